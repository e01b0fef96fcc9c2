import type { Settings } from "../definitions/settings.ts";
import { type MetricId, metricIndex, metrics } from "../metrics/traits.ts";
import type { Terms } from "./terms.ts";

/** What a share should be, by an admin. */
export interface Goal {
  readonly share: number;
  /** Whether the share may be no more than that, rather than no less. */
  readonly isLimit: boolean;
}

/** Null where nobody said; a service level has the goal of what it is about, first responses. */
export function goalOf(metric: MetricId, { goals, targets }: Settings): Goal | null {
  const known: Partial<Record<MetricId, number | null>> = {
    ...goals,
    service_level: targets.firstResponse?.goal ?? null,
  };
  const share = known[metric] ?? null;
  return share === null ? null : { share, isLimit: isLowerBetter(metric) };
}

export function isLowerBetter(metric: MetricId): boolean {
  return metrics[metricIndex[metric]]?.better === "lower";
}

export function isReached({ isLimit, share }: Goal, rate: number): boolean {
  return isLimit ? rate <= share : rate >= share;
}

/** Where a picture marks what should be reached: the target of durations, the goal of shares. */
export function aimOf({ settings, targetOf }: Terms, metric: MetricId): number | undefined {
  return targetOf(metric)?.within ?? goalOf(metric, settings)?.share;
}
