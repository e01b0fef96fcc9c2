import { afterEach, describe, expect, test, vi } from "vitest";
import type { TicketId } from "../../../src/history/ids.ts";
import type { CallOptions, ReadHistory, ViewId } from "../../../src/hosts/host.ts";
import { keepsTheContract } from "../host-contract.ts";
import { listed } from "./fake-rt.ts";
import { idOf, note, people, reply, row } from "./rows.ts";
import { fullContent, smallRt, wireRows, wireTicket } from "./small-rt.ts";

const ticketId = (id: number) => `${id}` as TicketId;
const options: CallOptions = { signal: new AbortController().signal };
const view = "search:15" as ViewId;

afterEach(() => {
  vi.unstubAllGlobals();
});

keepsTheContract("Request Tracker", async () => {
  const { host, page, rt } = smallRt();
  const kept: unknown[] = [];
  rt.on("Sidelight/Settings", (_, body) => {
    kept.push(Object(body).settings);
    return { body: { settings: Object(body).settings } };
  });
  let tag = 1;
  vi.stubGlobal("fetch", async () => new Response("{}", { headers: { ETag: `"${tag}"` } }));
  return {
    host,
    view,
    tickets: [1, 2, 3, 4].map(ticketId),
    broken: ticketId(5),
    missing: ticketId(999),
    people: [idOf("ana"), idOf("carol")],
    deleted: idOf("gone"),
    stranger: "777" as never,
    beside: ticketId(7),
    refuse: () => rt.on(/(transactions|history)$/, () => ({ status: 403 })),
    askToWait(seconds) {
      let isAsked = false;
      rt.on("transactions", (url) => {
        if (isAsked)
          return { body: { items: [1, 2, 3, 4].flatMap(wireRows).reverse(), total: null } };
        isAsked = true;
        expect(url.searchParams.get("query")).toContain("ObjectId = 1");
        return { status: 429, text: "<html>", headers: { "Retry-After": `${seconds}` } };
      });
    },
    hang: () => rt.on(/./, () => new Promise(() => {})),
    hideSchedules: null,
    refuseSettings: () => rt.on("Sidelight/Settings", () => ({ status: 403 })),
    saved: () => kept.at(-1),
    save() {
      tag++;
      page.focus();
    },
    heights: null,
    opened: () =>
      page.visited.map((address) => new URL(address).searchParams.get("id") as TicketId),
    left: () => page.visited.length > 0,
    listeners: page.listeners,
  };
});

async function all<T>(given: AsyncIterable<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of given) items.push(item);
  return items;
}
const kinds = (read: readonly ReadHistory[]) =>
  read.map((one) => ("trouble" in one ? one.trouble.kind : one.history.updates.length));

describe("views", () => {
  test("are saved searches of tickets, RT's own last and without the gaps in their titles", async () => {
    const { host } = smallRt();
    const size = { tickets: 251, about: false };
    expect(await host.views(options)).toEqual([
      { id: view, name: "All of them", size, hasSolved: true },
      { id: "search:4", name: "Highest priority tickets I own", size: null, hasSolved: false },
    ]);
  });

  test("begin with one that has solved tickets, and end with those that have none at all", async () => {
    const { host, rt } = smallRt();
    const sizes: Readonly<Record<string, number>> = { "Status = 'open'": 7, "Queue = 3": 2 };
    const sqls = ["Queue = 9", "Broken", "Status = 'open'", "Queue = 3"];
    const saved = sqls.map((Query, index) => {
      return { id: `${20 + index}`, Name: "SavedSearch", Description: Query, Content: { Query } };
    });
    rt.on("searches", (url) => listed(saved, { url, counts: false }));
    rt.on("tickets", (url) => {
      const sql = url.searchParams.get("query") ?? "";
      if (sql === "Broken") return { status: 400, body: { message: "?" } };
      return { body: { items: [], total: sizes[sql] ?? 0 } };
    });
    const found = await host.views(options);
    expect(found.map(({ name, size }) => [name, size?.tickets])).toEqual([
      ["Queue = 3", 2],
      ["Broken", undefined],
      ["Status = 'open'", 7],
      ["Queue = 9", 0],
    ]);
  });

  test("begin with the search on screen where nobody keeps it", async () => {
    const { host } = smallRt({ place: "view", ticket: undefined, query: "Status = 'open'" });
    expect(host.currentView()).toBe("query:Status = 'open'");
    const [first] = await host.views(options);
    expect(first).toMatchObject({ id: "query:Status = 'open'", hasSolved: false });
    expect((await all(host.tickets("query:id = 3" as ViewId, options)))[0]?.items).toHaveLength(1);
  });

  test("are the kept search that the page lists", () => {
    const { host } = smallRt({ place: "view", search: "15", query: "id > 0" });
    expect(host.currentView()).toBe(view);
  });
});

