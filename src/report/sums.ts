import type { MetricTraits } from "../metrics/traits.ts";
import type { Columns } from "./columns.ts";
import type { Selection } from "./report.ts";

/** What a metric's samples add up to: what a figure is made of. */
export interface Sum {
  readonly metric: MetricTraits;
  readonly count: number;
  readonly part: number;
  readonly whole: number;
  /** Durations, or for what is counted the number on each ticket. */
  readonly values: readonly number[];
  readonly kinds: ReadonlyMap<string, number>;
}

/** What no samples add up to. */
export function emptySum(metric: MetricTraits): Sum {
  return { metric, count: 0, part: 0, whole: 0, values: [], kinds: new Map() };
}

interface SumsParts {
  readonly clock: Selection["clock"];
  /** The list in which columns name kinds; it may grow at its end. */
  readonly kinds: readonly string[];
  /** How many sums to keep side by side. */
  readonly slots: number;
}

/** Many sums of one metric side by side, such as one for each agent; adds as a `Tally` does. */
export class Sums {
  readonly #columns: Columns;
  readonly #clock: Selection["clock"];
  readonly #kindNames: readonly string[];
  readonly #counts: Uint32Array;
  readonly #part: Float64Array;
  readonly #whole: Float64Array;
  readonly #values: number[][];
  readonly #lastTicket: Int32Array;
  readonly #kinds: Uint32Array;

  constructor(columns: Columns, parts: SumsParts) {
    const { clock, kinds, slots } = parts;
    this.#columns = columns;
    this.#clock = clock;
    this.#kindNames = [...kinds];
    this.#counts = new Uint32Array(slots);
    this.#part = new Float64Array(slots);
    this.#whole = new Float64Array(slots);
    this.#values = Array.from({ length: slots }, () => []);
    this.#lastTicket = new Int32Array(slots).fill(-1);
    this.#kinds = new Uint32Array(slots * kinds.length);
  }

  /** Adds the sample at a place. Samples of one ticket must come together. */
  add(slot: number, place: number): void {
    const { kind, metric, of, ticket, value, working } = this.#columns;
    const known = value[place] ?? 0;
    this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
    const sort = kind[place] ?? -1;
    if (sort >= 0) {
      const at = slot * this.#kindNames.length + sort;
      this.#kinds[at] = (this.#kinds[at] ?? 0) + 1;
    }
    const values = this.#values[slot];
    if (!values) return;
    if (metric.unit === "duration") {
      const took = this.#clock === "working" ? (working[place] ?? Number.NaN) : known;
      if (!Number.isNaN(took)) values.push(took);
      return;
    }
    this.#part[slot] = (this.#part[slot] ?? 0) + known;
    this.#whole[slot] = (this.#whole[slot] ?? 0) + (of[place] ?? 0);
    const on = ticket[place] ?? -1;
    if (this.#lastTicket[slot] === on) {
      const last = values.length - 1;
      values[last] = (values[last] ?? 0) + 1;
    } else {
      this.#lastTicket[slot] = on;
      values.push(1);
    }
  }

  of(slot: number): Sum {
    const kinds = this.#kindNames;
    const counts = this.#kinds.subarray(slot * kinds.length);
    return {
      metric: this.#columns.metric,
      count: this.#counts[slot] ?? 0,
      part: this.#part[slot] ?? 0,
      whole: this.#whole[slot] ?? 0,
      values: this.#values[slot] ?? [],
      get kinds() {
        return new Map(
          kinds.flatMap((kind, at): [string, number][] => {
            const count = counts[at] ?? 0;
            return count ? [[kind, count]] : [];
          }),
        );
      },
    };
  }
}
