import { type ClockStretch, openZone } from "../time/zone.ts";
import { type Summary, summarise } from "./summary.ts";

/** An hour of the week on local clocks; weekdays count from Monday, 0 to 6. */
export interface WeekHour {
  readonly weekday: number;
  readonly hour: number;
}

const week = 7 * 24;
const thursday = 3 * 24;

/** The hour of the week at any of these instants, in a zone that is opened once for all of them. */
export function weekHours(zone: string, instants: ArrayLike<number>): (at: number) => WeekHour {
  const hourOf = hoursOfWeek(zone, instants);
  return (at) => {
    const hour = hourOf(at);
    return { weekday: Math.floor(hour / 24), hour: hour % 24 };
  };
}

/** The same as one number: hours since the week began. */
function hoursOfWeek(zone: string, instants: ArrayLike<number>): (at: number) => number {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = 0; index < instants.length; index++) {
    const at = instants[index] ?? 0;
    if (at < from) from = at;
    if (at > to) to = at;
  }
  const stretches: readonly ClockStretch[] =
    (instants.length && openZone(zone)?.stretches(from, to + 1)) || [];
  return (at) => {
    let last = stretches.length - 1;
    while (last >= 0 && (stretches[last]?.from ?? 0) > at) last--;
    const hours = Math.floor((at + (stretches[last]?.offset ?? 0)) / 3600);
    // The first of January 1970 was a Thursday.
    return (((hours + thursday) % week) + week) % week;
  };
}

/** Tickets by when they arrived and how long they took, in seconds; not a number where that is not known. */
export interface Arrived {
  readonly created: ArrayLike<number>;
  readonly took: ArrayLike<number>;
}

/** How long the tickets of each hour of the week took, by when they arrived; only hours with tickets. */
export function byArrival(
  { created, took: durations }: Arrived,
  zone: string,
): ReadonlyMap<number, ReadonlyMap<number, Summary>> {
  const hourOf = hoursOfWeek(zone, created);
  // In a list: maps of maps, asked for every sample, would take three times as long.
  const values = Array.from({ length: week }, (): number[] => []);
  for (let index = 0; index < created.length; index++) {
    const took = durations[index] ?? Number.NaN;
    if (!Number.isNaN(took)) values[hourOf(created[index] ?? 0)]?.push(took);
  }
  const days = new Map<number, Map<number, Summary>>();
  values.forEach((took, at) => {
    if (!took.length) return;
    const weekday = Math.floor(at / 24);
    const hours = days.get(weekday) ?? new Map<number, Summary>();
    days.set(weekday, hours.set(at % 24, summarise(took)));
  });
  return days;
}
