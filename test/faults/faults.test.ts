import { readFileSync } from "node:fs";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { madeUpMonth } from "../../src/desk/month/made-up-month.ts";
import { ticketsIn, viewsOf } from "../../src/desk/views.ts";
import { settled } from "../state/session.ts";
import { personId } from "../timeline.ts";
import { type Fault, faultNamed, faults } from "./faults.ts";
import { type AllFigures, figuresIn, figuresOf } from "./figures.ts";
import { screenOf } from "./screen.tsx";
import { everything, openStack, type Page, type Stack } from "./stack.ts";

beforeAll(settled);

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** More requests than this for three pages of twenty, over and over, would be a loop. */
const enoughRequests = 400;
const minute = 60;

const openDesk = () =>
  openStack({ data: (now) => madeUpMonth({ tickets: 60, seed: 3, now }), pageSize: 20 });

function viewOf(page: Page) {
  const view = page.view();
  if (!view) throw new Error("The view is not open yet.");
  return view;
}

/** What a quiet run says of the desk as it is now. */
const quiet = ({ desk, now }: Stack) => figuresOf(desk, { now: now(), view: everything });

/** The same, of some of the tickets. */
function of(tickets: readonly string[], { samples }: AllFigures): AllFigures["samples"] {
  return samples.map(([metric, all]) => [
    metric,
    all.filter(({ ticket }) => tickets.includes(ticket)),
  ]);
}

/** Lets every page read all times. */
function lookAtAll({ pages }: Stack): void {
  for (const page of pages) void page.view()?.choosePeriod(null);
}

/** Every ticket of the view is read, or left out with a reason, or the whole is told to have stopped. */
function expectNoneLost({ desk }: Stack, page: Page): void {
  const { progress, skipped, tickets } = viewOf(page);
  if (progress.value.trouble) return;
  const [view] = viewsOf(desk, personId("")).filter(({ id }) => id === everything);
  const lost = (view ? ticketsIn(desk, view) : [])
    .map(({ history }) => history.ticket)
    .filter((ticket) => !tickets.value.has(ticket) && !skipped.value.has(ticket));
  expect(lost).toEqual([]);
}

/** Whether a user reads by now what a fault makes the app say. */
function isMoment(page: Page, when: Fault["when"]): boolean {
  const { phase, waitUntil } = page.view()?.progress.value ?? {};
  if (when === "waiting") return phase === "reading" && Boolean(waitUntil);
  return when === "offline" ? page.app.isOffline.value : phase === when;
}

async function untilMoment(stack: Stack, page: Page, when: Fault["when"]): Promise<void> {
  for (let second = 0; !isMoment(page, when); second++) {
    expect(second, `nobody was ever told that it is ${when}`).toBeLessThan(20 * minute);
    await stack.pass(1);
  }
}

describe("the table", () => {
  test("is the README's", () => {
    const readme = readFileSync("README.md", "utf8");
    const [, table = ""] = /\n\| what goes wrong \|.*\n\|.*\n((?:\|.*\n)+)/.exec(readme) ?? [];
    const rows = table
      .trim()
      .split("\n")
      .map((row) => row.split("|").map((cell) => cell.trim()));
    expect(rows.map(([, name]) => name)).toEqual(faults.map(({ name }) => name));
    const played = rows.map(([, , how = ""]) => /^`(.*)`$/.exec(how)?.[1] ?? null);
    expect(played).toEqual(faults.map(({ faults }) => faults));
  });

  test.each(faults)("has a case for $name", ({ faults, name, tests = [] }) => {
    const own = readFileSync("test/faults/faults.test.ts", "utf8");
    expect(faults !== null || own.includes(`faultNamed("${name}")`)).toBe(true);
    for (const [file, title] of tests) expect(readFileSync(file, "utf8")).toContain(title);
  });
});

describe("played by the desk", () => {
  const played = faults.filter((fault) => fault.faults !== null);

  test.each(played)("$name", async ({ faults, heals, says, when }) => {
    const stack = openDesk();
    stack.play(`faults=${faults}`);
    const page = await stack.open();
    await untilMoment(stack, page, when);
    expect(await screenOf(page, stack)).toMatch(says);

    await stack.rest(30 * minute);
    expectNoneLost(stack, page);
    const { samples, tickets } = figuresIn(viewOf(page));
    expect(samples).toEqual(of(tickets, quiet(stack)));

    if (heals === "by a refresh") {
      stack.play("");
      await stack.pass(minute);
      page.app.refresh();
      await stack.rest(30 * minute);
    }
    stack.play("");
    lookAtAll(stack);
    await stack.rest(30 * minute);
    expect(viewOf(page).skipped.value.size).toBe(0);
    expect(viewOf(page).progress.value).toMatchObject({ phase: "done", trouble: null });
    expect(figuresIn(viewOf(page))).toEqual(quiet(stack));
    expect(stack.browser.sent.length).toBeLessThan(enoughRequests);
  });
});

