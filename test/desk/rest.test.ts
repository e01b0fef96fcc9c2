import { beforeEach, describe, expect, test } from "vitest";
import type { ApiAnswer } from "../../src/desk/desk-api.ts";
import { openDeskApi } from "../../src/desk/desk-api.ts";
import { madeUpMonth } from "../../src/desk/month/made-up-month.ts";
import type { RestAnswer } from "../../src/desk/rest-answer.ts";
import { openStore, type Store } from "../../src/desk/store.ts";
import { type Instant, readInstant } from "../../src/time/instant.ts";

const origin = "http://127.0.0.1:4173";
const end = readInstant("2026-11-23T15:00:00Z") as Instant;

let store: Store;
let now: Instant;
let api: (path: string, scene?: string, change?: object) => ApiAnswer;

beforeEach(() => {
  now = end;
  store = openStore(madeUpMonth({ tickets: 250, seed: 5, now: end }), () => now);
  const open = openDeskApi(store);
  api = (path, scene = "", change) =>
    open({
      method: change ? "PUT" : "GET",
      address: new URL(`/api/v2/${path}`, origin),
      body: change ?? null,
      scene,
    });
});

test("cursor pages lead through the whole view, each ticket once", () => {
  const seen: number[] = [];
  for (let path: string | undefined = "views/9004/tickets.json?page[size]=70"; path; ) {
    const { tickets, meta, links } = json(path);
    seen.push(...tickets.map(({ id }: { id: number }) => id));
    expect(links.next === null).toBe(!meta.has_more);
    path = links.next?.slice(`${origin}/api/v2/`.length);
  }
  const listed = [...store.tickets()].filter(({ state }) => state.gone === null);
  expect(new Set(seen).size).toBe(listed.length);
  expect(seen).toHaveLength(listed.length);
});

test("old pages go by number, and never above a hundred", () => {
  const first = json("views/9004/tickets?per_page=1000");
  expect(first.tickets).toHaveLength(100);
  const second = json(first.next_page.slice(`${origin}/api/v2/`.length));
  expect(second.tickets[0].id).not.toBe(first.tickets[0].id);
});

test("counts agree with lists, for every view", () => {
  const { views } = json("views/active.json");
  const ids = views.map(({ id }: { id: number }) => id).join(",");
  for (const { view_id, value } of json(`views/count_many.json?ids=${ids}`).view_counts) {
    expect(json(`views/${view_id}/tickets?per_page=100`).count).toBe(value);
    expect(json(`views/${view_id}/count`).view_count.value).toBe(value);
  }
});

test("schedules are for admins, everything else for agents too", () => {
  expect(status("business_hours/schedules.json", "role=agent")).toBe(403);
  expect(json("business_hours/schedules.json", "role=admin").schedules).toHaveLength(2);
  expect(json("business_hours/schedules/4401/holidays", "role=admin").holidays).toHaveLength(1);
  expect(json("users/me", "role=agent").user.role).toBe("agent");
  expect(json("users/me", "user=7106").user).toMatchObject({ id: 7106, name: "Shirin Daneshgar" });
});

test("an admin changes the app's settings, and those not named stay", () => {
  const change = { settings: { targets: "first response: 1h", title: "Ours" } };
  const path = "apps/installations/4173.json";
  const before = store.installation.settings();
  const status = (scene: string, change: object) =>
    (api(path, scene, change).answer as RestAnswer).status;
  expect(status("role=agent", change)).toBe(403);
  expect(status("role=admin", {})).toBe(422);
  expect(store.installation.settings()).toEqual(before);
  expect(status("role=admin", change)).toBe(200);
  expect(store.installation.settings()).toEqual({ ...before, ...change.settings });
});

test("a schedule's minutes count from Sunday", () => {
  const [porto] = json("business_hours/schedules", "role=admin").schedules;
  expect(porto).toMatchObject({ time_zone: "Lisbon" });
  // Monday 09:00 to 13:00.
  expect(porto.intervals[0]).toEqual({ start_time: 1980, end_time: 2220 });
});

