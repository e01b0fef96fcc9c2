import type { TicketId } from "../history/ids.ts";
import type { Sample } from "../metrics/metric.ts";
import { type MetricTraits, metrics } from "../metrics/traits.ts";
import type { Sum } from "./sums.ts";

interface KindCount {
  readonly kind: string;
  count: number;
}

/** What of a sample is added up. */
type Counted = Pick<Sample, "value" | "of" | "kind"> & { readonly ticket: TicketId };

/** What one metric's samples add up to, sample by sample; none is kept. */
export class Tally {
  readonly metric: MetricTraits;
  /** Durations, or the number on each ticket for what is counted or out of tickets. */
  readonly values: number[] = [];
  count = 0;
  part = 0;
  whole = 0;
  readonly #isDuration: boolean;
  readonly #isByTicket: boolean;
  #ticket: TicketId | null = null;
  /** A metric has few kinds: looking through a list is faster than a map. */
  readonly #kinds: KindCount[] = [];
  /** Of the kind that came last: the next one often is of the same. */
  #lastKind: KindCount | null = null;

  constructor(metric: MetricTraits) {
    this.metric = metric;
    this.#isDuration = metric.unit === "duration";
    this.#isByTicket = metric.unit === "count" || metric.outOf === "tickets";
  }

  /** How many samples are of each kind. */
  get kinds(): ReadonlyMap<string, number> {
    return new Map(this.#kinds.map(({ count, kind }) => [kind, count]));
  }

  /** Samples of one ticket must come together. `value` is the one on the chosen clock. */
  add(sample: Counted, value: number | null): void {
    this.count++;
    if (sample.kind !== null) this.#addKind(sample.kind);
    if (this.#isDuration) {
      if (value !== null) this.values.push(value);
      return;
    }
    this.part += sample.value;
    this.whole += sample.of;
    if (!this.#isByTicket) return;
    const { values } = this;
    const last = values.length - 1;
    if (last >= 0 && sample.ticket === this.#ticket) {
      values[last] = (values[last] ?? 0) + 1;
    } else {
      this.#ticket = sample.ticket;
      values.push(1);
    }
  }

  #addKind(kind: string): void {
    const last = this.#lastKind;
    const counted = last && last.kind === kind ? last : this.#countOf(kind);
    counted.count++;
    this.#lastKind = counted;
  }

  #countOf(kind: string): KindCount {
    for (const known of this.#kinds) if (known.kind === kind) return known;
    const first = { kind, count: 0 };
    this.#kinds.push(first);
    return first;
  }
}

/** A tally for each metric, in the metrics' order. */
export type TallyRow = readonly Tally[];

export function emptyRow(): TallyRow {
  return metrics.map((metric) => new Tally(metric));
}

/** What tallies of one metric add up to; of what is counted the values are those of each tally. */
export function pooled(metric: MetricTraits, tallies: readonly Tally[]): Sum {
  const kinds = new Map<string, number>();
  let [count, part, whole] = [0, 0, 0];
  for (const tally of tallies) {
    count += tally.count;
    part += tally.part;
    whole += tally.whole;
    for (const [kind, added] of tally.kinds) kinds.set(kind, (kinds.get(kind) ?? 0) + added);
  }
  const none: number[] = [];
  // `concat` copies lists as a whole, many times faster than `flatMap` goes from value to value.
  const values = none.concat(...tallies.map((tally) => tally.values));
  return { metric, count, part, whole, kinds, values };
}