describe("done by the browser", () => {
  /** In the end all is read, equal to a quiet run, and what happened is said. */
  async function expectAllWell(stack: Stack, page: Page, { says }: Fault): Promise<void> {
    await stack.rest(30 * minute);
    lookAtAll(stack);
    await stack.rest(30 * minute);
    expectNoneLost(stack, page);
    expect(figuresIn(viewOf(page))).toEqual(quiet(stack));
    expect(await screenOf(page, stack)).toMatch(says);
    expect(stack.browser.sent.length).toBeLessThan(enoughRequests);
  }

  /** How often a history was begun. */
  const histories = ({ browser }: Stack) =>
    browser.sent.filter(({ url }) => /audits(?!.*after)/.test(url)).length;

  test.each([
    ["forward", 86_400, 0],
    ["back", -86_400, 0],
    ["forward and back", 3600, -3600],
    ["back and forward", -3600, 3600],
  ])("a clock that is set %s", async (_, first, then) => {
    const stack = openDesk();
    const page = await stack.open();
    await stack.pass(10);
    stack.setClock(first);
    await stack.pass(10);
    stack.setClock(then);
    await expectAllWell(stack, page, faultNamed("a clock that jumps"));
    expect(histories(stack)).toBe(60);
  });

  test("a clock that is a season ahead costs what was kept, and nothing else", async () => {
    const stack = openDesk();
    for (const ahead of [0, 90 * 86_400, 0]) {
      stack.setClock(ahead);
      const page = await stack.open();
      await expectAllWell(stack, page, faultNamed("a clock that jumps"));
      page.close();
    }
    expect(histories(stack)).toBe(2 * 60);
  });

  test("a tab that is killed while it reads and writes", async () => {
    const stack = openDesk();
    const first = await stack.open();
    await stack.pass(12);
    const before = histories(stack);
    expect(before).toBeGreaterThan(20);
    first.close();
    const page = await stack.open();
    await expectAllWell(stack, page, faultNamed("a tab killed while it writes"));
    // What was kept is not asked for again: at most a batch that was not full, and what was on its way.
    expect(histories(stack)).toBeLessThan(60 + 24);
  });

  test("a disk that is full from the middle on", async () => {
    const stack = openDesk();
    const page = await stack.open();
    await stack.pass(12);
    stack.disk.trouble = "full";
    await expectAllWell(stack, page, faultNamed("a full disk"));
    expect(histories(stack)).toBe(60);
    stack.disk.trouble = null;
    page.close();
    const after = await stack.open();
    await expectAllWell(stack, after, { ...faultNamed("a full disk"), says: /tickets are kept/ });
  });

  test("a store in which bits were turned", async () => {
    const stack = openDesk();
    const before = await stack.open();
    await stack.rest(30 * minute);
    before.close();
    await stack.disk.damage();
    const page = await stack.open();
    await expectAllWell(stack, page, faultNamed("a damaged store"));
    expect(histories(stack)).toBe(2 * 60);
  });

  test("a store in which a newer version keeps its own", async () => {
    const stack = openDesk();
    stack.disk.trouble = "newer";
    const page = await stack.open();
    await expectAllWell(stack, page, faultNamed("a store of a newer version"));
    expect(histories(stack)).toBe(60);
  });

  test("an older and a newer version in two tabs", async () => {
    const stack = openDesk();
    const older = await stack.open({ version: 1 });
    await stack.pass(10);
    // The database is the newer one's from now on.
    stack.disk.trouble = "newer";
    const newer = await stack.open({ version: 2 });
    await expectAllWell(stack, older, faultNamed("two versions in two tabs"));
    expect(figuresIn(viewOf(newer))).toEqual(quiet(stack));
    const inAMinute = stack.browser.sent.map(
      ({ at }) => stack.browser.sent.filter((one) => one.at >= at && one.at < at + 60_000).length,
    );
    expect(Math.max(...inAMinute)).toBeLessThanOrEqual(80);
  });
});
