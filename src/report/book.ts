import type { PersonId, TicketId } from "../history/ids.ts";
import { metrics } from "../metrics/traits.ts";
import { type Column, eachColumn, Growing, type Room } from "./column.ts";
import { type Packed, sampleRooms, spellRooms, ticketRooms } from "./packed.ts";

const grow = (room: Room) => new Growing(room);

/**
 * The tickets read so far, each at a place of its own, with what figures over many of them need.
 * More come in at the end; one that is read again gets another place, and nobody looks at the one
 * before any more. What was taken out of the columns before stays as it was. All that comes in
 * is packed by the same hand.
 */
export class Book {
  readonly ids: TicketId[] = [];
  /** Where each ticket stands. */
  readonly places = new Map<TicketId, number>();
  /** The names that columns speak of. */
  people: readonly PersonId[] = [];
  kinds: readonly string[] = [];
  readonly tickets = eachColumn(ticketRooms, grow);
  /** Those of one ticket in their order. */
  readonly spells = eachColumn(spellRooms, grow);
  /** In the metrics' order. */
  readonly samples = metrics.map((metric) => ({ metric, columns: eachColumn(sampleRooms, grow) }));

  add({ ends, ids, kinds, people, samples, spells, tickets }: Packed): void {
    const first = this.ids.length;
    const append = <Name extends string>(
      growing: Record<Name, Growing>,
      more: Readonly<Record<Name, Column>>,
      [from, to]: readonly (number | undefined)[] = [],
    ) =>
      eachColumn(growing, (column, name) => {
        const added = more[name].subarray(from, to);
        column.add(name === "ticket" ? added.map((place) => first + place) : added);
      });
    // What was packed first may come last.
    if (people.length > this.people.length) this.people = people;
    if (kinds.length > this.kinds.length) this.kinds = kinds;
    const { all: lastAt } = this.tickets.lastAt;
    for (const [index, ticket] of ids.entries()) {
      const place = this.ids.push(ticket) - 1;
      // What is told late may be older than what stands here.
      const known = lastAt[this.places.get(ticket) ?? -1] ?? Number.NEGATIVE_INFINITY;
      if (known <= (tickets.lastAt[index] ?? known)) this.places.set(ticket, place);
    }
    append(this.tickets, tickets);
    append(this.spells, spells);
    for (const [metric, { columns }] of this.samples.entries()) {
      append(columns, samples, [ends[metric - 1], ends[metric]]);
    }
  }

  /**
   * A book of no other tickets than those wanted. Where most of what stands here is of no use any
   * more, it is an empty one: it costs less to have them told again.
   */
  only(wanted: ReadonlyMap<TicketId, unknown>): Book {
    for (const ticket of this.places.keys()) if (!wanted.has(ticket)) this.places.delete(ticket);
    return 2 * this.places.size < this.ids.length ? new Book() : this;
  }
}