test("metric sets come along when asked for, in minutes, null before their end", () => {
  const solved = find(({ state }) => state.status === "solved");
  const fresh = find(({ state, history }) => state.status === "new" && history.updates.length < 4);
  const ids = `${solved},${fresh}`;
  const { metric_sets: sets } = json(`tickets/show_many?ids=${ids}&include=metric_sets`);
  expect(sets[0].full_resolution_time_in_minutes.calendar).toBeGreaterThan(0);
  expect(sets[0].full_resolution_time_in_minutes.business).toBeLessThan(
    sets[0].full_resolution_time_in_minutes.calendar,
  );
  expect(sets[1].full_resolution_time_in_minutes).toEqual({ calendar: null, business: null });
  expect(json(`tickets/show_many?ids=${ids}`)).not.toHaveProperty("metric_sets");
});

test("filter_events leaves out other events, and audits without any of these", () => {
  const id = find(({ history }) => history.updates.length > 9);
  const all = json(`tickets/${id}/audits`).audits;
  const { audits } = json(`tickets/${id}/audits?filter_events[]=Comment`);
  expect(audits.length).toBeLessThan(all.length);
  for (const { events } of audits) {
    expect(events.map(({ type }: { type: string }) => type)).toEqual(["Comment"]);
  }
});

test("a save is one audit more, and a trigger makes the replier the assignee", () => {
  const id = find(({ state }) => state.status === "new" && state.assignee === null);
  const before = json(`tickets/${id}/audits`).audits.length;
  const change = { ticket: { status: "solved", comment: { body: "Done.", public: true } } };
  const { ticket } = json(`tickets/${id}`, "user=7105", change);
  const { audits } = json(`tickets/${id}/audits`);
  expect(ticket).toMatchObject({ status: "solved", assignee_id: 7105 });
  expect(audits).toHaveLength(before + 1);
  expect(audits.at(-1)).toMatchObject({ author_id: 7105 });
  const assigned = audits
    .at(-1)
    .events.find(({ field_name }: { field_name?: string }) => field_name === "assignee_id");
  expect(assigned.via.channel).toBe("rule");
});

test("a customer who writes reopens a solved ticket, and can change nothing else", () => {
  const id = find(({ state }) => state.status === "solved");
  const requester = store.ticket(id)?.state.requester;
  const change = { ticket: { priority: "urgent", comment: { body: "No!", public: false } } };
  const { ticket } = json(`tickets/${id}`, `user=${requester}`, change);
  expect(ticket).toMatchObject({ status: "open" });
  expect(ticket.priority).not.toBe("urgent");
  const { events } = json(`tickets/${id}/audits`).audits.at(-1);
  expect(events[0]).toMatchObject({ type: "Comment", public: true, author_id: Number(requester) });
});

test("two saves in one second still change the ticket's time", () => {
  const id = find(({ state }) => state.status === "open");
  const note = { ticket: { comment: { body: "Hm.", public: false } } };
  const times = [1, 2, 3].map(() => json(`tickets/${id}`, "", note).ticket.updated_at);
  expect(new Set(times).size).toBe(3);
});

test("a save of nothing leaves no record", () => {
  const id = find(({ state }) => state.status === "open");
  const { status, updated_at } = json(`tickets/${id}`).ticket;
  const records = () => json(`tickets/${id}/audits`).audits.length;
  const before = records();
  expect(json(`tickets/${id}`, "", { ticket: { status } }).ticket.updated_at).toBe(updated_at);
  expect(records()).toBe(before);
});

test("a closed ticket and a wrong value are refused with a sentence", () => {
  const closed = find(({ state }) => state.status === "closed");
  const open = find(({ state }) => state.status === "open");
  expect(status(`tickets/${closed}`, "", { ticket: { status: "open" } })).toBe(422);
  expect(status(`tickets/${open}`, "", { ticket: { assignee_id: 1 } })).toBe(422);
  expect(status(`tickets/${open}`, "", { ticket: { status: "<b>" } })).toBe(422);
  expect(status("tickets/1")).toBe(404);
  expect(status("nothing")).toBe(404);
});

