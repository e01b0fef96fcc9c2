import type { Question } from "../hosts/carry.ts";
import type { Urgency } from "../hosts/host.ts";
import type { Asker } from "./question.ts";

/** A question that waits for its turn, or for its answer, and all who want to know. */
export interface Entry {
  readonly question: Question;
  askers: readonly Asker[];
  /** Until when its askers were told to wait; null where they were not, or are no longer. */
  toldUntil: number | null;
}

/** Who is before whom: a hidden tab's histories come last, what it shows first does not. */
const ranks: Readonly<Record<Urgency, readonly [shown: number, hidden: number]>> = {
  now: [0, 2],
  soon: [1, 3],
  later: [4, 5],
};

/** An entry's place follows the most pressing of its askers, among equals who came first. */
export function inTurn(line: readonly Entry[], hidden: ReadonlySet<string>): readonly Entry[] {
  return line
    .map((entry) => ({ entry, rank: rankOf(entry, hidden) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ entry }) => entry);
}

function rankOf({ askers }: Entry, hidden: ReadonlySet<string>): number {
  return Math.min(...askers.map(({ tab, urgency }) => ranks[urgency][hidden.has(tab) ? 1 : 0]));
}

/** Whether it is for later, and for nobody who looks: it goes when nothing else is asked. */
export function isBackground({ askers }: Entry, hidden: ReadonlySet<string>): boolean {
  return askers.every(({ tab, urgency }) => urgency === "later" && hidden.has(tab));
}

/** The most pressing of those who ask. */
export function urgencyOf({ askers }: Entry): Urgency {
  const all: readonly Urgency[] = ["now", "soon", "later"];
  return all.find((one) => askers.some(({ urgency }) => urgency === one)) ?? "later";
}
