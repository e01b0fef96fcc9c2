import type { Range } from "../definitions/options.ts";
import { type Instant, shift } from "../time/instant.ts";
import { openZone } from "../time/zone.ts";

/** Whole days before today; null is everything. */
export const periods = [7, 30, 90, null] as const;
export type Period = (typeof periods)[number];

const day = 86_400;

/** From midnight in the zone, so many days ago, with all of today. */
export function rangeOf(period: Period, { at, zone }: { at: Instant; zone: string }): Range | null {
  if (period === null) return null;
  const offsetAt = openZone(zone)?.offsetAt ?? (() => 0);
  const midnight = Math.floor((at + offsetAt(at)) / day - period) * day;
  const from = shift(at, midnight - offsetAt(midnight - offsetAt(at)) - at);
  return { from, to: shift(at, day), dateBy: "event" };
}