test("limits: refused with Retry-After, or with a page and without it", () => {
  for (let count = 0; count < 100; count++) expect(status("groups", "limits=on")).toBe(200);
  const refused = answer("groups", "limits=on");
  expect(refused).toMatchObject({ status: 429, headers: { "retry-after": "60" } });
  expect(status("groups")).toBe(200);
  now = (end + 30) as Instant;
  expect(answer("groups", "limits=html")).toEqual({
    status: 429,
    headers: {},
    body: expect.stringContaining("<h1>"),
  });
});

test("answers tell what is left of the account, as Zendesk does", () => {
  now = (end + 600) as Instant;
  const told = (scene: string) => answer("groups", scene).headers;
  expect(told("limits=on")).toMatchObject({
    "x-rate-limit": "700",
    "x-rate-limit-remaining": "699",
    "ratelimit-remaining": "699",
    "ratelimit-reset": "60",
  });
  expect(told("limits=busy")).toMatchObject({ "ratelimit-remaining": "139" });
  expect(told("")).toMatchObject({ "ratelimit-limit": "1000000" });
  expect(told("limits=html")).toEqual({});
});

test("an account that somebody else used up answers nobody", () => {
  now = (end + 1200) as Instant;
  expect(status("groups", "limits=busy")).toBe(200);
  now = (end + 1210) as Instant;
  expect(answer("groups", "limits=busy")).toMatchObject({
    status: 429,
    headers: { "ratelimit-remaining": "0", "retry-after": expect.any(String) },
  });
});

test("faults fail as they say", () => {
  const [id] = [...store.tickets()]
    .map(({ history }) => history.ticket)
    .filter((it) => /[05]$/.test(it));
  expect(status(`tickets/${id}/audits`, "faults=audits-403")).toBe(403);
  expect(status(`tickets/${id}/audits`, "faults=500")).toBe(500);
  expect(status(`tickets/${id}`, "faults=500,audits-403")).toBe(200);
  expect(() =>
    JSON.parse(String(answer(`tickets/${id}/audits`, "faults=broken-json").body)),
  ).toThrow();
  expect(status("groups", "faults=flaky")).toBe(503);
  expect(status("groups", "faults=flaky")).toBe(200);
  expect(api("groups", "faults=offline").answer).toBe("dropped");
  expect(api("groups", "slow=250").after).toBe(250);
  expect(status("views/active", "faults=nonsense")).toBe(200);
});

test("views may be one, without tickets, or with old ones alone", () => {
  expect(json("views/active", "faults=all-tickets").views).toMatchObject([
    { title: "All tickets" },
  ]);
  expect(json("views/9004/tickets", "faults=no-tickets").tickets).toEqual([]);
  expect(json("views/count_many?ids=9004", "faults=no-tickets").view_counts).toMatchObject([
    { value: 0 },
  ]);
  const [old] = json("views/9004/tickets", "faults=stale").tickets;
  expect(old.updated_at).toMatch(/^2020-/);
  expect(json("views/9004/tickets", "faults=offside").tickets.length).toBeGreaterThan(0);
});

test("what is about some tickets is about one in five, or about those named", () => {
  const [id] = [...store.tickets()]
    .map(({ history }) => history.ticket)
    .filter((it) => /1$/.test(it));
  const path = `tickets/${id}/audits`;
  expect(status(path, "faults=some-403")).toBe(200);
  expect(status(path, `faults=some-403&hit=${id}`)).toBe(403);
  expect(answer(path, `faults=html&hit=${id}`)).toMatchObject({
    status: 200,
    body: expect.stringContaining("<h1>"),
  });
  expect(api(path, `faults=no-answer&hit=${id}`).after).toBeGreaterThan(30_000);
  expect(api("groups", `faults=no-answer&hit=${id}`).after).toBe(0);
});

