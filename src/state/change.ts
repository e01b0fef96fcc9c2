import type { MetricId } from "../metrics/traits.ts";
import type { Figure } from "../report/figure.ts";
import { headline, unitOf } from "./judge.ts";

/** How a figure moved from one stretch of time to the next. */
export interface Change {
  /**
   * How far, never negative: seconds, points of a percentage, or a mean's
   * difference. Taken between the two as they are shown, so that a reader who
   * subtracts finds the same; zero is no change.
   */
  readonly size: number;
  readonly isUp: boolean;
}

/**
 * The change of a metric between two figures; null where either has too few
 * cases. What is only counted has none: the period has today's hours more than
 * the time before it.
 */
export function changeOf(
  metric: MetricId,
  { before, now }: { before: Figure; now: Figure },
): Change | null {
  if (metric === "received") return null;
  const [then, is] = [headline(before, metric), headline(now, metric)];
  if (then === null || is === null) return null;
  const step = stepOf(metric, Math.max(then, is));
  const shown = (value: number) => Math.round(value / step);
  const steps = shown(is) - shown(then);
  const unit = unitOf(metric) === "share" ? 1 : step;
  return { size: Math.abs(steps) * unit, isUp: steps > 0 };
}

/** What a headline is rounded to where it is shown. */
function stepOf(metric: MetricId, largest: number): number {
  const unit = unitOf(metric);
  if (unit === "share") return 0.01;
  if (unit === "count") return 0.1;
  if (largest < 3600) return 1;
  return largest < 86_400 ? 60 : 3600;
}
