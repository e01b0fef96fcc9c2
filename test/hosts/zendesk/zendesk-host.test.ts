import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { PersonId, TicketId } from "../../../src/history/ids.ts";
import { chooseHost } from "../../../src/hosts/choose.ts";
import type { CallOptions, Host, TicketHead, ViewId } from "../../../src/hosts/host.ts";
import { keepsTheContract, type Scene } from "../host-contract.ts";
import { ben, customer } from "./audits.ts";
import { bulkDesk } from "./bulk-desk.ts";
import { fakeZaf } from "./fake-zaf.ts";
import { type SmallDesk, smallDesk, wireTicket } from "./small-desk.ts";
import { zendeskHost } from "./whole-host.ts";

const ticketId = (id: number) => `${id}` as TicketId;
const personId = (id: number) => `${id}` as PersonId;
const view = "3" as ViewId;
const options: CallOptions = { signal: new AbortController().signal };

/** What the browser brings along. */
let dark = false;
const onScheme = new Set<() => void>();

beforeEach(() => {
  const storage = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
  });
  vi.stubGlobal("matchMedia", () => ({
    get matches() {
      return dark;
    },
    addEventListener: (_: string, listener: () => void) => onScheme.add(listener),
    removeEventListener: (_: string, listener: () => void) => onScheme.delete(listener),
  }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  dark = false;
});

keepsTheContract("Zendesk", async () => sceneOf(await smallDesk()));

keepsTheContract("Zendesk, for an admin with many tickets", async () => {
  const { tickets, ...desk } = await bulkDesk();
  const scene = sceneOf(desk);
  return {
    ...scene,
    tickets,
    isInBulk: true,
    // What the small desk's own view has.
    listed: scene.tickets,
    refuse() {
      scene.refuse();
      desk.zaf.on(/^incremental/, () => ({ status: 403 }));
    },
    askToWait: (seconds) => askToWait(desk, { ticket: 1001, seconds }),
  };
});

function sceneOf({ host, zaf }: SmallDesk): Scene {
  const kept: unknown[] = [];
  zaf.on("apps/installations/99", (_, body) => {
    kept.push(Object(body).settings);
    return { id: 99, settings: Object(body).settings };
  });
  return {
    host,
    view,
    tickets: [1, 2, 3, 4].map(ticketId),
    broken: ticketId(5),
    missing: ticketId(99),
    people: [personId(11), personId(customer)],
    deleted: personId(13),
    stranger: personId(777),
    beside: ticketId(7),
    refuse: () => zaf.on(/audits$/, () => ({ status: 403 })),
    askToWait: (seconds) => askToWait({ zaf }, { ticket: 1, seconds }),
    hang: () => zaf.on(/./, () => new Promise(() => {})),
    hideSchedules: () => zaf.on(/^business_hours/, () => ({ status: 403 })),
    refuseSettings: () => zaf.on(/^apps/, () => ({ status: 403 })),
    saved: () => kept.at(-1),
    save: () => {
      zaf.tell("ticket.status.changed", "solved");
      zaf.tell("ticket.submit.done");
      zaf.tell("ticket.updated");
    },
    heights: () =>
      zaf.invoked
        .filter(([action]) => action === "resize")
        .map(([, size]) => Number.parseInt((size as { height: string }).height, 10)),
    opened: () =>
      zaf.invoked
        .filter(([action, what]) => action === "routeTo" && what === "ticket")
        .map(([, , id]) => `${id}` as TicketId),
    left: () => zaf.invoked.some(([action, what]) => action === "routeTo" && what !== "ticket"),
    listeners: zaf.listeners,
  };
}

function askToWait(
  { zaf }: Pick<SmallDesk, "zaf">,
  { seconds, ticket }: { readonly ticket: number; readonly seconds: number },
): void {
  let isAsked = false;
  zaf.on(`tickets/${ticket}/audits`, () => {
    if (isAsked) return { audits: [{ id: 1, created_at: "2025-01-06T09:00:00Z", events: [] }] };
    isAsked = true;
    return { status: 429, text: "<html>", headers: { "Retry-After": `${seconds}` } };
  });
}

async function all<T>(given: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of given) items.push(item);
  return items;
}