test.each([
  ["storm", { status: 429, headers: { "retry-after": "20" } }],
  ["storm-untold", { status: 429, body: expect.stringContaining("<h1>") }],
  ["502", { status: 502 }],
  ["offline-midway", "dropped"],
  ["signed-out-midway", { status: 401 }],
])("%s comes after twelve histories, and passes", (fault, expected) => {
  const fresh = openDeskApi(store);
  const ask = (path: string) => {
    const address = new URL(`/api/v2/${path}.json`, origin);
    return fresh({ method: "GET", address, body: null, scene: `faults=${fault}` }).answer;
  };
  const ticket = find(() => true);
  for (let count = 0; count < 12; count++)
    expect(ask(`tickets/${ticket}/audits`)).toMatchObject({ status: 200 });
  if (typeof expected === "string") expect(ask("groups")).toBe(expected);
  else expect(ask("groups")).toMatchObject(expected);
  now = (now + 20) as Instant;
  expect(ask("groups")).toMatchObject({ status: 200 });
});

describe("pages", () => {
  const pagesOf = (scene: string, most = 30) => {
    const pages: number[][] = [];
    let path: string | null = "views/9004/tickets?page[size]=20";
    while (path && pages.length < most) {
      const { links, tickets } = json(path, scene);
      pages.push(tickets.map(({ id }: { id: number }) => id));
      path = links.next?.slice(`${origin}/api/v2/`.length) ?? null;
    }
    return pages;
  };

  test("that are repeated come twice, and none is missing", () => {
    const quiet = pagesOf("");
    const [first, second, ...rest] = pagesOf("faults=repeated");
    expect(quiet.length).toBeGreaterThan(1);
    expect([first, second]).toEqual([quiet[0], quiet[0]]);
    expect(rest[0]).toEqual(quiet[1]);
    expect(new Set([first, ...rest].flat())).toEqual(new Set(quiet.flat()));
  });

  test("without an end begin again under ever new cursors", () => {
    const quiet = pagesOf("");
    const pages = pagesOf("faults=endless");
    expect(pages).toHaveLength(30);
    expect(pages[quiet.length]).toEqual(quiet[0]);
  });

  test.each(["moving", "merging", "vanishing"])("of a list in which tickets are %s", (fault) => {
    const before = pagesOf("").flat();
    const during = pagesOf(`faults=${fault}`).flat();
    const after = pagesOf("").flat();
    expect(after).not.toEqual(before);
    // Whoever reads a list once through misses what moved up behind his back.
    expect(after.filter((id) => !during.includes(id)).length).toBeGreaterThan(0);
  });
});

test("overlapping pages repeat the last ticket", () => {
  const first = json("views/9004/tickets?page[size]=10", "faults=overlap");
  const next = first.links.next.slice(`${origin}/api/v2/`.length);
  expect(json(next, "faults=overlap").tickets[0].id).toBe(first.tickets.at(-1).id);
});

function answer(path: string, scene = "", change?: object): RestAnswer {
  const given = api(path, scene, change).answer;
  if (given === "dropped") throw new Error("no answer came");
  return given;
}

function status(path: string, scene?: string, change?: object): number {
  return answer(path, scene, change).status;
}

/** What a client would read; the tests say what should be in it. */
// biome-ignore lint/suspicious/noExplicitAny: every key of an answer is the subject of a test
function json(path: string, scene?: string, change?: object): any {
  const given = answer(path, scene, change);
  expect(given.status).toBe(200);
  return JSON.parse(JSON.stringify(given.body));
}

function find(wanted: (ticket: NonNullable<ReturnType<Store["ticket"]>>) => boolean): string {
  const found = [...store.tickets()].find((one) => one.state.gone === null && wanted(one));
  if (!found) throw new Error("no such ticket in this month");
  return found.history.ticket;
}
