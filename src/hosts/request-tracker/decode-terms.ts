import { type Priority, priorities, type Status } from "../../history/update.ts";

/** The statuses of one lifecycle by their class, as RT's configuration names them. */
export interface Lifecycle {
  readonly initial: readonly string[];
  readonly active: readonly string[];
  readonly inactive: readonly string[];
}

/** What the site's configuration says, which REST2 does not tell. */
export interface Terms {
  readonly lifecycles: ReadonlyMap<string, Lifecycle>;
  /** From which number on a priority is called what, lowest first. */
  readonly priorities: readonly (readonly [name: string, from: number])[];
}

/** RT as it comes. */
export const usualTerms: Terms = {
  lifecycles: new Map([
    [
      "default",
      {
        initial: ["new"],
        active: ["open", "stalled"],
        inactive: ["resolved", "rejected", "deleted"],
      },
    ],
  ]),
  priorities: [
    ["Low", 0],
    ["Medium", 50],
    ["High", 100],
  ],
};

/** In every lifecycle the status of what was thrown away. */
export const deleted = "deleted";

/**
 * What a status stands for. By its class: initial is new, active is open,
 * inactive is solved. RT's own `stalled` is active, yet nobody works on such a
 * ticket, and RT does not say whom it waits for; nor does it open one again
 * when the customer answers. It is `hold`: the requester still waits.
 *
 * `lifecycle` is that of the ticket's queue; a status that it does not have is
 * looked up in the others. Null: no lifecycle has it.
 */
export function statusOf(
  name: string,
  { lifecycle, terms }: { readonly lifecycle: string | null; readonly terms: Terms },
): Status | null {
  const own = terms.lifecycles.get(lifecycle ?? "");
  for (const { active, inactive, initial } of [
    ...(own ? [own] : []),
    ...terms.lifecycles.values(),
    ...usualTerms.lifecycles.values(),
  ]) {
    if (initial.includes(name)) return "new";
    if (active.includes(name)) return name === "stalled" ? "hold" : "open";
    if (inactive.includes(name)) return "solved";
  }
  return null;
}

const known: Readonly<Record<string, Priority>> = {
  low: "low",
  medium: "normal",
  normal: "normal",
  high: "high",
  urgent: "urgent",
  critical: "urgent",
};

/**
 * What RT's pages call a number: the highest name that it reaches. As they
 * come, that is Low from 0, Medium from 50 and High from 100. A name that we
 * do not know counts by its place in the order. Null for what is no number.
 */
export function priorityOf(number: number, { priorities: names }: Terms): Priority | null {
  if (!Number.isFinite(number)) return null;
  const rank = Math.max(
    0,
    names.findLastIndex(([, from]) => number >= from),
  );
  const name = names[rank]?.[0].toLowerCase() ?? "";
  return known[name] ?? priorities[Math.min(rank, priorities.length - 1)] ?? null;
}
