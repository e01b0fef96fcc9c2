import { madeUpMonth } from "../../src/desk/month/made-up-month.ts";
import { type Directory, wasEverAgent } from "../../src/history/directory.ts";
import type { PersonId } from "../../src/history/ids.ts";
import type { TicketHistory } from "../../src/history/update.ts";
import type { Host, HostAnswers, TicketHead, Viewer, ViewId } from "../../src/hosts/host.ts";
import { type Instant, readInstant, shift } from "../../src/time/instant.ts";

const tickets = 10_000;
/** So many agents take turns behind each one of the made-up month: forty in all. */
const turns = 5;
/** As a host lists them. */
const pageSize = 100;

/** When all of it is looked at. */
export function now(): Instant {
  const end = readInstant("2026-11-25T12:00:00Z");
  if (end === null) throw new Error("The benchmark has no clock.");
  return end;
}

/** The page's half of a host that shows a board. */
export function boardPage(): Host {
  return {
    traits: {
      name: "Desk",
      place: "page",
      groups: "groups",
      rates: true,
      tags: true,
      reports: false,
    },
    appearance: () => ({ locale: "en-US", direction: "ltr", theme: "light", zone: "UTC" }),
    onAppearance: () => () => {},
    address: () => "",
    keepAddress: () => {},
    onAddress: () => () => {},
    recall: () => null,
    currentTicket: async () => null,
    currentView: () => null,
  } as unknown as Host;
}

/** The answers of a host with many tickets and agents. */
export function manyTickets(): HostAnswers {
  const { directory, schedules, tickets: written } = madeUpMonth({ tickets, seed: 1, now: now() });
  const agents = [...directory.people.values()].filter(wasEverAgent).map(({ id }) => id);
  const histories = new Map(
    written.map(({ history, channel }, index) => {
      const dealt = deal(history, { agents, turn: index % turns });
      return [dealt.ticket, { history: dealt, channel }];
    }),
  );
  const heads = [...histories.values()].map(headOf);
  return {
    views: async () => [{ id: "all" as ViewId, name: "All", size: null }],
    async *tickets() {
      for (let first = 0; first < heads.length; first += pageSize) {
        yield { items: heads.slice(first, first + pageSize), skipped: [] };
      }
    },
    account: async () => "bench",
    viewer: async (): Promise<Viewer> => {
      return { id: "0" as PersonId, name: "Lead", role: "admin", groups: [] };
    },
    async *histories(wanted: Parameters<Host["histories"]>[0]) {
      for (const ticket of wanted) {
        const history = histories.get(ticket)?.history;
        if (history) yield { ticket, history };
      }
    },
    directory: async () => everybody(directory, agents),
    schedules: async () => schedules,
    settings: async () => ({ targets: "first response: 1h, goal 80%\nresolution: 2d, goal 80%" }),
  } as unknown as HostAnswers;
}

/** Gives a ticket to one of the agents who take turns. */
function deal(
  history: TicketHistory,
  { agents, turn }: { agents: readonly PersonId[]; turn: number },
): TicketHistory {
  const known: ReadonlySet<unknown> = new Set(agents);
  return JSON.parse(JSON.stringify(history), (_, value) =>
    known.has(value) ? `${value}-${turn}` : value,
  );
}

function everybody({ groups, people }: Directory, agents: readonly PersonId[]): Directory {
  const all = new Map(people);
  for (const id of agents) {
    const person = people.get(id);
    for (let turn = 0; person && turn < turns; turn++) {
      const dealt = `${id}-${turn}` as PersonId;
      all.set(dealt, { ...person, id: dealt, name: `${person.name} ${turn}` });
    }
  }
  return { groups, people: all };
}

function headOf({ channel, history }: { channel: string; history: TicketHistory }): TicketHead {
  const set = Object.assign({}, ...history.updates.map((update) => update.set ?? {}));
  const times = history.updates.map(({ at }) => at).sort((one, other) => one - other);
  const created = times[0] ?? shift(0 as Instant, 0);
  return {
    ticket: history.ticket,
    subject: `Ticket ${history.ticket}`,
    status: set.status ?? "new",
    priority: set.priority ?? null,
    assignee: set.assignee ?? null,
    group: set.group ?? null,
    channel,
    createdAt: created,
    updatedAt: times.at(-1) ?? created,
    reported: null,
  };
}
