import type { Range } from "../definitions/options.ts";
import type { Instant } from "../time/instant.ts";
import { shift } from "../time/instant.ts";
import { readDay } from "../time/wall-clock.ts";
import { openZone } from "../time/zone.ts";

/** Local dates such as `2026-11-25`, the last one included. */
export interface Dates {
  readonly from: string;
  readonly to: string;
}

/** Whole days before today; null is everything. */
export const periods = [7, 30, 90, null] as const;
export type Period = (typeof periods)[number] | Dates;

/** From when a period is looked at, and in which zone its days begin. */
export interface Moment {
  readonly at: Instant;
  readonly zone: string;
}

const week = 7;
const weeksShown = 12;

/**
 * From midnight in the zone, so many days ago, with all of today; or from the
 * first midnight of the dates to the last. Null for everything, and for dates
 * that do not exist or end before they begin.
 */
export function rangeOf(
  period: Period,
  { dateBy, ...moment }: Moment & Pick<Range, "dateBy">,
): Range | null {
  const days = daysOf(period, moment);
  if (!days) return null;
  const midnight = midnights(moment);
  return { from: midnight(days[0]), to: midnight(days[1]), dateBy };
}

/** As many days directly before a period; null where there is no before. */
export function previousRange(
  period: Period,
  { dateBy, ...moment }: Moment & Pick<Range, "dateBy">,
): Range | null {
  const days = daysOf(period, moment);
  if (!days) return null;
  const midnight = midnights(moment);
  const [from, to] = days;
  // Today counts as part of the period, not as a day of its own length.
  const length = typeof period === "number" ? period : to - from;
  return { from: midnight(from - length), to: midnight(from), dateBy };
}

/** The local dates of a range, its last day included. */
export function datesOf({ from, to }: Pick<Range, "from" | "to">, zone: string): Dates {
  const offsetAt = offsetIn(zone);
  const write = (at: number) =>
    new Date((at + offsetAt(at)) * 1000).toISOString().slice(0, "2026-11-25".length);
  return { from: write(from), to: write(to - 1) };
}

/** How many days a period has, today as part of it; null for everything. */
export function lengthOf(period: Period): number | null {
  if (period === null || typeof period === "number") return period;
  const [from, to] = [readDay(period.from), readDay(period.to)];
  return from === null || to === null ? null : to - from + 1;
}

/** What is wrong with dates that somebody typed; null where they make a period. */
export function problemOf({ from, to }: Dates, today: string): DatesProblem | null {
  if (readDay(from) === null) return "first_missing";
  if (readDay(to) === null) return "last_missing";
  if (to < from) return "turned_round";
  return from > today ? "in_future" : null;
}

export type DatesProblem = "first_missing" | "last_missing" | "turned_round" | "in_future";

/** Where the last twelve weeks begin, and where the last one ends: thirteen midnights, seven days apart. */
export function lastWeeks(moment: Moment): readonly Instant[] {
  const midnight = midnights(moment);
  const tomorrow = dayOf(moment) + 1;
  return Array.from({ length: weeksShown + 1 }, (_, index) =>
    midnight(tomorrow - week * (weeksShown - index)),
  );
}

/** `[first, last)` in days since 1970. */
function daysOf(period: Period, moment: Moment): readonly [number, number] | null {
  if (period === null) return null;
  if (typeof period === "number") {
    const today = dayOf(moment);
    return [today - period, today + 1];
  }
  const [from, to] = [readDay(period.from), readDay(period.to)];
  return from === null || to === null || to < from ? null : [from, to + 1];
}

const daySeconds = 86_400;

function dayOf({ at, zone }: Moment): number {
  return Math.floor((at + offsetIn(zone)(at)) / daySeconds);
}

/** When days begin in the zone. A midnight that the clocks skip is the moment after. */
function midnights({ at, zone }: Moment): (day: number) => Instant {
  const offsetAt = offsetIn(zone);
  return (day) => {
    const local = day * daySeconds;
    return shift(at, local - offsetAt(local - offsetAt(local)) - at);
  };
}

function offsetIn(zone: string): (at: number) => number {
  return openZone(zone)?.offsetAt ?? (() => 0);
}
