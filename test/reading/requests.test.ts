import { afterEach, describe, expect, test } from "vitest";
import type { TicketHead, ViewId } from "../../src/hosts/host.ts";
import { metrics } from "../../src/metrics/traits.ts";
import type { Readings } from "../../src/reading/telling.ts";
import { memoryWorld } from "../archive/kept-world.ts";
import { type DeskBrowser, deskBrowser } from "../bench/desk-browser.ts";
import { type Visit, visit } from "../bench/visit.ts";

const tickets = 240;
const options = { signal: new AbortController().signal };
const opened: Visit[] = [];

afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

/** A desk, and a browser that keeps what was read. */
function scene(given: Partial<Parameters<typeof deskBrowser>[0]> = {}) {
  const browser = deskBrowser({ tickets, ...given });
  const world = memoryWorld();
  const open = (ticket?: string | null) => {
    world.now = browser.now();
    const one = visit({ browser, store: world.tab(), ...(ticket !== undefined && { ticket }) });
    opened.push(one);
    return one;
  };
  return { browser, open, world };
}

/** Opens the view in a page of its own, reads it all and closes the page. */
async function look({ browser, open }: ReturnType<typeof scene>) {
  await browser.pass(60_000);
  const before = browser.sent.length;
  const { app, close, done } = open();
  await done();
  const view = app.views.value?.view;
  if (!view) throw new Error("No view was opened.");
  expect(view.tickets.value.size + view.skipped.value.size).toBe(tickets);
  const samples = metrics.map(({ id: metric }) => {
    const selection = { agents: null, clock: "calendar", range: null } as const;
    return new Set(view.samplesBehind({ metric, selection }));
  });
  close();
  return { asked: paths(browser).slice(before), report: view.report.value, samples };
}

const paths = ({ sent }: DeskBrowser) =>
  sent.map(({ url }) => new URL(url).pathname.replace("/api/v2/", "").replace(".json", ""));
const audits = (asked: readonly string[]) => asked.filter((path) => path.endsWith("/audits"));

test("an unchanged view costs its list and no history", async () => {
  const world = scene();
  const first = await look(world);
  expect(audits(first.asked)).toHaveLength(tickets);
  const again = await look(world);
  expect(again.asked.toSorted()).toEqual(
    [
      "business_hours/schedules",
      "groups",
      "users/show_many",
      "users/show_many",
      "views/active",
      "views/count_many",
      "views/9004/tickets",
      "views/9004/tickets",
      "views/9004/tickets",
      // Whether something moved meanwhile.
      "views/9004/tickets",
    ].toSorted(),
  );
  expect(again.samples).toEqual(first.samples);
});

test("tickets that changed cost one request each, and give what a first reading gives", async () => {
  const world = scene();
  await look(world);
  const changed = world.browser.openTickets().slice(0, 7);
  for (const ticket of changed) {
    world.browser.save(ticket, { comment: { body: "On it.", public: true } });
    world.browser.save(ticket, { status: "solved", comment: { body: "Done.", public: false } });
  }
  const again = await look(world);
  expect(audits(again.asked).toSorted()).toEqual(
    changed.map((ticket) => `tickets/${ticket}/audits`).toSorted(),
  );
  const fresh = await look({ ...world, ...emptied(world) });
  expect(again.samples).toEqual(fresh.samples);
  expect(again.report.team).toEqual(fresh.report.team);
});

/** The same desk before another browser. */
function emptied({ browser }: { readonly browser: DeskBrowser }) {
  const world = memoryWorld();
  const open = () => {
    world.now = browser.now();
    const one = visit({ browser, store: world.tab() });
    opened.push(one);
    return one;
  };
  return { open, world };
}

describe("people", () => {
  test("cost no question but for those whom no list brings along", async () => {
    const { asked } = await look(scene());
    expect(asked.filter((path) => path.startsWith("users/")).length).toBeLessThanOrEqual(3);
  });

  test("cost one question for a hundred, where no list brings any along", async () => {
    const { asked } = await look(scene({ withoutUsers: true }));
    expect(asked.filter((path) => path.startsWith("users/")).length).toBeLessThanOrEqual(6);
  });
});

describe("several tabs", () => {
  const heads = async ({ worker }: Visit, browser: DeskBrowser) => {
    const found: TicketHead[] = [];
    const listing = (async () => {
      for await (const { items } of worker.tickets("9004" as ViewId, options)) found.push(...items);
    })();
    await until(listing, browser);
    return [...new Map(found.map((head) => [head.ticket, head])).values()];
  };
  const read = ({ worker }: Visit, wanted: readonly TicketHead[]) => {
    let count = 0;
    const onRead = ({ tickets }: Readings) => {
      count += tickets.ids.length;
    };
    return worker.read(wanted, { ...options, onRead }).then(() => count);
  };

  test("that read the same view in different orders fetch nothing twice", async () => {
    const { browser, open } = scene();
    const [one, other] = [open(null), open(null)];
    const list = await heads(one, browser);
    await heads(other, browser);
    const reads = Promise.all([read(one, list), read(other, list.toReversed())]);
    expect(await until(reads, browser)).toEqual([tickets, tickets]);
    const asked = audits(paths(browser));
    expect(asked).toHaveLength(tickets);
    expect(new Set(asked).size).toBe(tickets);
  });

  test("lose at most a batch with the one that is closed in the middle", async () => {
    const { browser, open } = scene();
    const one = open(null);
    const list = await heads(one, browser);
    void read(one, list);
    await browser.pass(100_000);
    const fetched = audits(paths(browser)).length;
    expect(fetched).toBeGreaterThan(100);
    one.close();
    const other = open(null);
    const listed = await heads(other, browser);
    expect(await until(read(other, listed), browser)).toBe(tickets);
    expect(audits(paths(browser)).length).toBeLessThanOrEqual(tickets + 5);
  });
});

test("going from ticket to ticket costs a handful of questions each", async () => {
  const { browser, open } = scene();
  const [first, second] = browser.openTickets();
  if (!first || !second) throw new Error("There are no tickets.");
  for (const ticket of [first, second, first]) {
    const before = browser.sent.length;
    const { app } = open(ticket);
    while (app.session.value.value?.ticket.current.value.state !== "ready") await browser.pass(200);
    const asked = paths(browser).slice(before);
    expect(audits(asked)).toHaveLength(1);
    expect(asked.length).toBeLessThanOrEqual(ticket === first ? 5 : 3);
    await browser.pass(1000);
  }
});

/** Lets time pass until something is done. */
async function until<T>(work: Promise<T>, browser: DeskBrowser): Promise<T> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  done.catch(() => {});
  while (!isDone) await browser.pass(1000);
  return done;
}