/** The view's tickets as they were told last. */
async function lastHeads({ tickets }: Host): Promise<ReadonlyMap<TicketId, TicketHead>> {
  const pages = await all(tickets(view, options));
  return new Map(pages.flatMap(({ items }) => items.map((head) => [head.ticket, head])));
}

test("an admin's many tickets are told by the stream of all, but for those that show how it tells", async () => {
  const { host, tickets, zaf } = await bulkDesk();
  const read = await all(host.histories(tickets, options));
  expect(new Set(read.map(({ ticket }) => ticket))).toEqual(new Set(tickets));
  expect(zaf.asked.filter((path) => path.startsWith("incremental/"))).toHaveLength(1);
  // The first twenty; one that shows what the words mean; and one of those told.
  expect(zaf.asked.filter((path) => path.includes("/audits"))).toHaveLength(22);
});

test("settings go to the app's own installation, and only an admin keeps any", async () => {
  const { zaf, host } = await smallDesk();
  expect(host.traits.keepsSettings).toBe(false);
  zaf.on("apps/installations/99", () => ({ id: 99 }));
  await host.saveSettings({ bots: "7" }, options);
  expect(zaf.asked).toEqual(["PUT apps/installations/99.json"]);
  zaf.told.currentUser = { ...zaf.told.currentUser, role: "admin" };
  expect((await zendeskHost(zaf.client)).traits.keepsSettings).toBe(true);
});

