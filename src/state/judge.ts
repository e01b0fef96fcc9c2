import type { Sample } from "../metrics/metric.ts";
import { type MetricId, type MetricTraits, metricIndex, metrics } from "../metrics/traits.ts";
import type { Figure } from "../report/figure.ts";
import type { Share } from "../report/summary.ts";
import { isSolvedNow, type Story } from "../story/story.ts";
import type { Instant, Seconds } from "../time/instant.ts";

/** Fewer cases than this are never judged. Rules: section 13. */
export const enough = 5;

export type Clock = "calendar" | "working";

/** The one number that stands for a figure: median, share, or mean of counts; null: too few. */
export function headline({ n, share, summary, total }: Figure, metric: MetricId): number | null {
  // A ticket is taken over once or twice: only how often in all says something.
  if (metric === "received") return total;
  if (n < enough) return null;
  if (share) return share.rate;
  return (unitOf(metric) === "count" ? summary?.mean : summary?.median) ?? null;
}

export function unitOf(metric: MetricId): MetricTraits["unit"] {
  return metrics[metricIndex[metric]]?.unit ?? "duration";
}

/** What a sample counts on a clock; null: that clock does not know. */
export function valueOn(
  { value, working }: Pick<Sample, "value" | "working">,
  clock: Clock,
): Seconds | null {
  return clock === "working" ? working : value;
}

/** Where a true share likely lies, by Wilson's interval at 95 %. */
export function likelyRange({ part, whole }: Share): readonly [from: number, to: number] {
  const squared = 1.96 ** 2;
  const rate = part / whole;
  const centre = rate + squared / (2 * whole);
  const reach = Math.sqrt(squared * ((rate * (1 - rate)) / whole + squared / (4 * whole ** 2)));
  const scale = 1 + squared / whole;
  return [(centre - reach) / scale, (centre + reach) / scale];
}

/** Since when a ticket's clock for a metric is running; null where it stands. */
export function runningSince(story: Story, metric: MetricId): Instant | null {
  if (isSolvedNow(story) || story.exclusion) return null;
  const since = { first_response: story.awaitingSince, resolution: story.createdAt };
  return metric === "first_response" || metric === "resolution" ? since[metric] : null;
}
