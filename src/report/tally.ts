import type { TicketId } from "../history/ids.ts";
import type { Sample } from "../metrics/metric.ts";
import type { MetricTraits } from "../metrics/traits.ts";

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
  #ticket: TicketId | null = null;
  /** A metric has few kinds: looking through a list is faster than a map. */
  readonly #kinds: { readonly kind: string; count: number }[] = [];

  constructor(metric: MetricTraits) {
    this.metric = metric;
  }

  /** How many samples are of each kind. */
  get kinds(): ReadonlyMap<string, number> {
    return new Map(this.#kinds.map(({ count, kind }) => [kind, count]));
  }

  /** Samples of one ticket must come together. `value` is the one on the chosen clock. */
  add(sample: Counted, value: number | null): void {
    this.count++;
    this.part += sample.value;
    this.whole += sample.of;
    if (sample.kind !== null) this.#addKind(sample.kind);
    if (this.metric.unit === "duration") {
      if (value !== null) this.values.push(value);
    } else if (sample.ticket === this.#ticket) {
      const last = this.values.length - 1;
      this.values[last] = (this.values[last] ?? 0) + 1;
    } else {
      this.#ticket = sample.ticket;
      this.values.push(1);
    }
  }

  #addKind(kind: string): void {
    for (const known of this.#kinds) {
      if (known.kind !== kind) continue;
      known.count++;
      return;
    }
    this.#kinds.push({ kind, count: 1 });
  }
}
