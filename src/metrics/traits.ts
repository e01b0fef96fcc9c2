/** What is known of a metric before anything is measured. */
export interface MetricTraits {
  /** Kept in settings and addresses: an id is for ever. */
  readonly id: string;
  readonly unit: "duration" | "count" | "share";
  readonly better: "lower" | "higher" | "neither";
  /**
   * What a share is out of: its own samples of the whole, or else tickets,
   * however often it happened on each: those that an agent touched, and for the
   * team those that are not excluded.
   */
  readonly outOf?: "tickets";
}

/** Every metric, in the order in which they are shown. `all.ts` has how each is measured. */
export const metrics = [
  { id: "first_response", unit: "duration", better: "lower" },
  { id: "resolution", unit: "duration", better: "lower" },
  { id: "reopens", unit: "share", better: "lower" },
  { id: "touches", unit: "count", better: "neither" },
  { id: "escalations", unit: "share", better: "neither", outOf: "tickets" },
  { id: "reply_time", unit: "duration", better: "lower" },
  { id: "one_touch", unit: "share", better: "higher" },
  { id: "first_contact_resolution", unit: "share", better: "higher" },
  { id: "service_level", unit: "share", better: "higher" },
  { id: "csat", unit: "share", better: "higher" },
  { id: "received", unit: "count", better: "neither" },
] as const satisfies readonly MetricTraits[];

export type MetricId = (typeof metrics)[number]["id"];

/** A value for every metric. */
export function forEachMetric<T>(
  make: (metric: MetricTraits & { readonly id: MetricId }, index: number) => T,
): Record<MetricId, T> {
  const values: Partial<Record<MetricId, T>> = {};
  for (const [index, metric] of metrics.entries()) values[metric.id] = make(metric, index);
  return values as Record<MetricId, T>;
}

/** Where a metric stands in `metrics`. */
export const metricIndex = forEachMetric((_, index) => index);
