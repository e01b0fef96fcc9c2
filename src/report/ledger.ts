import type { Range } from "../definitions/options.ts";
import { type Target, withinFor } from "../definitions/settings.ts";
import { priorities } from "../history/update.ts";
import { type MetricId, metricIndex } from "../metrics/traits.ts";
import type { Instant } from "../time/instant.ts";
import type { Arrived } from "./arrivals.ts";
import type { Book } from "./book.ts";
import { type BareSample, type Columns, sampleAt, timesOn } from "./columns.ts";
import type { Row } from "./figure.ts";
import { lazyRow, once } from "./lazy-row.ts";
import { excluded, flags } from "./packed.ts";
import { isWithin, type Report, type Selection } from "./report.ts";
import { type Looking, type Shown, selectedPlaces } from "./selected-places.ts";
import { stretchesBetween } from "./stretches-between.ts";
import { type Share, share } from "./summary.ts";
import { Sums } from "./sums.ts";

/** Which samples a figure is made of. */
export interface About {
  readonly metric: MetricId;
  readonly selection: Selection;
}

type ByPriority = Pick<Target, "byPriority" | "within">;

/** Which stretches to compare, on whose samples. */
export interface TrendSelection extends Pick<Selection, "agents" | "clock">, Pick<Range, "dateBy"> {
  /** Where each stretch begins, and at the end where the last one ends; in order. */
  readonly borders: readonly Instant[];
}

/**
 * What the tickets of a book add up to. They are written down so that every selection can be summed
 * up within a frame: numbers in columns are read many times faster than samples all over the
 * memory. The sums are those of `report`.
 */
export class Ledger {
  readonly #book: Book;
  readonly #found: Uint32Array;

  constructor(book: Book) {
    this.#book = book;
    this.#found = new Uint32Array(Math.max(...book.samples.map(({ at }) => at.length)));
  }

  /** What `report` makes of the tickets shown; what nobody looks at is never summed up. */
  report(selection: Selection, shown: Shown): Report {
    const { ids, people, samples, tickets } = this.#book;
    const team = people.length;
    const sums = samples.map((columns) =>
      once(() => {
        const { agent, metric, ticket } = columns;
        const sums = new Sums(columns, {
          clock: selection.clock,
          kinds: this.#book.kinds,
          slots: team + 1,
        });
        for (const place of this.#selected(columns, { selection, shown })) {
          const whose = agent[place] ?? -1;
          if (!metric.outOf || !this.#isExcluded(ticket[place] ?? 0)) sums.add(team, place);
          if (whose >= 0) sums.add(whose, place);
        }
        return sums;
      }),
    );
    const counted = this.#counted(shown, selection.range);
    const has = this.#agentsIn({ selection, shown });
    return {
      agents: new Map(
        people.flatMap((agent, slot) =>
          has[slot] ? [[agent, lazyRow(sums, { slot, tickets: null })]] : [],
        ),
      ),
      team: lazyRow(sums, { slot: team, tickets: counted.length }),
      get unanswered() {
        return Array.from(counted).flatMap((place) =>
          (tickets.flags[place] ?? 0) & flags.answered ? [] : (ids[place] ?? []),
        );
      },
    };
  }

  /** What `samplesBehind` finds in the tickets shown. */
  samplesBehind({ metric, selection }: About, shown: Shown): readonly BareSample[] {
    const columns = this.#book.samples[metricIndex[metric]];
    if (!columns) return [];
    return Array.from(this.#selected(columns, { selection, shown }), (place) =>
      sampleAt(place, { columns, ids: this.#book.ids }),
    ).flatMap((sample) => sample ?? []);
  }

  /** What `shareWithin` makes of the samples behind a figure. */
  shareWithin(
    { metric, selection, target }: About & { readonly target: ByPriority },
    shown: Shown,
  ): Share {
    const columns = this.#book.samples[metricIndex[metric]];
    let [part, whole] = [0, 0];
    if (!columns) return share(part, whole);
    const { priority } = columns;
    const times = timesOn(columns, selection);
    const unset = withinFor(target, null);
    const within = priorities.map((priority) => withinFor(target, priority));
    for (const place of this.#selected(columns, { selection, shown })) {
      const took = times[place] ?? Number.NaN;
      if (Number.isNaN(took)) continue;
      whole += 1;
      if (took <= (within[priority[place] ?? -1] ?? unset)) part += 1;
    }
    return share(part, whole);
  }

  /** When the tickets behind a duration arrived, and how long they took. */
  arrived({ metric, selection }: About, shown: Shown): Arrived {
    const columns = this.#book.samples[metricIndex[metric]];
    if (!columns) return { created: [], took: [] };
    const { created } = columns;
    const times = timesOn(columns, selection);
    const places = this.#selected(columns, { selection, shown });
    return {
      created: Float64Array.from(places, (place) => created[place] ?? 0),
      took: Float64Array.from(places, (place) => times[place] ?? Number.NaN),
    };
  }

  /** The team's row in stretches that follow each other. */
  trend({ agents, borders, clock, dateBy }: TrendSelection, shown: Shown): readonly Row[] {
    const [from, to] = [borders[0], borders.at(-1)];
    if (from === undefined || to === undefined) return [];
    const range = { from, to, dateBy };
    const selection = { agents, clock, range };
    const stretchOf = stretchesBetween(borders);
    const slots = borders.length - 1;
    const all = this.#book.samples.map((columns) =>
      once(() => {
        const { at, created, metric, ticket } = columns;
        const dates = dateBy === "created" ? created : at;
        const sums = new Sums(columns, { clock, kinds: this.#book.kinds, slots });
        for (const place of this.#selected(columns, { selection, shown })) {
          if (metric.outOf && this.#isExcluded(ticket[place] ?? 0)) continue;
          sums.add(stretchOf(dates[place] ?? from), place);
        }
        return sums;
      }),
    );
    const counts = new Uint32Array(slots);
    for (const place of this.#counted(shown, range)) {
      const stretch = stretchOf(this.#book.tickets.firstAt[place] ?? from);
      counts[stretch] = (counts[stretch] ?? 0) + 1;
    }
    return Array.from(counts, (tickets, slot) => lazyRow(all, { slot, tickets }));
  }

  /** Whether each agent has a sample of any metric: 1 where it does. */
  #agentsIn(looking: Looking): Uint8Array {
    const has = new Uint8Array(this.#book.people.length);
    let missing = has.length;
    for (const columns of this.#book.samples) {
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

  #isExcluded(place: number): boolean {
    return ((this.#book.tickets.flags[place] ?? 0) & excluded) !== 0;
  }

  /** Places of the tickets that shares of tickets are out of. */
  #counted(shown: Shown, range: Range | null): Uint32Array {
    const { firstAt } = this.#book.tickets;
    const found = new Uint32Array(firstAt.length);
    let count = 0;
    for (let place = 0; place < found.length; place++) {
      const isOut = !shown[place] || this.#isExcluded(place);
      if (!isOut && isWithin(firstAt[place] ?? 0, range)) found[count++] = place;
    }
    return found.subarray(0, count);
  }

  /** Good until the next call. */
  #selected(columns: Columns, looking: Looking): Uint32Array {
    return selectedPlaces(columns, {
      ...looking,
      agents: this.#book.people,
      found: this.#found,
    });
  }
}
