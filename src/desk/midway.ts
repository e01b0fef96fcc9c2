import type { Instant, Seconds } from "../time/instant.ts";
import { type RestAnswer, type RestRequest, refuse } from "./rest-answer.ts";
import { type Dropped, failure } from "./rest-faults.ts";
import type { Fault } from "./scene.ts";

/** After so many histories a fault of this kind comes, lasts so long, and comes again after as many. */
const histories = 12;
const lasting: Seconds = 20;

/** What each of them answers, with the seconds that it will still last. */
const answers = {
  storm: (left) => ({
    ...refuse(429, "TooManyRequests"),
    headers: { "retry-after": String(left) },
  }),
  "storm-untold": () => failure(429, "Too many requests"),
  "502": () => failure(502, "Bad gateway"),
  "offline-midway": () => "dropped",
  "signed-out-midway": () => refuse(401, "Couldn't authenticate you"),
} as const satisfies Partial<Record<Fault, (left: Seconds) => RestAnswer | Dropped>>;

type Midway = keyof typeof answers;

/** Lets faults come in the middle of a reading, and pass. */
export function openMidway(now: () => Instant) {
  const spells = new Map<Fault, { read: number; until: number }>();
  return (
    { address }: Pick<RestRequest, "address">,
    faults: readonly Fault[],
  ): RestAnswer | Dropped | null => {
    const isHistory = address.pathname.includes("/audits");
    for (const fault of faults.filter(isMidway)) {
      const spell = spells.get(fault) ?? { read: 0, until: 0 };
      spells.set(fault, spell);
      if (spell.until <= now() && spell.read >= histories) {
        spell.read = 0;
        spell.until = now() + lasting;
      }
      if (spell.until > now()) return answers[fault](spell.until - now());
      if (isHistory) spell.read++;
    }
    return null;
  };
}

function isMidway(fault: Fault): fault is Midway {
  return fault in answers;
}
