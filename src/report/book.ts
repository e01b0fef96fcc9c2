import type { PersonId, TicketId } from "../history/ids.ts";
import { metrics } from "../metrics/traits.ts";
import type { Instant } from "../time/instant.ts";
import type { Columns } from "./columns.ts";
import { Growing } from "./growing.ts";
import { NameList } from "./name-list.ts";
import { flags, holders, type Packed, type SampleColumns } from "./packed.ts";
import { only, type Sheet, unpack } from "./sheet.ts";

/**
 * The tickets read so far, each at a place of its own, with what figures over many of them need.
 * More come in at the end; one that is read again gets another place, and nobody looks at the
 * one before. A book does not change: another one stands for what was added.
 */
export class Book implements Sheet {
  readonly ids: readonly TicketId[];
  readonly people: readonly PersonId[];
  readonly kinds: readonly string[];
  readonly samples: readonly Columns[];
  readonly tickets: Sheet["tickets"];
  readonly spells: Sheet["spells"];
  readonly #pages: Pages;

  constructor(pages = new Pages()) {
    const { ids, kinds, people, samples, spells, tickets } = pages;
    this.#pages = pages;
    this.ids = ids;
    this.people = people.all;
    this.kinds = kinds.all;
    this.tickets = {
      firstAt: tickets.firstAt.all,
      lastAt: tickets.lastAt.all,
      flags: tickets.flags.all,
      spellsEnd: tickets.spellsEnd.all,
    };
    this.spells = { from: spells.from.all, holder: spells.holder.all };
    this.samples = metrics.map((metric, index) => ({ metric, ...columnsIn(samples[index]) }));
  }

  get size(): number {
    return this.#pages.places.size;
  }

  /** Where a ticket stands; undefined where it was not read. */
  placeOf(ticket: TicketId): number | undefined {
    return this.#pages.places.get(ticket);
  }

  is(flag: keyof typeof flags, place: number): boolean {
    return ((this.tickets.flags[place] ?? 0) & flags[flag]) !== 0;
  }

  /** Whether the viewer may not read all that there is of a ticket. */
  get hides(): boolean {
    return this.tickets.flags.some((held) => (held & flags.hidesNotes) !== 0);
  }

  /** Who held a ticket at an instant where it was waiting to be solved then, else null. */
  waitingAt(place: number, at: Instant): { readonly assignee: PersonId | null } | null {
    const { from, holder } = this.spells;
    const first = this.tickets.spellsEnd[place - 1] ?? 0;
    let spell = (this.tickets.spellsEnd[place] ?? 0) - 1;
    while (spell >= first && (from[spell] ?? 0) > at) spell--;
    const held = spell < first ? holders.done : (holder[spell] ?? holders.done);
    return held === holders.done ? null : { assignee: this.people[held] ?? null };
  }

  with(packed: Packed): Book {
    this.#pages.add(unpack(packed));
    return new Book(this.#pages);
  }

  /** The latest of the tickets that are still wanted, and no others. */
  only(wanted: ReadonlyMap<TicketId, unknown>): Book {
    const kept = Uint8Array.from(this.ids, (ticket, place) =>
      wanted.has(ticket) && this.placeOf(ticket) === place ? 1 : 0,
    );
    if (!kept.includes(0)) return this;
    const pages = new Pages();
    if (kept.includes(1)) pages.add(only(this, kept));
    return new Book(pages);
  }
}

const floats = () => new Growing((count) => new Float64Array(count));
const places = () => new Growing((count) => new Uint32Array(count));
const names = () => new Growing((count) => new Int32Array(count));

const growingSamples = () => ({
  ticket: places(),
  at: floats(),
  created: floats(),
  value: floats(),
  working: floats(),
  of: floats(),
  priority: new Growing((count) => new Int8Array(count)),
  agent: names(),
  kind: names(),
});

/** What books share. */
class Pages {
  readonly ids: TicketId[] = [];
  readonly places = new Map<TicketId, number>();
  readonly people = new NameList<PersonId>();
  readonly kinds = new NameList<string>();
  readonly tickets = {
    firstAt: floats(),
    lastAt: floats(),
    flags: new Growing((count) => new Uint8Array(count)),
    spellsEnd: places(),
  };
  readonly spells = { from: floats(), holder: names() };
  readonly samples = metrics.map(growingSamples);

  add({ ids, kinds, people, samples, spells, tickets }: Sheet): void {
    const first = this.ids.length;
    const firstSpell = this.spells.from.length;
    const person = renamed(people, this.people);
    const kind = renamed(kinds, this.kinds);
    for (const ticket of ids) this.places.set(ticket, this.ids.push(ticket) - 1);
    this.tickets.firstAt.add(tickets.firstAt);
    this.tickets.lastAt.add(tickets.lastAt);
    this.tickets.flags.add(tickets.flags);
    this.tickets.spellsEnd.add(tickets.spellsEnd.map((end) => firstSpell + end));
    this.spells.from.add(spells.from);
    this.spells.holder.add(spells.holder.map(person));
    this.samples.forEach((columns, metric) => {
      const more = samples[metric];
      if (!more) return;
      columns.ticket.add(more.ticket.map((place) => first + place));
      columns.at.add(more.at);
      columns.created.add(more.created);
      columns.value.add(more.value);
      columns.working.add(more.working);
      columns.of.add(more.of);
      columns.priority.add(more.priority);
      columns.agent.add(more.agent.map(person));
      columns.kind.add(more.kind.map(kind));
    });
  }
}

/** From places in one list of names to those in another; what names nothing stays. */
function renamed<T>(names: readonly T[], list: NameList<T>): (place: number) => number {
  const places = names.map((name) => list.placeOf(name));
  return (place) => places[place] ?? place;
}

function columnsIn(growing = growingSamples()): SampleColumns {
  const { agent, at, created, kind, of, priority, ticket, value, working } = growing;
  return {
    ticket: ticket.all,
    at: at.all,
    created: created.all,
    value: value.all,
    working: working.all,
    of: of.all,
    priority: priority.all,
    agent: agent.all,
    kind: kind.all,
  };
}
