import { computed, signal } from "@preact/signals";
import { render } from "preact";
import { madeUpMonth } from "../../src/desk/month/made-up-month.ts";
import { type Directory, wasEverAgent } from "../../src/history/directory.ts";
import type { PersonId } from "../../src/history/ids.ts";
import type { TicketHistory } from "../../src/history/update.ts";
import type { Host, TicketHead, Viewer, ViewId } from "../../src/hosts/host.ts";
import { createReading } from "../../src/reading/reading.ts";
import { type AppModel, createAppModel } from "../../src/state/app-model.ts";
import type { Column } from "../../src/state/team-model.ts";
import type { Views } from "../../src/state/views.ts";
import { type Instant, readInstant, shift } from "../../src/time/instant.ts";
import { createFormat } from "../../src/translations/format.ts";
import { fetchLanguage } from "../../src/translations/languages.ts";
import { createTranslate, parts } from "../../src/translations/translate.ts";
import { App, loadAll } from "../../src/view/app.tsx";
import type { Face } from "../../src/view/face.ts";

const tickets = 10_000;
/** So many agents take turns behind each one of the made-up month: forty in all. */
const turns = 5;

/** What somebody does to the board again and again; over when the page is drawn and laid out. */
export interface BoardActs {
  filter(round: number): Promise<void>;
  sort(round: number): Promise<void>;
}

/** Opens a board of many tickets and agents on this page. */
export async function openBoard(): Promise<BoardActs> {
  const { host, now } = makeUp();
  const app = await open(host, now);
  const views = app.views.value;
  if (!views) throw new Error("The board did not open.");
  const filters = filtersOf(views);
  const columns: readonly Column[] = ["first_response", "name", "open", "csat", "touches"];
  const rows = document.querySelectorAll(".compared tbody tr").length;
  if (rows !== 40) throw new Error(`There are ${rows} agents.`);
  return {
    filter: (round) => drawn(() => filters[round % filters.length]?.()),
    sort: (round) => drawn(() => views.team.sortBy(columns[round % columns.length] ?? "name")),
  };
}

/** What somebody may do with the filters, each undone by a later one. */
function filtersOf({ team, view }: Views): readonly (() => void)[] {
  const [group] = [...view.heads.value.values()].flatMap((head) => head.group ?? []);
  const [agent, other] = team.everybody.value.map((row) => row.agent);
  return [
    () => view.filterBy({ channel: "email" }),
    () => view.filterBy({ channel: null }),
    () => view.filterBy({ priority: "high" }),
    () => view.filterBy({ priority: null, group: group ?? null }),
    () => view.filterBy({ group: null }),
    () => view.chooseDateBy("created"),
    () => view.chooseDateBy("event"),
    () => agent && team.toggle(agent),
    () => other && team.toggle(other),
    () => team.chooseAll(),
    () => void view.choosePeriod(7),
    () => void view.choosePeriod(30),
  ];
}

/** Does something and waits until the models, the drawing and the layout are through. */
async function drawn(act: () => void): Promise<void> {
  act();
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
  document.body.getBoundingClientRect();
}

async function open(host: Host, now: () => Instant): Promise<AppModel> {
  const reading = createReading({ host, now });
  const { signal: never } = new AbortController();
  const heads: TicketHead[] = [];
  for await (const { items } of host.tickets("all" as ViewId, { signal: never }))
    heads.push(...items);
  // Read before anybody looks, so that all of them are told at once.
  await reading.read(heads, { signal: never, onRead: () => {} });
  const app = createAppModel({ host, reading, now });
  const language = await fetchLanguage({ locale: "en-US", direction: "ltr" }, parts);
  const clock = signal(now());
  const face: Face = {
    app,
    clock,
    minute: computed(() => clock.value),
    language,
    speech: { need: async () => {} },
    t: createTranslate(language),
    format: createFormat("en-US", "UTC"),
  };
  await loadAll(face);
  const root = document.createElement("div");
  document.body.append(root);
  render(<App face={face} />, root);
  await app.start();
  while (!app.views.value?.view.isCompared.value) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return app;
}

function makeUp(): { readonly host: Host; readonly now: () => Instant } {
  const end = readInstant("2026-11-25T12:00:00Z");
  if (end === null) throw new Error("The benchmark has no clock.");
  const now = () => end;
  const { directory, schedules, tickets: written } = madeUpMonth({ tickets, seed: 1, now: end });
  const agents = [...directory.people.values()].filter(wasEverAgent).map(({ id }) => id);
  const histories = new Map(
    written.map(({ history, channel }, index) => {
      const dealt = deal(history, { agents, turn: index % turns });
      return [dealt.ticket, { history: dealt, channel }];
    }),
  );
  const heads = [...histories.values()].map(headOf);
  const host = {
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
    views: async () => [{ id: "all" as ViewId, name: "All", size: null }],
    async *tickets() {
      yield { items: heads, skipped: [] };
    },
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
  };
  return { host: host as unknown as Host, now };
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
