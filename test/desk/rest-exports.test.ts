import { expect, test } from "vitest";
import { openDeskApi } from "../../src/desk/desk-api.ts";
import { encodeAudits } from "../../src/desk/encode-audits.ts";
import { madeUpMonth } from "../../src/desk/month/made-up-month.ts";
import { openStore } from "../../src/desk/store.ts";
import { cutToInstant, type Instant, shift } from "../../src/time/instant.ts";

const end = cutToInstant(Date.UTC(2026, 0, 31));
let now: Instant = end;
const store = openStore(madeUpMonth({ tickets: 300, seed: 20, now: end }), () => now);

function ask(query: string, scene = "role=admin") {
  const address = new URL(`https://desk.example/api/v2/incremental/ticket_events.json?${query}`);
  const { answer } = openDesk({ method: "GET", address, body: null, scene });
  if (answer === "dropped") throw new Error("dropped");
  return answer;
}
let openDesk = openDeskApi(store);

interface Page {
  readonly ticket_events: readonly {
    readonly id: number;
    readonly timestamp: number;
    readonly child_events: readonly Record<string, unknown>[];
  }[];
  readonly end_time: number;
  readonly end_of_stream: boolean;
  readonly next_page: string;
  readonly count: number;
}

function read(start: number): { pages: readonly Page[]; ids: readonly number[] } {
  const pages: Page[] = [];
  for (let next: string | null = `?start_time=${start}&include=comment_events`; next; ) {
    const page: Page = Object(ask(next.replace(/^.*\?/, "")).body);
    pages.push(page);
    next = page.end_of_stream ? null : page.next_page;
  }
  return { pages, ids: pages.flatMap(({ ticket_events }) => ticket_events.map(({ id }) => id)) };
}

test("tells every save of every ticket, in the order of time, in overlapping pages", () => {
  const { ids, pages } = read(0);
  const all = [...store.tickets()].flatMap((ticket) => encodeAudits(ticket));
  const told = all.filter(({ created_at: at }) => Date.parse(at) / 1000 <= end - 60);
  expect(new Set(ids)).toEqual(new Set(told.map(({ id }) => id)));
  expect(pages.length).toBeGreaterThan(2);
  expect(ids.length).toBeGreaterThan(new Set(ids).size);
  const times = pages.flatMap((page) => page.ticket_events.map(({ timestamp: at }) => at));
  for (const [index, page] of pages.entries()) {
    expect(page.count).toBe(page.ticket_events.length);
    if (index) expect(page.ticket_events[0]?.timestamp).toBe(pages[index - 1]?.end_time);
  }
  expect(times.every((at, index) => at >= (times[index - 1] ?? 0))).toBe(true);
});

test("withholds the last minute until it has passed", () => {
  const latest = Math.max(...[...store.tickets()].map(({ state }) => state.updatedAt));
  now = shift(cutToInstant(latest * 1000), 59);
  const before = read(latest - 3600).ids;
  now = shift(now, 1);
  const after = read(latest - 3600).ids;
  now = end;
  expect(after.length).toBeGreaterThan(before.length);
});

test("is for admins, and wants a time that is a minute ago", () => {
  expect(ask("start_time=1", "role=agent").status).toBe(403);
  expect(ask("").status).toBe(422);
  expect(ask(`start_time=${end - 59}`).status).toBe(400);
  expect(ask(`start_time=${end - 60}`).status).toBe(200);
});

test("names fields by their keys, channels by their titles, and rules by their number", () => {
  const children = read(0).pages.flatMap((page) =>
    page.ticket_events.flatMap(({ child_events }) => child_events),
  );
  const group = children.find(({ via, group_id }) => via === "Rule" && group_id);
  expect(group).toEqual({
    id: expect.any(Number),
    via: "Rule",
    via_reference_id: expect.any(Number),
    group_id: expect.stringMatching(/^\d+$/),
    event_type: "Change",
    previous_value: null,
  });
  const comment = children.find(({ event_type }) => event_type === "Comment");
  expect(comment).toMatchObject({ type: "Comment", via: { channel: expect.any(String) } });
  expect(new Set(children.map(({ event_type }) => event_type))).toEqual(
    new Set(["Comment", "Create", "Change"]),
  );
});

test("only mentions comments unless they are asked for", () => {
  const page: Page = Object(ask("start_time=0").body);
  const comments = page.ticket_events
    .flatMap(({ child_events }) => child_events)
    .filter(({ event_type }) => event_type === "Comment");
  expect(comments[0]).toMatchObject({ comment_present: true, comment_public: true });
  expect(JSON.stringify(comments)).not.toContain("body");
});

test("answers ten times a minute where limits are real, and then says how long to wait", () => {
  openDesk = openDeskApi(store);
  const scene = "role=admin&limits=on";
  for (let count = 0; count < 10; count++) expect(ask("start_time=1", scene).status).toBe(200);
  expect(ask("start_time=1", scene)).toMatchObject({
    status: 429,
    headers: { "retry-after": "60" },
  });
  now = shift(end, 60);
  expect(ask("start_time=1", scene).status).toBe(200);
  now = end;
});
