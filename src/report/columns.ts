import type { PersonId } from "../history/ids.ts";
import { priorities } from "../history/update.ts";
import type { Sample } from "../metrics/metric.ts";
import { type MetricId, type MetricTraits, metricIndex } from "../metrics/traits.ts";
import type { ReportedTicket, Selection } from "./report.ts";

/** Names by their place in a list. */
export class NameList<T> {
  readonly all: T[] = [];
  readonly #places = new Map<T, number>();

  /** -1 for none. */
  placeOf(name: T | null): number {
    if (name === null) return -1;
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.all.length);
    return this.all.push(name) - 1;
  }
}

/** The names that columns speak of. */
export interface Names {
  readonly agents: NameList<PersonId>;
  readonly kinds: NameList<string>;
}

/** The samples of one metric, a column for each of their facts. */
export interface Columns {
  readonly metric: MetricTraits;
  readonly samples: readonly Sample[];
  /** The ticket's place among all. */
  readonly ticket: Uint32Array;
  readonly at: Float64Array;
  readonly created: Float64Array;
  readonly value: Float64Array;
  /** Not a number where that clock does not know. */
  readonly working: Float64Array;
  readonly of: Float64Array;
  /** Its place in the list of priorities; -1 is none. */
  readonly priority: Int8Array;
  /** Places in lists of names; -1 is nobody and none. */
  readonly agent: Int32Array;
  readonly kind: Int32Array;
}

/** Writes down the samples of a metric, ticket by ticket. */
export function columnsOf(
  metric: MetricTraits & { readonly id: MetricId },
  { names, tickets }: { readonly names: Names; readonly tickets: readonly ReportedTicket[] },
): Columns {
  const of = ({ samples }: ReportedTicket) => samples[metricIndex[metric.id]] ?? [];
  const samples = tickets.flatMap(of);
  const places = tickets.flatMap((ticket, place) => of(ticket).map(() => place));
  return {
    metric,
    samples,
    ticket: Uint32Array.from(places),
    at: Float64Array.from(samples, ({ at }) => at),
    created: Float64Array.from(samples, ({ created }) => created),
    value: Float64Array.from(samples, ({ value }) => value),
    working: Float64Array.from(samples, ({ working }) => working ?? Number.NaN),
    of: Float64Array.from(samples, (sample) => sample.of),
    priority: Int8Array.from(samples, ({ priority }) =>
      priority === null ? -1 : priorities.indexOf(priority),
    ),
    agent: Int32Array.from(samples, ({ agent }) => names.agents.placeOf(agent)),
    kind: Int32Array.from(samples, ({ kind }) => names.kinds.placeOf(kind)),
  };
}

/** How long each sample took on the clock of a selection; not a number where that does not know. */
export function timesOn({ value, working }: Columns, { clock }: Pick<Selection, "clock">) {
  return clock === "working" ? working : value;
}
