import type { Range } from "../definitions/options.ts";
import type { TicketId } from "../history/ids.ts";
import { type MetricId, metricIndex } from "../metrics/traits.ts";
import type { Instant } from "../time/instant.ts";
import type { Book } from "./book.ts";
import { eachColumn } from "./column.ts";
import { type BareSample, type Columns, sampleAt } from "./columns.ts";
import { lazyRow, once } from "./lazy-row.ts";
import { done, excluded, flags, type TicketColumns } from "./packed.ts";
import { isWithin, type Rows, type Selection } from "./report.ts";
import { type Looking, type Shown, selectedPlaces } from "./selected-places.ts";
import { Sums } from "./sums.ts";

/** Which samples a figure is made of. */
export interface About {
  readonly metric: MetricId;
  readonly selection: Selection;
}

/**
 * What the tickets of a book add up to, as it stands now. They are written down so that every
 * selection can be summed up within a frame: numbers in columns are read many times faster than
 * samples all over the memory. The sums are those of `report`.
 */
export class Ledger {
  readonly book: Book;
  readonly tickets: TicketColumns;
  /** In the metrics' order. */
  readonly samples: readonly Columns[];
  readonly #found: Uint32Array;

  constructor(book: Book) {
    this.book = book;
    this.tickets = eachColumn(book.tickets, ({ all }) => all);
    this.samples = book.samples.map(({ columns, metric }) => {
      return { metric, ...eachColumn(columns, ({ all }) => all) };
    });
    this.#found = new Uint32Array(Math.max(...this.samples.map(({ at }) => at.length)));
  }

  /** How many tickets there are. */
  get size(): number {
    return this.book.places.size;
  }

  has(ticket: TicketId): boolean {
    return this.book.places.has(ticket);
  }

  /** Whether the viewer may not read the notes of some of them. */
  get hidesNotes(): boolean {
    return [...this.book.places.values()].some((place) => this.is(flags.hidesNotes, place));
  }

  /** Whether one of these holds for the ticket at a place. */
  is(flag: number, place: number): boolean {
    return ((this.tickets.flags[place] ?? 0) & flag) !== 0;
  }

  /** Who held each ticket at an instant, by its place; `done` where it did not wait to be solved. */
  holdersAt(at: Instant): Int32Array {
    const { from, holder, ticket } = eachColumn(this.book.spells, ({ all }) => all);
    const held = new Int32Array(this.tickets.flags.length).fill(done);
    for (let spell = 0; spell < from.length; spell++) {
      if ((from[spell] ?? 0) <= at) held[ticket[spell] ?? -1] = holder[spell] ?? done;
    }
    return held;
  }

  /** The rows that `report` makes of the tickets shown; what nobody looks at is never summed up. */
  report(selection: Selection, shown: Shown): Rows {
    const people = this.book.people;
    const team = people.length;
    const sums = this.samples.map((columns) =>
      once(() => {
        const { agent, metric, ticket } = columns;
        const sums = new Sums(columns, {
          clock: selection.clock,
          kinds: this.book.kinds,
          slots: team + 1,
        });
        for (const place of this.selected(columns, { selection, shown })) {
          const whose = agent[place] ?? -1;
          if (!metric.outOf || !this.is(excluded, ticket[place] ?? 0)) sums.add(team, place);
          if (whose >= 0) sums.add(whose, place);
        }
        return sums;
      }),
    );
    const counted = this.counted(shown, selection.range);
    const has = this.#agentsIn({ selection, shown });
    return {
      agents: new Map(
        people.flatMap((agent, slot) =>
          has[slot] ? [[agent, lazyRow(sums, { slot, tickets: null })]] : [],
        ),
      ),
      team: lazyRow(sums, { slot: team, tickets: counted.length }),
    };
  }

  /** What `samplesBehind` finds in the tickets shown. */
  samplesBehind({ metric, selection }: About, shown: Shown): readonly BareSample[] {
    const columns = this.samples[metricIndex[metric]];
    if (!columns) return [];
    return Array.from(this.selected(columns, { selection, shown }), (place) =>
      sampleAt(place, { columns, ids: this.book.ids }),
    ).flatMap((sample) => sample ?? []);
  }

  /** Whether each agent has a sample of any metric: 1 where it does. */
  #agentsIn(looking: Looking): Uint8Array {
    const has = new Uint8Array(this.book.people.length);
    let missing = has.length;
    for (const columns of this.samples) {
      if (!missing) break;
      for (const place of this.selected(columns, looking)) {
        const whose = columns.agent[place] ?? -1;
        if (whose < 0 || has[whose]) continue;
        has[whose] = 1;
        missing--;
      }
    }
    return has;
  }

  /** Places of the tickets that shares of tickets are out of. */
  counted(shown: Shown, range: Range | null): Uint32Array {
    const { firstAt } = this.tickets;
    const found = new Uint32Array(firstAt.length);
    let count = 0;
    for (let place = 0; place < found.length; place++) {
      const isOut = !shown[place] || this.is(excluded, place);
      if (!isOut && isWithin(firstAt[place] ?? 0, range)) found[count++] = place;
    }
    return found.subarray(0, count);
  }

  /** Places of the samples that a selection lets through; good until the next call. */
  selected(columns: Columns, looking: Looking): Uint32Array {
    return selectedPlaces(columns, {
      ...looking,
      agents: this.book.people,
      found: this.#found,
    });
  }
}