describe("a list of tickets", () => {
  test("loses none while others leave the view", async () => {
    const content = fullContent();
    const { host } = smallRt({}, content);
    const found: string[] = [];
    for await (const { items } of host.tickets(view, options)) {
      found.push(...items.map(({ ticket }) => ticket));
      content.tickets.delete(251 - found.length / 2);
      content.tickets.delete(251);
    }
    expect(found).toHaveLength(251);
  });

  test("skips what cannot be read and what was thrown away, by name", async () => {
    const content = fullContent();
    content.tickets.set(300, wireTicket(300, { Status: "deleted" }));
    content.tickets.set(301, { id: "301" });
    const [first] = await all(smallRt({}, content).host.tickets(view, options));
    expect(first?.skipped).toEqual([
      { id: "301", trouble: { kind: "unreadable", where: "Status" } },
      { id: "300", trouble: { kind: "gone" } },
    ]);
    expect(first?.items).toHaveLength(98);
  });

  test("that gives one page again and again is unreadable", async () => {
    const { host, rt } = smallRt();
    rt.on("tickets", () => ({ body: { items: [wireTicket(9), wireTicket(3)], total: null } }));
    await expect(all(host.tickets(view, options))).rejects.toMatchObject({
      trouble: { kind: "unreadable", where: "id" },
    });
  });

  test("goes on past pages that hold nothing for this viewer, where RT does not count", async () => {
    const { host, rt } = smallRt();
    const hidden = Array.from({ length: 150 }, () => null);
    const shown = [wireTicket(9), ...hidden, wireTicket(3)];
    rt.on("tickets", (url) => {
      const isLater = url.searchParams.get("query")?.includes("id < 9");
      const isLast = url.searchParams.get("query")?.includes("id < 3");
      const items = isLast ? [] : isLater ? shown.slice(1) : shown;
      const page = Number(url.searchParams.get("page"));
      const some = items.slice((page - 1) * 100, page * 100).filter(Boolean);
      return { body: { items: some, total: null } };
    });
    const pages = await all(host.tickets(view, options));
    expect(pages.flatMap(({ items }) => items).map(({ ticket }) => ticket)).toEqual(["9", "3"]);
  });
});