describe("a list of tickets", () => {
  test("skips a deleted ticket and one that cannot be read, by name", async () => {
    const { host } = await smallDesk();
    const [first] = await all(host.tickets(view, options));
    expect(first?.skipped).toEqual([
      { id: "6", trouble: { kind: "gone" } },
      { id: "8", trouble: { kind: "unreadable", where: "status" } },
    ]);
  });

  test("names what has no id by its place in the whole list, which is no ticket's id", async () => {
    const { host, zaf } = await smallDesk();
    zaf.on("views/3/tickets", ({ searchParams }) =>
      searchParams.has("page[after]")
        ? { tickets: [null, wireTicket(1)] }
        : { tickets: [wireTicket(2), {}], meta: { has_more: true, after_cursor: "two" } },
    );
    const pages = await all(host.tickets(view, options));
    expect(pages.flatMap(({ skipped }) => skipped).map(({ id }) => id)).toEqual(["?2", "?3"]);
  });

  test("loses the figures of one ticket alone where they make no sense", async () => {
    const { host, zaf } = await smallDesk();
    zaf.on("views/3/tickets", () => ({
      tickets: [wireTicket(1), wireTicket(2)],
      metric_sets: [{ ticket_id: {} }, { ticket_id: 2, reopens: 4 }],
    }));
    const [page] = await all(host.tickets(view, options));
    expect(page?.items.map(({ reported }) => reported?.reopens)).toEqual([undefined, 4]);
  });

  test("brings Zendesk's own figures, in seconds", async () => {
    const { host } = await smallDesk();
    const heads = await lastHeads(host);
    expect(heads.get(ticketId(1))?.reported).toEqual({
      firstResponse: { calendar: 1800, working: 900 },
      firstResolution: { calendar: null, working: null },
      resolution: { calendar: null, working: null },
      requesterWait: { calendar: null, working: null },
      agentWait: { calendar: null, working: null },
      onHold: { calendar: null, working: null },
      reopens: 1,
      replies: 2,
    });
  });

  const pageOf = (ids: readonly number[], after_cursor: string | null, changedAt = "10") => ({
    tickets: ids.map((id) =>
      wireTicket(id, { updated_at: `2025-01-06T${changedAt}:00:00Z`, metric_set: {} }),
    ),
    meta: { has_more: after_cursor !== null, after_cursor },
  });
  const idsOn = async ({ host }: SmallDesk) =>
    (await all(host.tickets(view, options))).map(({ items }) => items.map(({ ticket }) => ticket));
  const asksForLists = ({ zaf }: SmallDesk) =>
    zaf.asked.filter((path) => path.startsWith("views/3/tickets"));

  test("finds what moved to its head while it was read", async () => {
    const desk = await smallDesk();
    let moved = false;
    desk.zaf.on("views/3/tickets", ({ searchParams }) => {
      const after = searchParams.get("page[after]");
      if (after === null) return moved ? pageOf([4, 1], "a", "11") : pageOf([1, 2], "a");
      if (after === "b") return pageOf([5, 6], null);
      moved = true;
      return pageOf([2, 3], "b");
    });
    expect(await idsOn(desk)).toEqual([
      ["1", "2"],
      ["2", "3"],
      ["5", "6"],
      ["4", "1"],
    ]);
    expect(asksForLists(desk)).toHaveLength(5);
  });

  test("is looked at once more, by one request, and not at all where it has one page", async () => {
    const desk = await smallDesk();
    desk.zaf.on("views/3/tickets", ({ searchParams }) =>
      searchParams.has("page[after]") ? pageOf([3], null) : pageOf([1, 2], "a"),
    );
    expect(await idsOn(desk)).toEqual([["1", "2"], ["3"]]);
    expect(asksForLists(desk)).toHaveLength(3);
    desk.zaf.on("views/3/tickets", () => pageOf([1], null));
    expect(await idsOn(desk)).toEqual([["1"]]);
    expect(asksForLists(desk)).toHaveLength(4);
  });

  test("serves where it cannot be looked at once more", async () => {
    const desk = await smallDesk();
    let asked = 0;
    desk.zaf.on("views/3/tickets", ({ searchParams }) => {
      if (searchParams.has("page[after]")) return pageOf([3], null);
      return ++asked > 1 ? { status: 404 } : pageOf([1, 2], "a");
    });
    expect(await idsOn(desk)).toEqual([["1", "2"], ["3"]]);
  });

  test("asks for figures by the hundred, and not where they come along", async () => {
    const { host, zaf } = await smallDesk();
    await all(host.tickets(view, options));
    expect(zaf.asked.filter((path) => path.startsWith("tickets/show_many"))).toHaveLength(1);
    const set = { reply_time_in_minutes: { calendar: 1 }, reply_time_in_seconds: { calendar: 7 } };
    zaf.on("views/3/tickets", () => ({ tickets: [wireTicket(1, { metric_set: set })] }));
    const [page] = await all(host.tickets(view, options));
    expect(page?.items[0]?.reported?.firstResponse).toEqual({ calendar: 7, working: null });
    expect(zaf.asked.filter((path) => path.startsWith("tickets/show_many"))).toHaveLength(1);
  });

  test.each([
    [[], 0],
    [[1], 0],
    [[1, 2, 3], 1],
  ])("asks for none where most histories are read: %j are not", async (unread, requests) => {
    const { host, zaf } = await smallDesk();
    const wanted = new Set(unread.map(ticketId));
    await all(
      host.tickets(view, {
        ...options,
        unread: async (heads) => heads.filter(({ ticket }) => wanted.has(ticket)),
      }),
    );
    const asked = zaf.asked.filter((path) => path.startsWith("tickets/show_many"));
    expect(asked).toHaveLength(requests);
    expect(asked.every((path) => path.endsWith("ids=1,2,3"))).toBe(true);
  });

  test("serves without figures where they are refused", async () => {
    const { host, zaf } = await smallDesk();
    zaf.on("tickets/show_many", () => ({ status: 403 }));
    const heads = await lastHeads(host);
    expect(heads.size).toBe(5);
    expect([...heads.values()].every(({ reported }) => reported === null)).toBe(true);
  });
});

test("views have their sizes where they are at hand, and serve without them", async () => {
  const { host, zaf } = await smallDesk();
  expect(await host.views(options)).toEqual([
    { id: "3", name: "Mine", size: { tickets: 5, about: false } },
    { id: "4", name: "All", size: null },
  ]);
  zaf.on("views/count_many", () => ({
    view_counts: [{ view_id: 3, value: 700, pretty: "~700", fresh: true }],
  }));
  expect((await host.views(options))[0]?.size).toEqual({ tickets: 700, about: true });
  zaf.on("views/count_many", () => ({
    view_counts: [{ view_id: 3, value: 5, pretty: "5", fresh: false }],
  }));
  expect((await host.views(options))[0]?.size).toEqual({ tickets: 5, about: true });
  zaf.on("views/count_many", () => ({ status: 429, headers: { "retry-after": 60 } }));
  expect((await host.views(options)).map(({ size }) => size)).toEqual([null, null]);
});

