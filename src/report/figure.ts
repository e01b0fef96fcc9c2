import { forEachMetric, type MetricId, metricIndex } from "../metrics/traits.ts";
import { type Share, type Summary, share, summarise } from "./summary.ts";
import { emptySum, type Sum } from "./sums.ts";

/** One metric for one agent or the team. */
export interface Figure {
  /**
   * What to show as n: durations, a share's cases, or for a count the tickets
   * that it is spread over.
   */
  readonly n: number;
  /** For durations over their values, for counts over the number on each ticket. */
  readonly summary: Summary | null;
  /** For shares; for reopens `part` may be more than the solves of a range. */
  readonly share: Share | null;
  /** How many samples, and how many of each kind. */
  readonly total: number;
  readonly kinds: ReadonlyMap<string, number>;
}

export type Row = Readonly<Record<MetricId, Figure>>;

/** A row from the sum of every metric. `tickets`: what a share out of tickets is out of; null for those touched. */
export function figures(row: readonly Sum[], tickets: number | null): Row {
  const touched = row[metricIndex.touches]?.values.length ?? 0;
  return forEachMetric((metric, index) =>
    figure(row[index] ?? emptySum(metric), tickets ?? touched),
  );
}

/** A figure from a metric's sum. `tickets`: what a share out of tickets is out of. */
export function figure(sum: Sum, tickets: number): Figure {
  const { count, metric, part, values, whole } = sum;
  const isShare = metric.unit === "share";
  const ofTickets = metric.outOf ? share(values.length, tickets) : share(part, whole);
  let summary: Summary | null = null;
  return {
    n: isShare ? ofTickets.whole : values.length,
    total: count,
    share: isShare ? ofTickets : null,
    // Of many figures nobody looks at everything that there is.
    get summary() {
      summary ??= isShare ? null : summarise(values);
      return summary;
    },
    get kinds() {
      return sum.kinds;
    },
  };
}
