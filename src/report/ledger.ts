import type { Range } from "../definitions/options.ts";
import type { Sample } from "../metrics/metric.ts";
import { type MetricId, metricIndex, metrics } from "../metrics/traits.ts";
import type { Instant } from "../time/instant.ts";
import { type Columns, columnsOf, NameList, type Names } from "./columns.ts";
import type { Row } from "./figure.ts";
import { lazyRow, once } from "./lazy-row.ts";
import { isWithin, type Report, type ReportedTicket, type Selection } from "./report.ts";
import { Sums } from "./sums.ts";

/** Which tickets to look at, 1 for each that is, by their place among all. */
export type Shown = Uint8Array;

interface Looking {
  readonly selection: Selection;
  readonly shown: Shown;
}

/** Which stretches to compare, on whose samples. */
export interface TrendSelection extends Pick<Selection, "agents" | "clock">, Pick<Range, "dateBy"> {
  /** Where each stretch begins, and at the end where the last one ends; in order. */
  readonly borders: readonly Instant[];
}

/**
 * The samples of many tickets, written down once so that they can be summed up
 * again and again, each time by another selection, within a frame: numbers in
 * columns are read many times faster than samples all over the memory. The
 * sums are those of `report`. Each ticket may come once.
 */
export class Ledger {
  readonly #tickets: readonly ReportedTicket[];
  readonly #names: Names = { agents: new NameList(), kinds: new NameList() };
  readonly #columns: readonly Columns[];
  readonly #found: Uint32Array;
  readonly #isExcluded: Uint8Array;
  readonly #firstAt: Float64Array;

  constructor(tickets: readonly ReportedTicket[]) {
    this.#tickets = tickets;
    this.#isExcluded = Uint8Array.from(tickets, ({ story }) => (story.exclusion ? 1 : 0));
    this.#firstAt = Float64Array.from(tickets, ({ story }) => story.firstAt);
    this.#columns = metrics.map((metric) => columnsOf(metric, { names: this.#names, tickets }));
    this.#found = new Uint32Array(Math.max(...this.#columns.map(({ at }) => at.length)));
  }

  /** What `report` makes of the tickets shown; what nobody looks at is never summed up. */
  report(selection: Selection, shown: Shown): Report {
    const agents = this.#names.agents.all;
    const team = agents.length;
    const sums = this.#columns.map((columns) =>
      once(() => {
        const { agent, metric, ticket } = columns;
        const sums = new Sums(columns, {
          clock: selection.clock,
          names: this.#names,
          slots: team + 1,
        });
        for (const place of this.#selected(columns, { selection, shown })) {
          const whose = agent[place] ?? -1;
          if (!metric.outOf || !this.#isExcluded[ticket[place] ?? 0]) sums.add(team, place);
          if (whose >= 0) sums.add(whose, place);
        }
        return sums;
      }),
    );
    const counted = this.#counted(shown, selection.range);
    const has = this.#agentsIn({ selection, shown });
    const stories = this.#tickets;
    return {
      agents: new Map(
        agents.flatMap((agent, slot) =>
          has[slot] ? [[agent, lazyRow(sums, { slot, tickets: null })]] : [],
        ),
      ),
      team: lazyRow(sums, { slot: team, tickets: counted.length }),
      get unanswered() {
        return Array.from(counted).flatMap((place) => {
          const story = stories[place]?.story;
          return story && !story.firstResponse ? story.ticket : [];
        });
      },
    };
  }

  /** What `samplesBehind` finds in the tickets shown. */
  samplesBehind(
    { metric, selection }: { readonly metric: MetricId; readonly selection: Selection },
    shown: Shown,
  ): readonly Sample[] {
    const columns = this.#columns[metricIndex[metric]];
    const found: Sample[] = [];
    if (!columns) return found;
    for (const place of this.#selected(columns, { selection, shown })) {
      const sample = columns.samples[place];
      if (sample) found.push(sample);
    }
    return found;
  }

  /** The team's row in stretches that follow each other. */
  trend({ agents, borders, clock, dateBy }: TrendSelection, shown: Shown): readonly Row[] {
    const [from] = borders;
    const to = borders.at(-1);
    if (from === undefined || to === undefined) return [];
    const range = { from, to, dateBy };
    const selection = { agents, clock, range };
    const stretchOf = finder(borders);
    const slots = borders.length - 1;
    const all = this.#columns.map((columns) =>
      once(() => {
        const { at, created, metric, ticket } = columns;
        const dates = dateBy === "created" ? created : at;
        const sums = new Sums(columns, { clock, names: this.#names, slots });
        for (const place of this.#selected(columns, { selection, shown })) {
          if (metric.outOf && this.#isExcluded[ticket[place] ?? 0]) continue;
          sums.add(stretchOf(dates[place] ?? from), place);
        }
        return sums;
      }),
    );
    const counts = new Uint32Array(slots);
    for (const place of this.#counted(shown, range)) {
      const stretch = stretchOf(this.#firstAt[place] ?? from);
      counts[stretch] = (counts[stretch] ?? 0) + 1;
    }
    return Array.from(counts, (tickets, slot) => lazyRow(all, { slot, tickets }));
  }

  /** Whether each agent has a sample of any metric: 1 where it does. */
  #agentsIn(looking: Looking): Uint8Array {
    const has = new Uint8Array(this.#names.agents.all.length);
    let missing = has.length;
    for (const columns of this.#columns) {
      if (!missing) break;
      for (const place of this.#selected(columns, looking)) {
        const whose = columns.agent[place] ?? -1;
        if (whose < 0 || has[whose]) continue;
        has[whose] = 1;
        missing--;
      }
    }
    return has;
  }

  /** Places of the tickets that shares of tickets are out of. */
  #counted(shown: Shown, range: Range | null): Uint32Array {
    const found = new Uint32Array(this.#tickets.length);
    let count = 0;
    for (let place = 0; place < found.length; place++) {
      const isOut = !shown[place] || this.#isExcluded[place];
      if (!isOut && isWithin(this.#firstAt[place] ?? 0, range)) found[count++] = place;
    }
    return found.subarray(0, count);
  }

  /** Places of the samples that are looked at; good until the next call. */
  #selected({ agent, at, created, ticket }: Columns, { selection, shown }: Looking): Uint32Array {
    const { agents, range } = selection;
    const among = agents && this.#names.agents.all.map((id) => agents.has(id));
    const dates = range?.dateBy === "created" ? created : at;
    const from = range?.from ?? Number.NEGATIVE_INFINITY;
    const to = range?.to ?? Number.POSITIVE_INFINITY;
    const found = this.#found;
    let count = 0;
    for (let place = 0; place < at.length; place++) {
      const date = dates[place] ?? 0;
      if (date < from || date >= to || !shown[ticket[place] ?? 0]) continue;
      if (among && !among[agent[place] ?? -1]) continue;
      found[count++] = place;
    }
    return found.subarray(0, count);
  }
}

/** In which stretch an instant within them lies; they are about equally long. */
function finder(borders: readonly Instant[]): (at: number) => number {
  const [first = 0] = borders;
  const last = borders.length - 2;
  const average = ((borders.at(-1) ?? first) - first) / (last + 1);
  return (at) => {
    let stretch = Math.max(0, Math.min(last, Math.floor((at - first) / average) || 0));
    while (stretch > 0 && at < (borders[stretch] ?? 0)) stretch--;
    while (stretch < last && at >= (borders[stretch + 1] ?? 0)) stretch++;
    return stretch;
  };
}