test("a view that makes no sense hides no other, and no views are not counted", async () => {
  const { host, zaf } = await smallDesk();
  zaf.on("views/active", () => ({ views: [{ title: "Nameless" }, { id: 4, title: "All" }] }));
  expect((await host.views(options)).map(({ id }) => id)).toEqual(["4"]);
  zaf.on("views/active", () => ({ views: [] }));
  zaf.asked.splice(0);
  expect(await host.views(options)).toEqual([]);
  expect(zaf.asked).toHaveLength(1);
});

describe("histories", () => {
  test("read all pages, and custom statuses by their category", async () => {
    const { host } = await smallDesk();
    const [read] = await all(host.histories([ticketId(1)], options));
    expect(read).toMatchObject({
      history: {
        updates: [{ kind: "create", by: "501" }, { by: "11" }, { set: { status: "hold" } }],
        remarks: [],
      },
    });
  });

  test("ask for three tickets at a time, and keep the order when one is slow", async () => {
    const { host, zaf } = await smallDesk();
    let answerFirst = (_: unknown) => {};
    zaf.on(
      "tickets/1/audits",
      () =>
        new Promise((resolve) => {
          answerFirst = resolve;
        }),
    );
    const reading = all(host.histories([1, 2, 3, 4].map(ticketId), options));
    await vi.waitFor(() =>
      expect(zaf.asked.some((path) => path.includes("page[after]"))).toBe(true),
    );
    expect(zaf.asked.some((path) => path.startsWith("tickets/4"))).toBe(false);
    answerFirst({ audits: [] });
    expect((await reading).map(({ ticket }) => ticket)).toEqual(["1", "2", "3", "4"]);
  });

  test("wait together: the end is told when the last one goes on", async () => {
    vi.useFakeTimers();
    const { host, zaf } = await smallDesk();
    const asked = new Set<string>();
    zaf.on(/audits$/, ({ pathname }) => {
      const isAgain = asked.has(pathname);
      asked.add(pathname);
      const seconds = pathname.includes("/1/") ? 20 : 10;
      return isAgain ? { audits: [] } : { status: 429, headers: { "retry-after": seconds } };
    });
    const waits: (number | null)[] = [];
    const reading = all(
      host.histories([1, 2].map(ticketId), { ...options, onWait: (it) => waits.push(it) }),
    );
    await vi.advanceTimersByTimeAsync(10_000);
    expect(waits).toEqual([20, 10]);
    await vi.advanceTimersByTimeAsync(10_000);
    await reading;
    expect(waits).toEqual([20, 10, null]);
    vi.useRealTimers();
  });

  test("abort together, and tell of it once", async () => {
    const { host, zaf } = await smallDesk();
    zaf.on(/audits$/, () => new Promise(() => {}));
    const abort = new AbortController();
    const reading = all(host.histories([1, 2, 3].map(ticketId), { signal: abort.signal }));
    await vi.waitFor(() => expect(zaf.asked.filter((it) => it.includes("audits"))).toHaveLength(3));
    abort.abort("enough");
    await expect(reading).rejects.toBe("enough");
  });

  test("serve where custom statuses are refused, with a remark", async () => {
    const { host, zaf } = await smallDesk();
    zaf.on("custom_statuses", () => ({ status: 403 }));
    const [read] = await all(host.histories([ticketId(1)], options));
    expect(read).toMatchObject({ history: { remarks: ["unknown_records"] } });
  });

  test("are not read where custom statuses fail for a moment: their numbers would be wrong", async () => {
    const { host, zaf } = await smallDesk();
    zaf.on("custom_statuses", () => ({ text: "<h1>Back in a minute</h1>" }));
    const reading = all(host.histories([ticketId(1)], options));
    await expect(reading).rejects.toMatchObject({ trouble: { kind: "unreadable" } });
    zaf.on("custom_statuses", () => ({ custom_statuses: [{ id: 9001, status_category: "hold" }] }));
    expect(await all(host.histories([ticketId(1)], options))).toMatchObject([
      { history: { remarks: [] } },
    ]);
  });

  test("lose a ticket of which a page is missing, not the others", async () => {
    const { host, zaf } = await smallDesk();
    zaf.on("tickets/2/audits", () => ({
      audits: [],
      meta: { has_more: true, after_cursor: "again" },
    }));
    const read = await all(host.histories([2, 3].map(ticketId), options));
    expect(read).toMatchObject([
      { ticket: "2", trouble: { kind: "unreadable", where: "links.next" } },
      { ticket: "3", history: {} },
    ]);
  });
});

