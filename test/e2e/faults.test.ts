import type { Browser, Frame, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type Desk, startDesk } from "./desk.ts";
import { type Visit, visit } from "./visit.ts";

let browser: Browser;
let desk: Desk;
/** The board of what is unsolved, answered slowly enough that something can happen meanwhile. */
let address: string;
/** What the board says where nothing goes wrong. */
let quiet: readonly string[];

beforeAll(async () => {
  browser = await launchBrowser();
  desk = await startDesk();
  const route = encodeURIComponent("view=9002&period=all");
  address = `${desk.address}?place=nav_bar&role=admin&slow=30&route=${route}`;
  const seen = await visit(browser, { address });
  quiet = await figuresOf(seen.app);
  await seen.close();
});

afterAll(async () => {
  await Promise.all([browser?.close(), desk?.stop()]);
});

const histories = /\/audits\.json/;

interface Counted extends Visit {
  /** The histories that were asked for. */
  readonly asked: readonly string[];
  untilAsked(count: number): Promise<void>;
}

/** Opens the board in a browser of its own, and counts what it asks. */
async function open(prepare: (page: Page) => Promise<unknown> = async () => {}): Promise<Counted> {
  const seen = await visit(browser, { address: `${desk.address}desk/config.json` });
  const { page } = seen;
  const asked: string[] = [];
  page.on("request", (request) => {
    if (histories.test(request.url())) asked.push(request.url());
  });
  await prepare(page);
  await page.goto(address);
  return {
    ...seen,
    asked,
    async untilAsked(count) {
      while (asked.length < count) await page.waitForEvent("request");
    },
  };
}

/** The table of agents, once all is read. */
async function figuresOf(app: FrameLocator): Promise<readonly string[]> {
  await app.getByRole("status").filter({ hasText: "All read" }).waitFor({ timeout: 60_000 });
  await app.locator(".compared tbody tr").first().waitFor();
  return app.locator(".compared tbody tr").allInnerTexts();
}

test("offline in the middle, it goes on where it was", async () => {
  const { app, asked, close, page, untilAsked } = await open();
  await untilAsked(30);
  await page.context().setOffline(true);
  await app.getByText(/^Offline\. Goes on by itself/).waitFor();
  await page.context().setOffline(false);
  expect(await figuresOf(app)).toEqual(quiet);
  // Nothing twice but what was on its way, each tried three times, and what was not kept yet.
  const again = asked.length - new Set(asked).size;
  expect(again).toBeLessThan(4 * 3 + 20);
  await close();
});

test("signed out in the middle, a retry goes on where it was", async () => {
  const { app, asked, close, page, untilAsked } = await open();
  await untilAsked(30);
  await page.route("**/api/v2/**", (route) =>
    route.fulfill({ status: 401, json: { error: "Couldn't authenticate you" } }),
  );
  await app.getByText("You are signed out. Sign in to Zendesk again.", { exact: true }).waitFor();
  const before = asked.length;
  await page.unroute("**/api/v2/**");
  await app.getByRole("button", { name: "Retry" }).click();
  expect(await figuresOf(app)).toEqual(quiet);
  expect(asked.length - new Set(asked).size).toBeLessThan(30);
  expect(before).toBeLessThan(asked.length);
  await close();
});

test("pages in HTML leave out their tickets, and a refresh brings them", async () => {
  const isHit = (url: URL) => /tickets\/\d+[05]\/audits/.test(url.pathname);
  const { app, asked, close, page } = await open((page) =>
    page.route(isHit, (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><h1>Sign in</h1>" }),
    ),
  );
  await app.getByText(/tickets are left out\./).click();
  await app
    .getByText(/^Zendesk gave an unexpected answer \(tickets\/\d+\/audits\.json\)/)
    .first()
    .waitFor();
  expect(await figuresOf(app)).not.toEqual(quiet);
  const before = asked.length;
  await page.unroute(isHit);
  await app.getByRole("button", { name: "Refresh" }).click();
  await app.getByText(/tickets are left out\./).waitFor({ state: "detached" });
  expect(await figuresOf(app)).toEqual(quiet);
  expect(asked.slice(before).every((url) => isHit(new URL(url)))).toBe(true);
  await close();
});

test("a clock that is set while it reads changes no figure", async () => {
  const { app, asked, close, frame, page, untilAsked } = await open();
  /** Sets the clock of the machine, as far as the app can see it. */
  const setClock = async (milliseconds: number) => {
    const script = `(() => {
      const real = (Date.real ??= Date.now.bind(Date));
      Date.now = () => real() + ${milliseconds};
    })()`;
    const threads: readonly Pick<Frame, "evaluate">[] = [await frame(), ...page.workers()];
    await Promise.all(threads.map((one) => one.evaluate(script)));
  };
  await untilAsked(20);
  await setClock(86_400_000);
  await untilAsked(40);
  await setClock(-3_600_000);
  expect(await figuresOf(app)).toEqual(quiet);
  expect(asked).toEqual([...new Set(asked)]);
  await close();
});

test("two versions in two tabs read the same, each for itself", async () => {
  const older = await open();
  await older.untilAsked(20);
  const page = await older.page.context().newPage();
  // What tells one version from another: its database, its lock and its channel.
  await page.route("**/worker.js", async (route) => {
    const answer = await route.fetch();
    const body = `{
      const open = indexedDB.open.bind(indexedDB);
      indexedDB.open = (name, version) => open(name, version + 1);
      const newer = (name) => name.replace(/ \\d+$/, " next");
      const request = navigator.locks.request.bind(navigator.locks);
      navigator.locks.request = (name, ...asked) => request(newer(name), ...asked);
      const Channel = BroadcastChannel;
      globalThis.BroadcastChannel = class extends Channel {
        constructor(name) { super(newer(name)); }
      };
    }\n${await answer.text()}`;
    await route.fulfill({ response: answer, body });
  });
  await page.goto(address);
  const newer = page.frameLocator("iframe:visible");
  expect(await figuresOf(newer)).toEqual(quiet);
  await newer.getByText(/tickets are kept in this browser since/).waitFor();
  expect(await figuresOf(older.app)).toEqual(quiet);
  await older.app
    .getByText("A newer Sidelight keeps tickets here. Reload the page to use it.")
    .waitFor();
  await older.close();
});
