import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Question } from "../../src/hosts/carry.ts";
import type { Urgency } from "../../src/hosts/host.ts";
import { HostError } from "../../src/hosts/trouble.ts";
import { type FakeBrowser, type FakeTab, fakeBrowser, type Sent } from "./fake-browser.ts";

const second = 1000;
const minute = 60 * second;

const question = (url: string, method = "GET"): Question => ({ url, method, body: "" });

interface Asked {
  readonly urgency?: Urgency;
  readonly signal?: AbortSignal;
  onWait?(seconds: number | null): void;
}

/** Asks one thing; the text of the answer, or the error. */
function ask(tab: FakeTab, url: string, asked: Asked = {}): Promise<unknown> {
  const { signal = new AbortController().signal, ...rest } = asked;
  return tab.ask(question(url), { isReading: true, signal, ...rest }).then(
    ({ text }) => text,
    (error: unknown) => error,
  );
}

/** Reads histories as a view does: in order, three at a time. Returns what came, in that order. */
function readAll(tab: FakeTab, urls: readonly string[]): string[] {
  const came: string[] = [];
  const left = [...urls];
  const next = async (): Promise<void> => {
    const url = left.shift();
    if (url === undefined) return;
    const text = await ask(tab, url, { urgency: "later" });
    came.push(String(text));
    return next();
  };
  for (let count = 0; count < 3; count++) void next();
  return came;
}

const histories = (count: number) =>
  Array.from({ length: count }, (_, index) => `history ${index}`);
const urlsOf = (sent: readonly Sent[]) => sent.map(({ url }) => url);

async function opened(browser: FakeBrowser, count: number): Promise<readonly FakeTab[]> {
  const tabs = Array.from({ length: count }, () => browser.open());
  await browser.pass(10);
  return tabs;
}