test("asks for no history that somebody else has read since", async () => {
  const { host, zaf } = await smallDesk();
  const [known] = await all(host.histories([ticketId(1)], options));
  if (!known || !("history" in known)) throw new Error("It was not read.");
  zaf.asked.length = 0;
  const meanwhile = async (ticket: TicketId) => (ticket === "1" ? known.history : null);
  const read = await all(host.histories([1, 2].map(ticketId), { ...options, meanwhile }));
  expect(read).toMatchObject([known, { ticket: "2", history: {} }]);
  expect(zaf.asked.some((path) => path.startsWith("tickets/1/"))).toBe(false);
});

describe("the directory", () => {
  test("asks a hundred at a time, and for nobody twice", async () => {
    const { host, zaf } = await smallDesk();
    const many = Array.from({ length: 150 }, (_, index) => personId(1000 + index));
    await host.directory([...many, personId(11)], options);
    await host.directory([personId(ben), ...many], options);
    const asked = zaf.asked.filter((path) => path.startsWith("users/"));
    expect(asked.map((path) => path.split("ids=")[1]?.split(",").length)).toEqual([100, 51, 1]);
    expect(zaf.asked.filter((path) => path.startsWith("groups"))).toHaveLength(1);
  });

  test("asks for nobody who came along with a list", async () => {
    const { host, zaf } = await smallDesk();
    zaf.on("views/3/tickets", () => ({
      tickets: [wireTicket(1), wireTicket(2, { requester_id: 502 })],
      users: [
        { id: 11, name: "Ana", role: "agent" },
        { id: customer, name: "Carol", role: "end-user", email: "carol@example.com" },
        { id: 502, name: "Partial" },
      ],
    }));
    await all(host.tickets(view, options));
    const { people } = await host.directory([11, customer].map(personId), options);
    expect([...people.values()].map(({ id, role }) => [id, role])).toEqual([
      ["11", "agent"],
      [`${customer}`, "end_user"],
    ]);
    expect(zaf.asked.filter((path) => path.startsWith("users/"))).toEqual([]);
    await host.directory([personId(502)], options);
    expect(zaf.asked.filter((path) => path.startsWith("users/"))).toHaveLength(1);
  });

  test("asks in one question for who is needed and whom lists have named", async () => {
    const { host, zaf } = await smallDesk();
    const tickets = Array.from({ length: 100 }, (_, index) =>
      wireTicket(index + 10, { requester_id: 2000 + index }),
    );
    zaf.on("views/3/tickets", () => ({ tickets }));
    await all(host.tickets(view, options));
    await host.directory([personId(11)], options);
    await host.directory(
      tickets.slice(0, 99).map((one) => personId(one.requester_id)),
      options,
    );
    await host.directory([personId(2099)], options);
    const asked = zaf.asked.filter((path) => path.startsWith("users/"));
    expect(asked.map((path) => path.split("ids=")[1]?.split(",").length)).toEqual([100, 1]);
  });

  test("leaves out a person who makes no sense, and nobody else", async () => {
    const { host, zaf } = await smallDesk();
    zaf.on("users/show_many", () => ({
      users: [{ id: 12, name: "Ben" }, null, { id: 11, name: "Ana", role: "agent" }],
    }));
    const { people } = await host.directory([11, 12].map(personId), options);
    expect([...people.keys()]).toEqual(["11"]);
  });

  test("knows roles in our words", async () => {
    const { host } = await smallDesk();
    const { people } = await host.directory([11, 12, 13, customer].map(personId), options);
    expect([...people.values()].map(({ role }) => role)).toEqual([
      "agent",
      "admin",
      "end_user",
      "end_user",
    ]);
  });
});

