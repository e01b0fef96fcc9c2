import { forEachMetric, metricIndex } from "../metrics/traits.ts";
import { figure, type Row } from "./figure.ts";
import { emptySum, type Sums } from "./sums.ts";

/** Does something when its outcome is first asked for, and never again. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

interface RowParts {
  readonly slot: number;
  /** What a share of tickets is out of; null for those touched. */
  readonly tickets: number | null;
}

/** The row of a slot, each figure made when somebody looks at it. */
export function lazyRow(sums: readonly (() => Sums)[], { slot, tickets }: RowParts): Row {
  const touched = () => sums[metricIndex.touches]?.().of(slot).values.length ?? 0;
  return forEachMetric((metric, index) => {
    const figureOf = once(() => {
      const sum = sums[index]?.().of(slot) ?? emptySum(metric);
      return figure(sum, metric.outOf ? (tickets ?? touched()) : 0);
    });
    return {
      get n() {
        return figureOf().n;
      },
      get summary() {
        return figureOf().summary;
      },
      get share() {
        return figureOf().share;
      },
      get total() {
        return figureOf().total;
      },
      get kinds() {
        return figureOf().kinds;
      },
    };
  });
}