describe("histories", () => {
  test("of a view's tickets take few requests", async () => {
    const { host, rt } = smallRt();
    const pages = await all(host.tickets(view, options));
    const heads = pages.flatMap(({ items }) => items);
    const before = rt.asked.length;
    const read = await all(
      host.histories(
        heads.map(({ ticket }) => ticket),
        options,
      ),
    );
    expect(read).toHaveLength(251);
    expect(read.filter((one) => "history" in one)).toHaveLength(250);
    // 754 rows in three batches, the broken ticket's among them.
    expect(rt.asked.length - before).toBeLessThanOrEqual(14);
  });

  test("are whole though hidden rows make pages short or empty", async () => {
    const content = fullContent();
    const hidden = Array.from({ length: 350 }, () => null);
    content.rows.set(2, [
      ...wireRows(2),
      ...hidden,
      row("ben", "11:00", { ...reply, ObjectId: "2" }),
    ]);
    const { host } = smallRt({}, content);
    expect(kinds(await all(host.histories([1, 2, 3].map(ticketId), options)))).toEqual([2, 3, 2]);
    expect(kinds(await all(host.histories([ticketId(2)], options)))).toEqual([3]);
  });

  test("without a row tell why: not for this viewer, gone, or nothing there", async () => {
    const content = fullContent();
    for (const id of [1, 2, 3]) content.rows.set(id, []);
    const { host, rt } = smallRt({}, content);
    const tickets = [1, 2, 3, 4].map(ticketId);
    await all(host.histories(tickets, options));
    content.tickets.delete(1);
    content.tickets.delete(2);
    rt.on("ticket/1", () => ({ status: 403 }));
    expect(kinds(await all(host.histories(tickets, options)))).toEqual([
      "not_permitted",
      "gone",
      "no_updates",
      2,
    ]);
  });

  test("of a ticket into which another was merged have the other's rows, too", async () => {
    const content = fullContent();
    const merged = { Type: "AddLink", Field: "MergedInto", ObjectId: "2" };
    content.rows.set(2, [...wireRows(2), row("ana", "12:00", merged)]);
    const { host, rt } = smallRt({}, content);
    const other = row("carol", "08:00", { Type: "Create", ObjectId: "90" });
    rt.on("ticket/2/history", (url) => {
      const rows = [...(content.rows.get(2) ?? []), other];
      return { body: { items: url.searchParams.get("page") === "1" ? rows : [], total: null } };
    });
    const [, two] = await all(host.histories([1, 2].map(ticketId), options));
    expect(two).toMatchObject({
      history: { updates: [{ kind: "create", source: other["id"] }, {}, {}, {}] },
    });
    expect(rt.asked.filter((path) => path === "ticket/2/history")).toHaveLength(1);
  });

  test("of tickets into which others were merged, which had taken in others, take few requests", async () => {
    const content = fullContent();
    const into = (id: number) => `fsck.com-rt://rt.example/ticket/${id}`;
    const merge = (gone: number, taker: number) =>
      [gone, taker].map((at) =>
        row("ana", "12:00", {
          Type: "AddLink",
          Field: "MergedInto",
          NewValue: into(taker),
          ObjectId: `${at}`,
        }),
      );
    const [goneFirst, takerFirst] = merge(302, 301);
    const [gone, taker] = merge(301, 2);
    const [other, otherTaker] = merge(303, 3);
    const [last, lastTaker] = merge(304, 4);
    content.rows.set(2, [...wireRows(2), taker]);
    content.rows.set(3, [...wireRows(3), otherTaker]);
    content.rows.set(4, [...wireRows(4), lastTaker]);
    content.rows.set(301, [...wireRows(301), takerFirst, gone]);
    content.rows.set(302, [...wireRows(302), goneFirst]);
    content.rows.set(303, [...wireRows(303), other]);
    content.rows.set(304, [...wireRows(304), last]);
    const { host, rt } = smallRt({}, content);
    const read = await all(host.histories([1, 2, 3, 4].map(ticketId), options));
    const messages = read.map((one) =>
      "history" in one ? one.history.updates.filter(({ comment }) => comment).length : null,
    );
    expect(messages).toEqual([2, 6, 4, 4]);
    expect(rt.asked.filter((path) => /history/.test(path))).toEqual([]);
    expect(rt.asked.filter((path) => path === "transactions")).toHaveLength(5);
  });

  test("of a number that was merged away are those of the other ticket", async () => {
    const content = fullContent();
    const { host, rt } = smallRt({}, content);
    rt.on("ticket/900", () => ({ body: { id: 2 } }));
    rt.on("ticket/900/history", (url) => {
      const page = url.searchParams.get("page");
      return { body: { items: page === "1" ? content.rows.get(2) : [], total: null } };
    });
    expect(await host.ticket(ticketId(900), options)).toMatchObject({ ticket: "2" });
    expect(kinds(await all(host.histories([ticketId(900)], options)))).toEqual([2]);
  });

  test("say that notes are hidden, by the ticket's queue or by the ticket beside", async () => {
    const remarks = async (data: object) => {
      const { host } = smallRt({ admin: undefined, ...data });
      const [read] = await all(host.histories([ticketId(7)], options));
      return read && "history" in read ? read.history.remarks : null;
    };
    expect(await remarks({ noteQueues: "3", seesNotes: undefined })).toEqual([]);
    expect(await remarks({ noteQueues: "4", seesNotes: undefined })).toEqual(["notes_hidden"]);
    expect(await remarks({ noteQueues: "", seesNotes: "1" })).toEqual([]);
    expect(await remarks({ noteQueues: "", seesNotes: "1", ticket: "8" })).toEqual([
      "notes_hidden",
    ]);
    expect(await remarks({ noteQueues: "", seesNotes: undefined, admin: "1" })).toEqual([]);
  });
});

