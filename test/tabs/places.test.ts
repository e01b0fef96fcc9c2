import { expect, test } from "vitest";
import type { Answer } from "../../src/hosts/carry.ts";
import { type FakeBrowser, type FakeTab, fakeBrowser } from "./fake-browser.ts";

const second = 1000;
const minute = 60 * second;

const page = (index: number) =>
  `https://acme/api/v2/incremental/ticket_events.json?start_time=${index}`;
const history = (index: number) => `https://acme/api/v2/tickets/${index}/audits.json`;

function ask(tab: FakeTab, url: string): Promise<unknown> {
  const { signal } = new AbortController();
  return tab.ask(
    { url, method: "GET", body: "" },
    { isReading: true, signal, urgency: "later", onWait: (seconds) => waits.push(seconds) },
  );
}

let waits: (number | null)[] = [];

/** Asks for everything at once; how many of them went in the time given. */
async function within(time: number, browser: FakeBrowser, urls: readonly string[]) {
  waits = [];
  const tab = browser.open();
  await browser.pass(10);
  for (const url of urls) void ask(tab, url);
  await browser.pass(time);
  const exports = browser.sent.filter(({ url }) => url.includes("/incremental/"));
  return { exports: exports.length, others: browser.sent.length - exports.length };
}

const pages = Array.from({ length: 30 }, (_, index) => page(index));
const histories = Array.from({ length: 60 }, (_, index) => history(index));

test("exports go ten times a minute at most, and hold up nothing behind them", async () => {
  const went = await within(minute, fakeBrowser(), [...pages, ...histories]);
  expect(went.exports).toBeGreaterThan(6);
  expect(went.exports).toBeLessThanOrEqual(10);
  expect(went.others).toBe(60);
});

test("that an export waits for its turn is nothing to be told", async () => {
  await within(minute, fakeBrowser(), pages);
  expect(waits).toEqual([]);
});

test("that everything waits is told of exports as well", async () => {
  const busy = [["retry-after", "40"] as const];
  const browser = fakeBrowser({
    answer: ({ url }) =>
      url === history(1)
        ? { status: 429, text: "", headers: busy }
        : { status: 200, text: "{}", headers: [] },
  });
  waits = [];
  const tab = browser.open();
  await browser.pass(10);
  void ask(tab, history(1));
  await browser.pass(second);
  void ask(tab, page(1));
  await browser.pass(second);
  expect(waits).toEqual([40]);
  await browser.pass(40 * second);
  expect(waits).toEqual([40, null]);
});

test("another tab that takes over knows which exports went", async () => {
  const browser = fakeBrowser();
  const [first, other] = [browser.open(), browser.open()];
  await browser.pass(10);
  for (const url of pages) void ask(other, url);
  await browser.pass(20 * second);
  first.kill();
  await browser.pass(40 * second - 20);
  expect(browser.sent.length).toBeGreaterThan(6);
  expect(browser.sent.length).toBeLessThanOrEqual(10);
  expect(new Set(browser.sent.map(({ tab }) => tab)).size).toBe(2);
});

/** A host that refuses exports, and says what is left to the account. */
const refusing = (left: string) => ({
  answer({ url }: { readonly url: string }): Answer {
    const headers = [["ratelimit-remaining", left] as const, ["ratelimit-limit", "700"] as const];
    return url.includes("/incremental/")
      ? { status: 429, text: "", headers: [...headers, ["retry-after", "40"]] }
      : { status: 200, text: "{}", headers };
  },
});

test("a refused export holds up exports alone", async () => {
  const urls = [page(1), page(2), ...histories.slice(0, 20), page(3)];
  const went = await within(30 * second, fakeBrowser(refusing("600")), urls);
  expect(went).toEqual({ exports: 2, others: 20 });
});

test("where nothing is left to the account, a refused export holds up everything", async () => {
  const browser = fakeBrowser(refusing("0"));
  const tab = browser.open();
  await browser.pass(10);
  void ask(tab, page(1));
  await browser.pass(second);
  for (const url of histories) void ask(tab, url);
  await browser.pass(30 * second);
  expect(browser.sent.length).toBe(1);
});

test.each([
  ["a history", 20_000, 1],
  ["a page of an export", 3_000_000, 2],
])("%s is told to tabs that did not ask for it only if it is small", async (_, length, times) => {
  const text = "x".repeat(length);
  const browser = fakeBrowser({ answer: () => ({ status: 200, text, headers: [] }) });
  const [first, other] = [browser.open(), browser.open()];
  await browser.pass(10);
  void ask(first, history(1));
  await browser.pass(second);
  first.kill();
  await browser.pass(second);
  const answer = ask(other, history(1));
  await browser.pass(second);
  expect(await answer).toMatchObject({ status: 200 });
  expect(browser.sent.length).toBe(times);
});
