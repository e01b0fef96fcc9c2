import { type Directory, isAgentRole, type Person } from "../../src/history/directory.ts";
import type { PersonId, TicketId } from "../../src/history/ids.ts";
import type { FieldChanges, TicketHistory } from "../../src/history/update.ts";
import type { Host, ReadHistory, TicketHead, View, ViewId } from "../../src/hosts/host.ts";
import type { Reported } from "../../src/hosts/reported.ts";
import type { Instant } from "../../src/time/instant.ts";
import { at, directory, personId, timeline } from "../timeline.ts";

/** What a fake host knows; the tickets' lives are told as timelines. */
export interface World {
  readonly tickets?: Readonly<Record<string, string>>;
  readonly current?: string | null;
  readonly views?: readonly View[];
  readonly settings?: object;
  readonly viewer?: string;
  readonly role?: "agent" | "admin";
  /** What the page's address says. */
  readonly address?: string;
  /** Where the widget stands; beside a ticket unless said otherwise. */
  readonly place?: Host["traits"]["place"];
  /** The view that the page lists. */
  readonly onScreen?: ViewId;
  readonly directory?: Directory;
  readonly reported?: Reported;
}

/** A host without a network, with a log of what it was asked for. */
export interface FakeHost extends Host {
  readonly asked: string[];
  /** Shows another ticket, or tells that the shown one was changed. */
  show(ticket: string | null): void;
  /** Somebody goes to another address of the page. */
  goTo(text: string): void;
  /** Changes a ticket's life. */
  tell(ticket: string, story: string): void;
}

export const viewId = (id: string) => id as ViewId;

/** The clock of tests; later than the timelines of one week. */
export const now = () => at("Mon+14 00:00");

/** Every method may be replaced: a test says what it is about, and the rest works. */
export function fakeHost(world: World = {}, overrides: Partial<Host> = {}): FakeHost {
  const asked: string[] = [];
  const histories = new Map(
    Object.entries(world.tickets ?? {}).map(([id, text]) => [id, timeline(text, id)]),
  );
  const known = world.directory ?? directory;
  let settings: object = world.settings ?? {};
  const name = world.viewer ?? "ana";
  const memory = new Map<string, string>();
  const listeners = new Set<(ticket: TicketId | null) => void>();
  const readers = new Set<() => void>();
  let address = world.address ?? "";
  let current = (world.current ?? null) as TicketId | null;

  const headOf = (id: string): TicketHead => {
    const history = histories.get(id);
    if (!history) throw new Error(`no ticket ${id}`);
    return { ...readHead(history), reported: world.reported ?? null };
  };
  const host: Host = {
    traits: {
      name: "Helpdesk",
      place: world.place ?? "ticket",
      groups: "groups",
      rates: true,
      tags: true,
      reports: true,
      keepsSettings: (world.role ?? "admin") === "admin",
    },
    viewer: async () => {
      const person = known.people.get(personId(name));
      return {
        id: personId(name),
        name: person?.name ?? name,
        role: world.role ?? "admin",
        groups: [],
      };
    },
    account: async () => "acme",
    currentTicket: async () => current,
    onCurrentTicket(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    views: async () => world.views ?? [view("all", histories.size)],
    async *tickets(id) {
      asked.push(`tickets ${id}`);
      yield { items: [...histories.keys()].map(headOf), skipped: [] };
    },
    async ticket(ticket) {
      asked.push(`ticket ${ticket}`);
      return headOf(ticket);
    },
    async *histories(tickets): AsyncGenerator<ReadHistory> {
      for (const ticket of tickets) {
        asked.push(`history ${ticket}`);
        const history = histories.get(ticket);
        yield history ? { ticket, history } : { ticket, trouble: { kind: "gone" } };
      }
    },
    async directory(people) {
      const wanted = [...people];
      asked.push(`people ${wanted.sort().join(" ")}`);
      const found = wanted.flatMap((id): (readonly [PersonId, Person])[] => {
        const person = known.people.get(id);
        return person ? [[id, person]] : [];
      });
      return { people: new Map(found), groups: known.groups };
    },
    schedules: async () => [],
    settings: async () => settings,
    async saveSettings(parameters) {
      asked.push(`save ${Object.keys(parameters).length}`);
      settings = { ...settings, ...parameters };
    },
    staff: async () => ({
      agents: [...known.people.values()].filter(({ role }) => isAgentRole(role)),
      groups: [...known.groups.values()],
    }),
    currentView: () => world.onScreen ?? null,
    appearance: () => ({ locale: "en-US", direction: "ltr", theme: "light", zone: "UTC" }),
    onAppearance: () => () => {},
    fitHeight: () => {},
    address: () => address,
    keepAddress(text) {
      address = text;
    },
    onAddress(listener) {
      readers.add(listener);
      return () => readers.delete(listener);
    },
    openTicket: async (ticket) => void asked.push(`open ${ticket}`),
    remember: (key, value) => void memory.set(key, value),
    recall: (key) => memory.get(key) ?? null,
    ...overrides,
  };
  return {
    ...host,
    asked,
    show(ticket) {
      current = ticket as TicketId | null;
      for (const listener of listeners) listener(current);
    },
    goTo(text) {
      address = text;
      for (const listener of readers) listener();
    },
    tell: (ticket, story) => void histories.set(ticket, timeline(story, ticket)),
  };
}

export function view(id: string, tickets: number): View {
  return { id: viewId(id), name: id, size: { tickets, about: false } };
}

/** What a list would tell of a ticket. */
function readHead({ ticket, updates }: TicketHistory): Omit<TicketHead, "reported"> {
  const set: FieldChanges = Object.assign({}, ...updates.map((update) => update.set ?? {}));
  const times = updates.map((update) => update.at).sort((one, other) => one - other);
  return {
    ticket,
    subject: `Subject of ${ticket}`,
    status: set.status ?? "new",
    priority: set.priority ?? null,
    assignee: set.assignee ?? null,
    group: set.group ?? null,
    channel: null,
    createdAt: times[0] ?? (0 as Instant),
    updatedAt: times.at(-1) ?? (0 as Instant),
  };
}