describe("people", () => {
  test("are asked for one by one only where nobody says who is staff", async () => {
    const { host, rt } = smallRt({ admin: undefined });
    rt.on("groups", () => ({ body: { items: [], total: null } }));
    const wanted = [idOf("ana"), idOf("carol"), idOf("gone")];
    const { people: found } = await host.directory(wanted, options);
    expect(wanted.map((id) => found.get(id)?.role)).toEqual(["agent", "end_user", "agent"]);
    await host.directory(wanted, options);
    expect(rt.asked.filter((path) => path.startsWith("user/"))).toHaveLength(3);
  });

  test("are known without a question where the plugin and the rows tell", async () => {
    const staff = JSON.stringify([
      [28, "ana", "Ana Agent", 0],
      [40, "gus", "", 1],
    ]);
    const { host, rt } = smallRt({ staff, system: "1", nobody: "6" });
    await all(host.histories([1, 2].map(ticketId), options));
    const before = rt.asked.length;
    const wanted = [idOf("ana"), idOf("carol"), idOf("gone")];
    const { people: found } = await host.directory(wanted, options);
    expect(wanted.map((id) => [found.get(id)?.name, found.get(id)?.role])).toEqual([
      ["Ana Agent", "agent"],
      ["Carol Customer", "end_user"],
      ["gus", "agent"],
    ]);
    const { agents, groups } = await host.staff(options);
    expect(agents.map(({ name }) => name)).toEqual(["Ana Agent"]);
    expect(groups.map(({ name }) => name)).toEqual(["front", "experts"]);
    expect(rt.asked.slice(before)).toEqual([]);
  });
});

describe("troubles", () => {
  test.each([
    ["a redirect to the door", { status: 302, headers: { Location: "/" } }],
    ["a page in place of data", { text: "<html>Login</html>" }],
    ["a plain no", { status: 401, body: { message: "Unauthorized" } }],
  ])("%s is signed out", async (_, reply) => {
    const { host, rt } = smallRt();
    rt.on(/./, () => reply);
    const signedOut = { kind: "signed_out" };
    await expect(host.views(options)).rejects.toMatchObject({ trouble: signedOut });
    const [read] = await all(host.histories([ticketId(1)], options));
    expect(read).toMatchObject({ trouble: signedOut });
  });

  test("no answer is offline", async () => {
    vi.useFakeTimers();
    const { host, rt } = smallRt();
    rt.on(/./, () => Promise.reject(new TypeError("Failed to fetch")));
    const asked = expect(host.views(options)).rejects.toMatchObject({
      trouble: { kind: "offline" },
    });
    await vi.advanceTimersByTimeAsync(60_000);
    await asked;
    vi.useRealTimers();
  });

  test("a no with a 200 is a no", async () => {
    const { host, rt } = smallRt();
    rt.on("Sidelight/Settings", () => ({ body: ["System: Permission Denied"] }));
    await expect(host.saveSettings({ bots: "" }, options)).rejects.toMatchObject({
      trouble: { kind: "not_permitted", what: "settings" },
    });
  });

  test("one row without a ticket hides no other", async () => {
    const { host, rt } = smallRt();
    rt.on("transactions", (url) => ({
      body: { items: url.searchParams.get("page") === "1" ? [{ id: 1 }] : [], total: null },
    }));
    expect(kinds(await all(host.histories([1, 2].map(ticketId), options)))).toEqual([2, 2]);
  });
});

