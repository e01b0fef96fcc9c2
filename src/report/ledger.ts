import type { Range } from "../definitions/options.ts";
import type { PersonId } from "../history/ids.ts";
import type { Sample } from "../metrics/metric.ts";
import { type MetricId, metricIndex, metrics } from "../metrics/traits.ts";
import type { Instant } from "../time/instant.ts";
import { ColumnReader, type Columns, columnsOf, NameList, type Names } from "./columns.ts";
import { emptyRow, figures, type Row, type TallyRow } from "./figure.ts";
import { isWithin, type Report, type ReportedTicket, type Selection } from "./report.ts";

/** Which tickets to look at, 1 for each that is, by their place among all. */
export type Shown = Uint8Array;

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

  constructor(tickets: readonly ReportedTicket[]) {
    this.#tickets = tickets;
    this.#columns = metrics.map((metric) => columnsOf(metric, { names: this.#names, tickets }));
    this.#found = new Uint32Array(Math.max(...this.#columns.map(({ at }) => at.length)));
  }

  /** What `report` makes of the tickets shown. */
  report(selection: Selection, shown: Shown): Report {
    const { clock, range } = selection;
    const team = emptyRow();
    const rows: TallyRow[] = [];
    for (const [index, columns] of this.#columns.entries()) {
      const whose = new ColumnReader(columns, {
        clock,
        names: this.#names,
        tickets: this.#tickets,
      });
      for (const place of this.#selected(columns, { selection, shown })) {
        const value = whose.turnTo(place);
        if (!whose.isLeftOut) team[index]?.add(whose, value);
        if (whose.agent < 0) continue;
        const row = rows[whose.agent] ?? emptyRow();
        rows[whose.agent] = row;
        row[index]?.add(whose, value);
      }
    }
    const agents = new Map<PersonId, Row>();
    for (const [place, row] of rows.entries()) {
      const agent = this.#names.agents.all[place];
      if (row && agent !== undefined) agents.set(agent, figures(row, null));
    }
    const counted = this.#counted(shown, range);
    const unanswered = counted.filter(({ firstResponse }) => !firstResponse);
    return {
      agents,
      team: figures(team, counted.length),
      unanswered: unanswered.map(({ ticket }) => ticket),
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
    const stretchOf = finder(borders);
    const rows = borders.slice(1).map(emptyRow);
    for (const [index, columns] of this.#columns.entries()) {
      const dates = dateBy === "created" ? columns.created : columns.at;
      const whose = new ColumnReader(columns, {
        clock,
        names: this.#names,
        tickets: this.#tickets,
      });
      const selection = { agents, clock, range };
      for (const place of this.#selected(columns, { selection, shown })) {
        const value = whose.turnTo(place);
        const row = rows[stretchOf(dates[place] ?? from)];
        if (!whose.isLeftOut) row?.[index]?.add(whose, value);
      }
    }
    const counts = rows.map(() => 0);
    for (const { firstAt } of this.#counted(shown, range)) {
      const stretch = stretchOf(firstAt);
      counts[stretch] = (counts[stretch] ?? 0) + 1;
    }
    return rows.map((row, stretch) => figures(row, counts[stretch] ?? 0));
  }

  /** The tickets that shares of tickets are out of. */
  #counted(shown: Shown, range: Range | null): readonly ReportedTicket["story"][] {
    return this.#tickets.flatMap(({ story }, place) =>
      shown[place] && !story.exclusion && isWithin(story.firstAt, range) ? story : [],
    );
  }

  /** Places of the samples that are looked at; good until the next call. */
  #selected(
    { agent, at, created, ticket }: Columns,
    { selection, shown }: { readonly selection: Selection; readonly shown: Shown },
  ): Uint32Array {
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