describe("schedules", () => {
  test("have days, zones and dates of their own", async () => {
    const { host } = await smallDesk();
    expect(await host.schedules(options)).toEqual([
      {
        id: "42",
        name: "Office",
        zone: "US/Eastern",
        week: {
          sun: [{ start: 0, end: 60 }],
          mon: [{ start: 540, end: 1020 }],
          tue: [],
          wed: [],
          thu: [],
          fri: [],
          sat: [{ start: 1380, end: 1440 }],
        },
        holidays: ["2025-12-31", "2026-01-01", "2026-01-02"],
        dst: "wall",
      },
    ]);
  });

  test("past midnight are a window on each day", async () => {
    const { host, zaf } = await smallDesk();
    zaf.on("business_hours/schedules", () => ({
      schedules: [
        {
          id: 42,
          name: "Always",
          time_zone: "Etc/UTC",
          intervals: [{ start_time: 0, end_time: 10_080 }],
        },
      ],
    }));
    const [always] = await host.schedules(options);
    expect(Object.values(always?.week ?? {})).toEqual(Array(7).fill([{ start: 0, end: 1440 }]));
  });

  test.each([
    { start_date: "2025-12-31", end_date: "2025-12-30" },
    { start_date: "2025-12-31", end_date: "9999-12-31" },
    { start_date: "today", end_date: "2025-12-31" },
  ])("with a holiday of %o are unreadable", async (holiday) => {
    const { host, zaf } = await smallDesk();
    zaf.on("business_hours/schedules/42/holidays", () => ({ holidays: [holiday] }));
    await expect(host.schedules(options)).rejects.toMatchObject({
      trouble: { kind: "unreadable", where: "holidays.end_date" },
    });
  });

  test("in a zone that nobody knows keep its name, and hide no other schedule", async () => {
    const { host, zaf } = await smallDesk();
    const odd = { id: 43, name: "Odd", time_zone: "Atlantis", intervals: [] };
    const office = { id: 42, name: "Office", time_zone: "Berlin", intervals: [] };
    zaf.on("business_hours/schedules", () => ({ schedules: [odd, office] }));
    zaf.on("business_hours/schedules/43/holidays", () => ({ holidays: [] }));
    const zones = (await host.schedules(options)).map(({ zone }) => zone);
    expect(zones).toEqual(["Atlantis", "Europe/Berlin"]);
  });

  test("of which Zendesk fails to tell are not none", async () => {
    const { host, zaf } = await smallDesk();
    zaf.on("business_hours/schedules", () => ({ status: 422 }));
    await expect(host.schedules(options)).rejects.toMatchObject({
      trouble: { kind: "host_failed" },
    });
  });
});

