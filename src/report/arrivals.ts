import type { Sample } from "../metrics/metric.ts";
import type { Instant } from "../time/instant.ts";
import { type ClockStretch, openZone } from "../time/zone.ts";
import { type Summary, summarise } from "./summary.ts";

/** An hour of the week on local clocks; weekdays count from Monday, 0 to 6. */
export interface WeekHour {
  readonly weekday: number;
  readonly hour: number;
}

const week = 7 * 24;
const thursday = 3 * 24;

type Arrived = Pick<Sample, "created">;

/** The hour of the week in which a sample's ticket arrived, in a zone that is opened once for all of them. */
export function weekHours(
  zone: string,
  samples: readonly Arrived[],
): (created: Instant) => WeekHour {
  const hourOf = hoursOfWeek(zone, samples);
  return (at) => {
    const hour = hourOf(at);
    return { weekday: Math.floor(hour / 24), hour: hour % 24 };
  };
}

/** The same as one number: hours since the week began. */
function hoursOfWeek(zone: string, samples: readonly Arrived[]): (created: Instant) => number {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { created } of samples) {
    if (created < from) from = created;
    if (created > to) to = created;
  }
  const stretches: readonly ClockStretch[] =
    (samples.length && openZone(zone)?.stretches(from, to + 1)) || [];
  return (at) => {
    let last = stretches.length - 1;
    while (last >= 0 && (stretches[last]?.from ?? 0) > at) last--;
    const hours = Math.floor((at + (stretches[last]?.offset ?? 0)) / 3600);
    // The first of January 1970 was a Thursday.
    return (((hours + thursday) % week) + week) % week;
  };
}

/** How long the tickets of each hour of the week took, by when they arrived; only hours with tickets. */
export function byArrival(
  samples: readonly Sample[],
  { clock, zone }: { readonly clock: "calendar" | "working"; readonly zone: string },
): ReadonlyMap<number, ReadonlyMap<number, Summary>> {
  if (!samples.length) return new Map();
  const hourOf = hoursOfWeek(zone, samples);
  // In a list: maps of maps, asked for every sample, would take three times as long.
  const values = Array.from({ length: week }, (): number[] => []);
  for (const { created, value, working } of samples) {
    const took = clock === "working" ? working : value;
    if (took !== null) values[hourOf(created)]?.push(took);
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