describe("the page", () => {
  test("keeps what is shown in its fragment, and leaves RT's own fragments alone", () => {
    const { host, page } = smallRt({ place: "page" });
    const told: string[] = [];
    const stop = host.onAddress(() => told.push(host.address()));
    host.keepAddress("view=search%3A15&period=7");
    expect(page.hash()).toBe("#sidelight?view=search%3A15&period=7");
    page.goTo("#txn-12");
    page.goTo("#sidelight?view=1");
    expect(told).toEqual(["view=1"]);
    host.keepAddress("");
    expect(page.hash()).toBe("");
    stop();
    expect(page.listeners()).toBe(0);
  });

  test("beside a ticket has the ticket's address", () => {
    const { host, page } = smallRt();
    host.keepAddress("view=1");
    expect([host.address(), page.hash()]).toEqual(["view=1", ""]);
  });

  test("asks whether the ticket changed when RT's own scripts have saved, and now and then", async () => {
    vi.useFakeTimers();
    const { host, page } = smallRt();
    const asked: (string | null)[] = [];
    let tag = "1";
    vi.stubGlobal("fetch", async (_: string, { headers }: { headers: Record<string, string> }) => {
      const known = headers["If-None-Match"] ?? null;
      asked.push(known);
      return new Response(known === tag ? null : "{}", {
        status: known === tag ? 304 : 200,
        headers: { ETag: tag },
      });
    });
    const shown: unknown[] = [];
    const stop = host.onCurrentTicket((ticket) => shown.push(ticket));
    await vi.advanceTimersByTimeAsync(31_000);
    expect(asked).toEqual([null, "1"]);
    expect(shown).toEqual([]);
    tag = "2";
    page.ask("https://rt.example/rt/static/css/x.css");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown).toEqual([]);
    page.ask("https://rt.example/rt/Helpers/TicketUpdate");
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown).toEqual(["7"]);
    stop();
    tag = "3";
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shown).toEqual(["7"]);
    vi.useRealTimers();
  });

  test("asks no more after some minutes without a sign of the viewer, whom RT may sign out", async () => {
    vi.useFakeTimers();
    const { host, page } = smallRt();
    const asked = vi.fn(async () => new Response("{}", { headers: { ETag: "1" } }));
    vi.stubGlobal("fetch", asked);
    const stop = host.onCurrentTicket(() => {});
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(asked).toHaveBeenCalledTimes(11);
    page.focus();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(asked).toHaveBeenCalledTimes(22);
    stop();
    expect(page.listeners()).toBe(0);
    vi.useRealTimers();
  });

  test("looks as RT looks to its user", () => {
    const looks = (data: Record<string, string | undefined>) => smallRt(data).host.appearance();
    expect(looks({ locale: "pt_br", zone: "Europe/Madrid", theme: "dark" })).toEqual({
      locale: "pt-BR",
      direction: "ltr",
      theme: "dark",
      zone: "Europe/Madrid",
    });
    expect(looks({ locale: undefined })).toMatchObject({ locale: "en-GB" });
    expect(looks({ locale: "he" })).toMatchObject({ direction: "rtl", theme: "light" });
    const browser = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(looks({ zone: "Nowhere/At all" }).zone).toBe(browser);
    expect(looks({ zone: "" }).zone).toBe(browser);
  });

  test("says who looks, and keeps settings of admins alone", async () => {
    const { host } = smallRt();
    expect(await host.viewer()).toEqual({
      id: `${people.ana.id}`,
      name: "Ana Agent",
      role: "admin",
      groups: [],
    });
    expect(host.traits.keepsSettings).toBe(true);
    expect(smallRt({ admin: undefined }).host.traits.keepsSettings).toBe(false);
    expect(smallRt({ settingsPath: undefined }).host.traits.keepsSettings).toBe(false);
  });

  test("is none that does not say who looks, and any other nonsense costs no more than itself", async () => {
    expect(() => smallRt({ userId: "" })).toThrow("userId");
    const odd = { settings: "{", lifecycles: "[1]", priorities: '{"Low":"x"}', staff: "?" };
    expect(await smallRt(odd).host.settings()).toEqual({});
    expect(kinds(await all(smallRt(odd).host.histories([ticketId(1)], options)))).toEqual([2]);
  });
});

test("a site's own lifecycle says what its statuses are", async () => {
  const content = fullContent();
  content.tickets.set(1, wireTicket(1, { Status: "won" }));
  const lifecycles = JSON.stringify({
    default: { initial: ["lead"], active: ["talking"], inactive: ["won", "deleted"] },
  });
  const { host } = smallRt({ lifecycles }, content);
  expect(await host.ticket(ticketId(1), options)).toMatchObject({ status: "solved" });
});

test("a comment is a private note", async () => {
  const content = fullContent();
  content.rows.set(1, [...wireRows(1), row("ben", "10:00", { ...note, ObjectId: "1" })]);
  const [read] = await all(smallRt({}, content).host.histories([ticketId(1)], options));
  expect(read).toMatchObject({
    history: { updates: [{}, {}, { comment: { audience: "private" } }] },
  });
});

test("what was read is another account's where a right is gone, or words mean something else", async () => {
  const accountOf = (data: object = {}) => smallRt({ ...data }).host.account();
  const usual = await accountOf();
  const lifecycles = JSON.stringify({ default: { initial: [], active: [], inactive: ["new"] } });
  expect(await accountOf({ place: "page", ticket: undefined })).toBe(usual);
  expect(await accountOf({ noteQueues: "3" })).not.toBe(usual);
  expect(await accountOf({ lifecycles })).not.toBe(usual);
  expect(await accountOf({ priorities: '{"Low":0,"High":10}' })).not.toBe(usual);
});
