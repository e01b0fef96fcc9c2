import type { Host } from "../../../src/hosts/host.ts";
import { type FakePage, fakePage } from "./fake-page.ts";
import { type FakeRt, fakeRt, listed } from "./fake-rt.ts";
import { created, people, queues, reply, row, status } from "./rows.ts";
import { requestTrackerHost } from "./whole-host.ts";

export interface SmallRt {
  readonly rt: FakeRt;
  readonly page: FakePage;
  readonly host: Host;
}

/** A ticket as /tickets tells it. */
export const wireTicket = (id: number, given: object = {}) => ({
  id: `${id}`,
  type: "ticket",
  Subject: `Case ${id}`,
  Status: "open",
  Priority: "0",
  Owner: { type: "user", ...people.ana },
  Queue: { type: "queue", id: 3, Name: "Front", Lifecycle: "default" },
  Requestor: [{ type: "user", ...people.carol }],
  Created: "2025-01-06T09:00:00Z",
  LastUpdated: "2025-01-06T10:00:00Z",
  ...given,
});

/** A ticket's rows: it was opened, answered and taken up. */
export const wireRows = (id: number): readonly Record<string, unknown>[] => [
  row("carol", "09:00", { ...created, ObjectId: `${id}` }),
  row("ana", "09:30", { ...reply, ObjectId: `${id}` }),
  row("machine", "09:30", { ...status("new", "open"), ObjectId: `${id}` }),
];

const mountData = {
  host: "request-tracker",
  place: "ticket",
  ticket: "7",
  webPath: "/rt",
  userId: "28",
  user: "ana",
  userName: "Ana Agent",
  admin: "1",
  noteQueues: "3 4",
  seesNotes: "1",
  locale: "en",
  zone: "Europe/Madrid",
  settings: '{"working_time": false}',
  settingsPath: "/Sidelight/Settings",
};

/** What tickets and rows there are; a test may change them. */
export interface Content {
  readonly tickets: Map<number, object>;
  readonly rows: Map<number, readonly unknown[]>;
}

/** Ticket 5 is broken, 250 others can be read; search 15 holds them all. */
export function smallRt(
  data: Readonly<Record<string, string | undefined>> = {},
  content: Content = fullContent(),
): SmallRt {
  const rt = fakeRt();
  answerTickets(rt, content);
  answerRows(rt, content);
  answerPeople(rt);
  const search = {
    type: "search",
    id: "15",
    Name: "SavedSearch",
    Description: "All of them",
    Content: { Query: "id > 0", SearchType: "Ticket" },
  };
  rt.on("searches", (url) =>
    listed(
      [
        {
          ...search,
          id: "4",
          Name: "Search - My Tickets",
          Description: "[_1] highest priority tickets I own",
          Content: { Query: " Owner = '__CurrentUser__' AND Status = '__Active__'" },
        },
        search,
        { ...search, id: "16", Content: { Query: "x", SearchType: "Asset" } },
        { id: "17" },
      ],
      { url, counts: false },
    ),
  );
  rt.on("search/15", () => ({ body: search }));
  const all = Object.entries({ ...mountData, ...data }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  const page = fakePage(Object.fromEntries(all), "https://rt.example");
  return { rt, page, host: requestTrackerHost(page.mount, rt.fetch) };
}

export function fullContent(): Content {
  const numbers = Array.from({ length: 251 }, (_, index) => index + 1);
  const rows = new Map(numbers.map((id) => [id, wireRows(id)]));
  rows.set(5, [...wireRows(5), row("ana", "10:00", { ...reply, ObjectId: "5", Created: "?" })]);
  return { tickets: new Map(numbers.map((id) => [id, wireTicket(id)])), rows };
}

/** The numbers that a condition names, as far as our own conditions go. */
function numbersIn(sql: string, { field, all }: { field: string; all: readonly number[] }) {
  const named = [...sql.matchAll(new RegExp(`\\b${field} = (\\d+)`, "g"))].map(([, id]) =>
    Number(id),
  );
  const below = Number(/\bid < (\d+)/.exec(sql)?.[1] ?? Infinity);
  return all
    .filter((id) => id < below && (!named.length || named.includes(id)))
    .sort((one, other) => other - one);
}

function answerTickets(rt: FakeRt, { tickets }: Content): void {
  rt.on("tickets", (url) => {
    const sql = url.searchParams.get("query") ?? "";
    const found = numbersIn(sql, { field: "id", all: [...tickets.keys()] });
    return listed(
      found.map((id) => tickets.get(id)),
      { url },
    );
  });
  rt.on(/^ticket\/\d+$/, (url) => {
    const id = Number(url.pathname.split("/").at(-1));
    return tickets.has(id)
      ? { body: { ...tickets.get(id), id }, headers: { ETag: `"${id}"` } }
      : { status: 404, body: { message: "Not Found" } };
  });
}

function answerRows(rt: FakeRt, { rows }: Content): void {
  const newestFirst = (found: readonly unknown[] | undefined) => [...(found ?? [])].reverse();
  rt.on("transactions", (url) => {
    const sql = url.searchParams.get("query") ?? "";
    const found = numbersIn(sql, { field: "ObjectId", all: [...rows.keys()] });
    return listed(
      found.flatMap((id) => newestFirst(rows.get(id))),
      { url, counts: false },
    );
  });
  rt.on(/^ticket\/\d+\/history$/, (url) => {
    const id = Number(url.pathname.split("/").at(-2));
    return listed(newestFirst(rows.get(id)), { url, counts: false });
  });
}

function answerPeople(rt: FakeRt): void {
  const active = [people.ana, people.ben, people.carol, people.machine, people.nobody];
  rt.on("queues/all", (url) =>
    listed(
      Object.entries(queues).map(([Name, id]) => ({
        id: Number(id),
        Name,
        Lifecycle: "default",
        Disabled: Name === "projects" ? "1" : "0",
      })),
      { url },
    ),
  );
  rt.on("users", (url, body) => {
    const wanted = (body as readonly { readonly value: string }[]).map(({ value }) => value);
    const all = url.searchParams.has("find_disabled_rows") ? [...active, people.gone] : active;
    return listed(
      all.filter(({ Name }) => wanted.includes(Name)),
      { url },
    );
  });
  rt.on("groups", (url) => listed([{ id: 4 }], { url }));
  rt.on("group/4", () => ({
    body: { Members: ["ana", "ben", "gus"].map((id) => ({ type: "user", id })) },
  }));
  rt.on(/^user\/\d+$/, (url) => {
    const id = Number(url.pathname.split("/").at(-1));
    const found = [...active, people.gone].find((one) => one.id === id);
    return found
      ? {
          body: {
            ...found,
            Privileged: id < 35 || id === 40 ? 1 : 0,
            _hyperlinks: [{ ref: "self", id }],
          },
        }
      : { status: 404, body: { message: "Not Found" } };
  });
}
