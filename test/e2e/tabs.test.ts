import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type Desk, startDesk } from "./desk.ts";

let desk: Desk;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  desk = await startDesk();
});

afterAll(async () => {
  await Promise.all([browser?.close(), desk?.stop()]);
});

/** One request that an app made, and on which page. */
interface Asked {
  readonly path: string;
  readonly page: Page;
}

/** Several tabs of one browser, each with the desk in it, and all that the apps in them ask. */
interface Tabs {
  readonly context: BrowserContext;
  readonly pages: readonly Page[];
  readonly asked: readonly Asked[];
}

async function openTabs(count: number, scene: string): Promise<Tabs> {
  const context = await browser.newContext({ locale: "en-US" });
  context.setDefaultTimeout(60_000);
  const asked: Asked[] = [];
  context.on("request", (request) => {
    const { pathname, search } = new URL(request.url());
    // The desk's own page asks without a scene's delay.
    if (!/slow=/.test(request.headers()["x-desk-scene"] ?? "")) return;
    asked.push({ path: pathname + search, page: request.frame().page() });
  });
  const pages = await Promise.all(Array.from({ length: count }, () => context.newPage()));
  await Promise.all(pages.map((page) => page.goto(`${desk.address}?place=nav_bar&${scene}`)));
  return { context, pages, asked };
}

const app = (page: Page) => page.frameLocator("iframe:visible");
const histories = (asked: readonly Asked[]) => asked.filter(({ path }) => /audits/.test(path));
const pagesOf = (asked: readonly Asked[]) => [...new Set(asked.map(({ page }) => page))];

/** Waits until so many histories were asked for. */
async function untilAsked({ asked, context }: Tabs, count: number): Promise<void> {
  while (histories(asked).length < count) await context.waitForEvent("request");
}

const allRead = (pages: readonly Page[]) =>
  Promise.all(
    pages.map((page) => app(page).getByRole("status").filter({ hasText: "All read" }).waitFor()),
  );

test("tabs that open a view at once ask through one of them, each thing once", async () => {
  const { asked, context, pages } = await openTabs(5, "role=agent&slow=50");
  await allRead(pages);
  expect(pagesOf(asked)).toHaveLength(1);
  const paths = histories(asked).map(({ path }) => path);
  expect(paths.length).toBeGreaterThan(5);
  expect(paths).toEqual([...new Set(paths)]);
  const lists = asked.filter(({ path }) => /views|groups|statuses|schedules/.test(path));
  expect(lists.map(({ path }) => path)).toEqual([...new Set(lists.map(({ path }) => path))]);
  await context.close();
});

test("when the tab that asks is closed, another one goes on, and the view gets read", async () => {
  const tabs = await openTabs(3, "role=agent&slow=400");
  const { asked, context, pages } = tabs;
  await untilAsked(tabs, 6);
  const [leader] = pagesOf(asked);
  const before = histories(asked).length;
  await leader?.close();
  await untilAsked(tabs, before + 3);
  const others = pages.filter((page) => page !== leader);
  expect(others).toContain(histories(asked).at(-1)?.page);
  await allRead(others);
  const paths = histories(asked).map(({ path }) => path);
  const again = paths.length - new Set(paths).size;
  // Those that were on their way.
  expect(again).toBeLessThanOrEqual(4);
  await context.close();
});

test("a ticket behind another one lets that one's figures go first", async () => {
  const context = await browser.newContext({ locale: "en-US" });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (/slow=/.test(request.headers()["x-desk-scene"] ?? "")) asked.push(pathname);
  });
  const { tickets } = await desk.measure();
  const [first, second] = tickets.slice(-2).map(({ ticket }) => ticket);
  await page.goto(`${desk.address}?ticket=${first}&role=admin&faults=all-tickets&slow=250`);
  await app(page).getByRole("tab", { name: "Me" }).click();
  await app(page)
    .getByText(/^Reading history,/)
    .waitFor();
  await page.goto(`${desk.address}?ticket=${second}&role=admin&faults=all-tickets&slow=250`);
  await context.close();
});

test("somebody who uses the account up makes the reading wait, and the ticket is still there", async () => {
  const context = await browser.newContext({ locale: "en-US" });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(`${desk.address}?limits=busy&role=agent&user=7104&faults=all-tickets`);
  await app(page).getByRole("tab", { name: "Me" }).click();
  await app(page)
    .getByText(/limit makes us wait/)
    .first()
    .waitFor();
  await context.close();
});
