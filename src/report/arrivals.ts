import type { Sample } from "../metrics/metric.ts";
import type { Instant } from "../time/instant.ts";
import { type ClockStretch, openZone } from "../time/zone.ts";
import { type Summary, summarise } from "./summary.ts";

/** An hour of the week on local clocks; weekdays count from Monday, 0 to 6. */
export interface WeekHour {
  readonly weekday: number;
  readonly hour: number;
}

/** The hour of the week in which a sample's ticket arrived, in a zone that is opened once for all of them. */
export function weekHours(
  zone: string,
  samples: readonly Pick<Sample, "created">[],
): (created: Instant) => WeekHour {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { created } of samples) {
    if (created < from) from = created;
    if (created > to) to = created;
  }
  const stretches: readonly ClockStretch[] =
    (samples.length && openZone(zone)?.stretches(from, to + 1)) || [];
  return (at) => {
    const offset = stretches.findLast((stretch) => stretch.from <= at)?.offset ?? 0;
    const hours = Math.floor((at + offset) / 3600);
    // The first of January 1970 was a Thursday.
    const weekday = (((Math.floor(hours / 24) + 3) % 7) + 7) % 7;
    return { weekday, hour: ((hours % 24) + 24) % 24 };
  };
}

/** How long the tickets of each hour of the week took, by when they arrived; only hours with tickets. */
export function byArrival(
  samples: readonly Sample[],
  { clock, zone }: { readonly clock: "calendar" | "working"; readonly zone: string },
): ReadonlyMap<number, ReadonlyMap<number, Summary>> {
  if (!samples.length) return new Map();
  const hourOf = weekHours(zone, samples);
  const values = new Map<number, Map<number, number[]>>();
  for (const { created, value, working } of samples) {
    const took = clock === "working" ? working : value;
    if (took === null) continue;
    const { hour, weekday } = hourOf(created);
    const day = values.get(weekday) ?? new Map<number, number[]>();
    values.set(weekday, day);
    const hours = day.get(hour) ?? [];
    hours.push(took);
    day.set(hour, hours);
  }
  return new Map(
    [...values].map(([weekday, hours]) => [
      weekday,
      new Map([...hours].map(([hour, took]) => [hour, summarise(took)])),
    ]),
  );
}