function byName(tabs: readonly FakeTab[], name: string | null): FakeTab {
  const found = tabs.find((tab) => tab.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
}

function most(sent: readonly Sent[], within = minute): number {
  const counts = sent.map(
    ({ at }) => sent.filter((one) => one.at >= at && one.at < at + within).length,
  );
  return Math.max(0, ...counts);
}

describe("fifteen tabs", () => {
  test("that open a view at once cost what one costs", async () => {
    const browser = fakeBrowser();
    const urls = histories(60);
    const tabs = await opened(browser, 15);
    const came = tabs.map((tab) => readAll(tab, urls));
    await browser.pass(3 * minute);
    expect(came.map(({ length }) => length)).toEqual(Array(15).fill(60));
    expect(urlsOf(browser.sent)).toEqual(urls);
    expect(new Set(browser.sent.map(({ tab }) => tab)).size).toBe(1);
  });

  test("that look at something else each keep one pace, and get on evenly", async () => {
    const browser = fakeBrowser();
    const tabs = await opened(browser, 15);
    const came = tabs.map((tab, index) =>
      readAll(
        tab,
        histories(30).map((url) => `${url} of ${index}`),
      ),
    );
    await browser.pass(4 * minute);
    const counts = came.map(({ length }) => length);
    // In flight are three of each.
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(3);
    expect(Math.min(...counts)).toBeGreaterThan(15);
    expect(most(browser.sent)).toBeLessThanOrEqual(80);
  });
});

describe("the line", () => {
  test("the ticket that somebody opens goes before a view, wherever it is opened", async () => {
    const browser = fakeBrowser();
    const [one, other] = await opened(browser, 2);
    if (!one || !other) return;
    readAll(one, histories(200));
    await browser.pass(2 * minute);
    const before = browser.sent.length;
    const ticket = ask(other, "ticket", { urgency: "now" });
    await browser.pass(second);
    expect(await ticket).toBe("ticket");
    expect(urlsOf(browser.sent.slice(before, before + 2))).toContain("ticket");
  });

  test("a hidden tab's view waits while another one has work, its ticket does not", async () => {
    const browser = fakeBrowser();
    const [shown, hidden] = await opened(browser, 2);
    if (!shown || !hidden) return;
    hidden.show({ isHidden: true });
    const later = readAll(
      hidden,
      histories(5).map((url) => `hidden ${url}`),
    );
    const ticket = ask(hidden, "hidden ticket", { urgency: "now" });
    const came = readAll(shown, histories(100));
    await browser.pass(minute);
    expect(await ticket).toBe("hidden ticket");
    const early = urlsOf(browser.sent).filter((url) => url.startsWith("hidden history"));
    expect(early).toEqual([]);
    await browser.pass(2 * minute);
    expect([came.length, later.length]).toEqual([100, 5]);
  });

  test("and goes on in its turn when it is shown again", async () => {
    const browser = fakeBrowser();
    const [shown, hidden] = await opened(browser, 2);
    if (!shown || !hidden) return;
    readAll(shown, histories(300));
    await browser.pass(minute);
    hidden.show({ isHidden: true });
    const came = readAll(hidden, ["a", "b", "c"]);
    await browser.pass(10 * second);
    expect(came).toEqual([]);
    hidden.show({ isHidden: false });
    await browser.pass(10 * second);
    expect(came).toEqual(["a", "b", "c"]);
  });

  test.each(["leads", "does not lead"])(
    "a pause takes out at once what waits, in a tab that %s",
    async (which) => {
      const browser = fakeBrowser();
      const tabs = await opened(browser, 2);
      const leader = byName(tabs, browser.leader());
      const tab = which === "leads" ? leader : (tabs.find((one) => one !== leader) ?? leader);
      readAll(tab, histories(100));
      await browser.pass(minute);
      const abort = new AbortController();
      const asked = ["x", "y", "z"].map((url) =>
        ask(tab, url, { urgency: "later", signal: abort.signal }),
      );
      abort.abort("paused");
      await browser.pass(10 * second);
      expect(await Promise.all(asked)).toEqual(["paused", "paused", "paused"]);
      await browser.pass(2 * minute);
      expect(urlsOf(browser.sent)).not.toContain("x");
    },
  );
});

describe("equal questions", () => {
  test("a list is asked once within seconds, but anew by who has seen it", async () => {
    const browser = fakeBrowser();
    const [one, other] = await opened(browser, 2);
    if (!one || !other) return;
    const first = ask(one, "views");
    await browser.pass(second);
    const second_ = ask(other, "views");
    await browser.pass(second);
    expect(await Promise.all([first, second_])).toEqual(["views", "views"]);
    expect(browser.sent).toHaveLength(1);
    void ask(other, "views");
    await browser.pass(second);
    expect(browser.sent).toHaveLength(2);
    await browser.pass(11 * second);
    void ask(browser.open(), "views");
    await browser.pass(second);
    expect(browser.sent).toHaveLength(3);
  });

  test("what a ticket is now is never taken from another tab's answer", async () => {
    const browser = fakeBrowser();
    const [one, other] = await opened(browser, 2);
    if (!one || !other) return;
    void ask(one, "ticket", { urgency: "now" });
    await browser.pass(100);
    void ask(other, "ticket", { urgency: "now" });
    await browser.pass(second);
    void ask(one, "ticket", { urgency: "now" });
    await browser.pass(second);
    expect(browser.sent).toHaveLength(3);
  });

  test("a history older than the list that names it is asked anew", async () => {
    const browser = fakeBrowser();
    const [one, other] = await opened(browser, 2);
    if (!one || !other) return;
    void ask(one, "history", { urgency: "later" });
    await browser.pass(second);
    void ask(other, "list");
    await browser.pass(second);
    void ask(other, "history", { urgency: "later" });
    await browser.pass(second);
    expect(urlsOf(browser.sent)).toEqual(["history", "list", "history"]);
  });

  test("after a change nothing is taken from before it", async () => {
    const browser = fakeBrowser();
    const tabs = await opened(browser, 3);
    const [one, other, third] = tabs;
    if (!one || !other || !third) return;
    void ask(one, "views");
    await browser.pass(second);
    const { signal } = new AbortController();
    const put = question("settings", "PUT");
    const done = other.ask(put, { isReading: false, signal });
    await browser.pass(second);
    expect((await done).status).toBe(200);
    void ask(third, "views");
    await browser.pass(second);
    expect(
      browser.sent.map(({ method, tab, url }) => [method, url, method === "PUT" && tab]),
    ).toEqual([
      ["GET", "views", false],
      ["PUT", "settings", other.name],
      ["GET", "views", false],
    ]);
  });

  test("a failure reaches all who asked, as the trouble that it is, and is not kept", async () => {
    let fails = true;
    const browser = fakeBrowser({
      answer({ url }) {
        if (fails) throw new HostError({ kind: "offline" });
        return { status: 200, text: url, headers: [] };
      },
    });
    const tabs = await opened(browser, 3);
    const asked = tabs.map((tab) => ask(tab, "views"));
    await browser.pass(second);
    for (const error of await Promise.all(asked))
      expect(error).toMatchObject({ trouble: { kind: "offline" } });
    fails = false;
    const again = tabs.map((tab) => ask(tab, "views"));
    await browser.pass(second);
    expect(await Promise.all(again)).toEqual(["views", "views", "views"]);
    expect(browser.sent).toHaveLength(2);
  });
});

test("an answer that never comes is told after half a minute, not counting the line", async () => {
  const browser = fakeBrowser({ latency: 10 * minute });
  const [tab] = await opened(browser, 1);
  if (!tab) return;
  let outcome: unknown;
  void ask(tab, "thing").then((error) => {
    outcome = error;
  });
  await browser.pass(29 * second);
  expect(outcome).toBeUndefined();
  await browser.pass(2 * second);
  expect(outcome).toMatchObject({ trouble: { kind: "timed_out" } });
});

describe("when the tab that leads goes", () => {
  test("another one goes on within a second, and asks nothing that was answered", async () => {
    const browser = fakeBrowser();
    const tabs = await opened(browser, 5);
    const urls = histories(60);
    const came = tabs.map((tab) => readAll(tab, urls));
    await browser.pass(2 * second + 50);
    const leader = byName(tabs, browser.leader());
    const killed = browser.clock.now();
    leader.kill();
    const before = browser.sent.length;
    await browser.pass(4 * minute);
    expect((browser.sent[before]?.at ?? Infinity) - killed).toBeLessThan(second);
    const lost = browser.sent.filter(({ isAnswered }) => !isAnswered);
    expect(browser.sent.length).toBe(60 + lost.length);
    expect(came.filter(({ length }) => length === 60)).toHaveLength(4);
  });

  test("the new one knows how much was asked", async () => {
    const browser = fakeBrowser();
    const tabs = await opened(browser, 3);
    for (const tab of tabs) readAll(tab, histories(400));
    await browser.pass(minute - second);
    byName(tabs, browser.leader()).kill();
    await browser.pass(10 * second);
    const late = browser.open();
    await browser.pass(10);
    readAll(late, histories(400));
    for (const tab of tabs) tab.kill();
    await browser.pass(2 * minute);
    expect(most(browser.sent)).toBeLessThanOrEqual(80);
  });

  test("so does one that comes when nobody is left, as after a reload", async () => {
    const browser = fakeBrowser();
    const [tab] = await opened(browser, 1);
    if (tab) readAll(tab, histories(400));
    await browser.pass(minute - second);
    tab?.kill();
    readAll(browser.open(), histories(400));
    await browser.pass(2 * minute);
    expect(most(browser.sent)).toBeLessThanOrEqual(80);
    expect(browser.sent.length).toBeGreaterThan(200);
  });

  test("one that answers nothing any more is replaced, and lets go when it is back", async () => {
    const browser = fakeBrowser();
    const tabs = await opened(browser, 3);
    const leader = byName(tabs, browser.leader());
    const [tab] = tabs.filter((one) => one !== leader);
    leader.freeze();
    const asked = ask(tab ?? leader, "views");
    await browser.pass(6 * second);
    expect(await asked).toBe("views");
    expect(browser.leader()).not.toBe(leader.name);
    leader.thaw();
    await browser.pass(second);
    const own = ask(leader, "groups");
    await browser.pass(second);
    expect(await own).toBe("groups");
    expect(browser.sent.at(-1)?.tab).toBe(browser.leader());
  });

  test("a hidden one gives way to one that somebody looks at", async () => {
    const browser = fakeBrowser();
    const tabs = await opened(browser, 3);
    const leader = byName(tabs, browser.leader());
    const [, shown] = tabs.filter((one) => one !== leader);
    for (const tab of tabs) if (tab !== leader) tab.show({ isHidden: tab !== shown });
    await browser.pass(second);
    leader.show({ isHidden: true });
    await browser.pass(second);
    const came = readAll(shown ?? leader, histories(40));
    await browser.pass(minute);
    expect(came).toHaveLength(40);
    expect(browser.leader()).toBe(shown?.name);
    expect(browser.sent.length).toBe(40);
    expect(new Set(browser.sent.slice(4).map(({ tab }) => tab))).toEqual(new Set([shown?.name]));
  });
});

test("a hidden leader gives way as soon as another tab is shown", async () => {
  const browser = fakeBrowser();
  const tabs = await opened(browser, 3);
  const leader = byName(tabs, browser.leader());
  const [tab] = tabs.filter((one) => one !== leader);
  for (const one of tabs) one.show({ isHidden: true });
  await browser.pass(second);
  expect(browser.leader()).toBe(leader.name);
  tab?.show({ isHidden: false });
  await browser.pass(second);
  expect(browser.leader()).toBe(tab?.name);
});

describe("waiting", () => {
  const told = (retryAfter: number) =>
    fakeBrowser({
      answer: ({ url }) =>
        url === "limited"
          ? { status: 429, text: "", headers: [["retry-after", `${retryAfter}`]] }
          : { status: 200, text: url, headers: [] },
    });

  test("is told to those who wait, until it goes on", async () => {
    const browser = told(38);
    const [one, other] = await opened(browser, 2);
    if (!one || !other) return;
    void ask(one, "limited");
    await browser.pass(second);
    const waits: (number | null)[] = [];
    const asked = ask(other, "ticket", { urgency: "now", onWait: (wait) => waits.push(wait) });
    await browser.pass(second);
    expect(waits).toEqual([38]);
    await browser.pass(38 * second);
    expect(waits).toEqual([38, null]);
    expect(await asked).toBe("ticket");
  });

  test("is ended for everybody, whoever led when it began", async () => {
    const browser = told(38);
    const tabs = await opened(browser, 3);
    const leader = byName(tabs, browser.leader());
    const tab = tabs.find((one) => one !== leader) ?? leader;
    void ask(tab, "limited");
    await browser.pass(second);
    const waits: (number | null)[] = [];
    const asked = ask(tab, "views", { onWait: (wait) => waits.push(wait) });
    await browser.pass(second);
    leader.kill();
    await browser.pass(minute);
    expect(await asked).toBe("views");
    expect(waits.filter((wait) => wait === null)).toHaveLength(waits.length / 2);
    expect(browser.sent.filter(({ at }) => at > 2 * second && at < 38 * second)).toEqual([]);
  });

  test("a line that moves is none", async () => {
    const browser = fakeBrowser();
    const [tab] = await opened(browser, 1);
    const waits: unknown[] = [];
    if (tab)
      for (const url of histories(120)) {
        void ask(tab, url, { urgency: "later", onWait: (wait) => waits.push(wait) });
      }
    await browser.pass(3 * minute);
    expect(browser.sent).toHaveLength(120);
    expect(waits).toEqual([]);
  });
});

describe("who never meet", () => {
  test("two users of one browser", async () => {
    const browser = fakeBrowser();
    const asked = [browser.open({ user: "ana" }), browser.open({ user: "ben" })].map((tab) =>
      ask(tab, "views"),
    );
    await browser.pass(second);
    expect(await Promise.all(asked)).toEqual(["views", "views"]);
    expect(browser.sent).toHaveLength(2);
  });

  test("two versions, but for their budget", async () => {
    const browser = fakeBrowser();
    const old = browser.open({ version: 1 });
    const young = browser.open({ version: 2 });
    readAll(old, histories(200));
    readAll(young, histories(200));
    await browser.pass(5 * minute);
    // Each learns of the other's requests when they have gone: both leave one slot free.
    expect(most(browser.sent)).toBeLessThanOrEqual(80);
    expect(most(browser.sent)).toBeGreaterThan(70);
    expect(new Set(browser.sent.map(({ tab }) => tab)).size).toBe(2);
  });
});

test("two versions that wait for the same moment do not both take what is left", async () => {
  const browser = fakeBrowser();
  const old = browser.open({ version: 1 });
  const young = browser.open({ version: 2 });
  await browser.pass(10);
  for (let list = 0; list < 100; list++) void ask(old, `list ${list}`);
  await browser.pass(30 * second);
  for (let list = 0; list < 20; list++) void ask(young, `young list ${list}`);
  await browser.pass(2 * minute);
  expect(browser.sent).toHaveLength(120);
  // Of the very first one nobody could have heard.
  expect(most(browser.sent, minute + second)).toBeLessThanOrEqual(81);
});

test.each([
  { hasLocks: false, hasChannels: false },
  { hasLocks: false, hasChannels: true },
  { hasLocks: true, hasChannels: false },
])("without what it takes, everybody asks for himself: %o", async (options) => {
  const browser = fakeBrowser();
  const tabs = [browser.open(options), browser.open(options)];
  const came = tabs.map((tab) => readAll(tab, histories(30)));
  await browser.pass(2 * minute);
  expect(came.map(({ length }) => length)).toEqual([30, 30]);
  expect(browser.sent).toHaveLength(60);
});

test("whatever happens to the tabs, nothing is lost, doubled or asked too fast", async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("kill the leader" as const) }),
    fc.record({ kind: fc.constantFrom("hide" as const, "show" as const), at: fc.nat(4) }),
    fc.record({ kind: fc.constant("pass" as const), time: fc.nat(8 * second) }),
    fc.record({ kind: fc.constant("ticket" as const), at: fc.nat(4) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const browser = fakeBrowser();
      const urls = histories(50);
      const all = await opened(browser, 6);
      const came = new Map(all.map((tab) => [tab, readAll(tab, urls)]));
      const tickets: Promise<unknown>[] = [];
      let alive = all;
      for (const [index, one] of steps.entries()) {
        if (one.kind === "pass") await browser.pass(one.time);
        else if (one.kind === "kill the leader") {
          const leader = alive.find(({ name }) => name === browser.leader());
          if (!leader || alive.length < 3) continue;
          leader.kill();
          alive = alive.filter((tab) => tab !== leader);
        } else {
          const tab = alive[one.at % alive.length];
          if (one.kind !== "ticket") tab?.show({ isHidden: one.kind === "hide" });
          else if (tab) tickets.push(ask(tab, `ticket ${index}`, { urgency: "now" }));
        }
      }
      await browser.pass(10 * minute);
      for (const tab of alive) expect([...(came.get(tab) ?? [])].sort()).toEqual([...urls].sort());
      expect(most(browser.sent)).toBeLessThanOrEqual(80);
      const answered = browser.sent.filter(
        ({ isAnswered, url }) => isAnswered && urls.includes(url),
      );
      expect(answered).toHaveLength(50);
      const shown = browser.sent.filter(({ isAnswered, url }) => isAnswered && !urls.includes(url));
      expect(urlsOf(shown)).toEqual([...new Set(urlsOf(shown))]);
    }),
    { numRuns: 40 },
  );
});
