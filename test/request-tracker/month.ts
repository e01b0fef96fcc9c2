import { seeded } from "../../src/desk/month/random.ts";
import { type Instant, shift } from "../../src/time/instant.ts";
import { Diary } from "./diary.ts";
import type { TrackerEvent } from "./events.ts";
import { ordinaryLife } from "./ordinary-life.ts";
import { gone, specialLives } from "./special-lives.ts";

/** How long the made-up history is, in days. */
export const days = 30;

const day = 86_400;
const seed = 5;

/** Which month: the same one for the same answer. */
export interface MonthAsked {
  readonly start: Instant;
  /** How many are there in the end: what was merged away or deleted comes on top. */
  readonly tickets: number;
}

/** What happened in thirty days, in its order. What would come after their end has not happened. */
export function madeUpMonth({ start, tickets }: MonthAsked): readonly TrackerEvent[] {
  const random = seeded(seed);
  const special = Object.entries(specialLives).map(([ticket, live], index) => {
    const diary = new Diary(ticket, shift(start, 12 * day + index * 2 * 3600));
    live(diary);
    return diary;
  });
  const left = Math.max(0, tickets + gone - special.length);
  const ordinary = Array.from({ length: left }, (_, index) => {
    const diary = new Diary(`ordinary-${index + 1}`, shift(start, random.whole(0, days * day - 1)));
    ordinaryLife(diary, random);
    return diary;
  });
  const end = shift(start, days * day);
  return [...special, ...ordinary]
    .flatMap(({ events }) => events)
    .filter(({ at }) => at < end)
    .sort((one, other) => one.at - other.at);
}
