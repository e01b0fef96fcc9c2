import type { TicketId } from "../history/ids.ts";
import type { Sample } from "../metrics/metric.ts";
import type { MetricTraits } from "../metrics/traits.ts";

interface KindCount {
  readonly kind: string;
  count: number;
}

/** What of a sample is added up. */
type Counted = Pick<Sample, "value" | "of" | "kind"> & { readonly ticket: TicketId };

/** What one metric's samples add up to, sample by sample; none is kept. */
export class Tally {
  readonly metric: MetricTraits;
  /** Durations, or for what is counted the number on each ticket. */
  readonly values: number[] = [];
  count = 0;
  part = 0;
  whole = 0;
  readonly #isDuration: boolean;
  #ticket: TicketId | null = null;
  /** A metric has few kinds: looking through a list is faster than a map. */
  readonly #kinds: KindCount[] = [];
  /** Of the kind that came last: the next one often is of the same. */
  #lastKind: KindCount | null = null;

  constructor(metric: MetricTraits) {
    this.metric = metric;
    this.#isDuration = metric.unit === "duration";
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