describe("around the app", () => {
  test("the viewer is who Zendesk says, custom roles are agents'", async () => {
    const { host, zaf } = await smallDesk();
    expect(await host.viewer()).toEqual({ id: "11", name: "Ana", role: "agent", groups: ["31"] });
    for (const [role, expected] of [
      ["admin", "admin"],
      [3177, "agent"],
    ] as const) {
      zaf.told.currentUser = { ...zaf.told.currentUser, role };
      expect((await (await zendeskHost(zaf.client)).viewer()).role).toBe(expected);
    }
  });

  test("a user whom nobody can name is a trouble", async () => {
    const { client, told } = fakeZaf();
    told.currentUser = { name: "Nobody" };
    await expect(zendeskHost(client)).rejects.toMatchObject({
      trouble: { kind: "unreadable", where: "currentUser.id" },
    });
  });

  test("the settings come as they are", async () => {
    const { host } = await smallDesk();
    expect(await host.settings()).toEqual({ clock: "working" });
  });

  test("a page of its own has no ticket beside it", async () => {
    const { host, zaf } = await smallDesk("nav_bar");
    expect(host.traits.place).toBe("page");
    expect(await host.currentTicket()).toBeNull();
    host.onCurrentTicket(() => {});
    expect(zaf.listeners()).toBe(0);
  });

  test("a page keeps its own part of the address, and is told when it changes", async () => {
    const { host, zaf } = await smallDesk("nav_bar");
    const told: string[] = [];
    const stop = host.onAddress(() => told.push(host.address()));
    host.keepAddress("view=3");
    host.keepAddress("view=3");
    expect(zaf.invoked).toEqual([["routeTo", "nav_bar", "side-light", "view=3"]]);
    zaf.tell("app.route.changed", { appRoute: "view=3" });
    zaf.tell("app.route.changed", { appRoute: "/view=4/" });
    zaf.tell("app.route.changed", "view=5");
    zaf.tell("app.route.changed", { odd: true });
    expect(told).toEqual(["view=4", "view=5", ""]);
    stop();
    expect(zaf.listeners()).toBe(0);
  });

  test("a ticket that is not saved yet is none", async () => {
    const { host, zaf } = await smallDesk();
    for (const unsaved of [null, undefined, {}]) {
      zaf.told["ticket.id"] = unsaved;
      expect(await host.currentTicket()).toBeNull();
    }
  });

  test("the first activation is no change of ticket, a later one is", async () => {
    vi.useFakeTimers();
    const { host, zaf } = await smallDesk();
    const shown: unknown[] = [];
    host.onCurrentTicket((ticket) => shown.push(ticket));
    zaf.tell("app.activated", { firstLoad: true });
    await vi.advanceTimersByTimeAsync(1000);
    expect(shown).toEqual([]);
    zaf.tell("app.activated", { firstLoad: false });
    await vi.advanceTimersByTimeAsync(1000);
    expect(shown).toEqual(["7"]);
    vi.useRealTimers();
  });

  test("colours are Zendesk's where it tells them, else the browser's", async () => {
    const { host: plain, zaf } = await smallDesk();
    const seen: string[] = [];
    const stop = plain.onAppearance(() => seen.push(plain.appearance().theme));
    dark = true;
    for (const listener of onScheme) listener();
    zaf.tell("colorScheme.changed", "light");
    zaf.tell("colorScheme.changed", { odd: true });
    stop();
    expect(seen).toEqual(["dark", "light", "light"]);
    expect([zaf.listeners(), onScheme.size]).toEqual([0, 0]);
    zaf.told.colorScheme = "dark";
    dark = false;
    expect((await zendeskHost(zaf.client)).appearance().theme).toBe("dark");
  });

  test.each([
    ["ar", "rtl"],
    ["he-IL", "rtl"],
    ["arn-CL", "ltr"],
    ["", "ltr"],
  ])("%j is written %s", async (locale, direction) => {
    const { zaf } = await smallDesk();
    zaf.told.currentUser = { ...zaf.told.currentUser, locale };
    const host = await zendeskHost(zaf.client);
    expect(host.appearance()).toMatchObject({ locale: locale || "en-US", direction });
  });

  test.each([undefined, {}, { ianaName: "Atlantis" }])(
    "with %j the browser's zone holds",
    async (timeZone) => {
      const { zaf } = await smallDesk();
      zaf.told.currentUser = { ...zaf.told.currentUser, timeZone };
      const { zone } = (await zendeskHost(zaf.client)).appearance();
      expect(zone).toBe(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    },
  );

  test("what is remembered belongs to the installation and the viewer", async () => {
    const { host, zaf } = await smallDesk();
    host.remember("view", "3");
    zaf.told.currentUser = { ...zaf.told.currentUser, id: 12 };
    const other = await zendeskHost(zaf.client);
    expect(other.recall("view")).toBeNull();
  });

  test("storage that is forbidden only forgets", async () => {
    const { host } = await smallDesk();
    vi.stubGlobal("localStorage", undefined);
    host.remember("view", "3");
    expect(host.recall("view")).toBeNull();
  });
});

describe("which host", () => {
  test("none outside of any tool", async () => {
    vi.stubGlobal("document", { querySelector: () => null });
    expect(await chooseHost()).toBeNull();
    vi.stubGlobal("ZAFClient", { init: () => false });
    expect(await chooseHost()).toBeNull();
  });

  test("Zendesk where its client is", async () => {
    const { client } = fakeZaf();
    vi.stubGlobal("ZAFClient", { init: () => client });
    expect((await chooseHost())?.page.traits.name).toBe("Zendesk");
  });
});
