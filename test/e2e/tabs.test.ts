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
  await Promise.all(pages.map((page) => page.goto(`${desk.address}?${scene}`)));
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
  const { asked, context, pages } = await openTabs(
    4,
    "place=nav_bar&role=agent&faults=all-tickets&slow=20",
  );
  await allRead(pages);
  expect(pagesOf(asked)).toHaveLength(1);
  const paths = histories(asked).map(({ path }) => path);
  expect(paths.length).toBeGreaterThan(100);
  expect(paths).toEqual([...new Set(paths)]);
  const lists = asked.filter(({ path }) => /views|groups|statuses|schedules/.test(path));
  const twice = lists.filter(({ path }, at) => lists.findIndex((one) => one.path === path) < at);
  // The head of a long list is looked at once more.
  expect(twice.map(({ path }) => path)).toEqual([
    expect.stringMatching(/views\/\d+\/tickets(?!.*after)/),
  ]);
  await context.close();
});

test("when the tab that asks is closed, another one goes on where it was", async () => {
  const tabs = await openTabs(3, "place=nav_bar&role=agent&faults=all-tickets&slow=100");
  const { asked, context, pages } = tabs;
  await untilAsked(tabs, 6);
  const [leader] = pagesOf(asked);
  const before = histories(asked).length;
  await leader?.close();
  await untilAsked(tabs, before + 40);
  const others = pages.filter((page) => page !== leader);
  expect(others).toContain(histories(asked).at(-1)?.page);
  const paths = histories(asked).map(({ path }) => path);
  const again = paths.length - new Set(paths).size;
  // Those that were on their way.
  expect(again).toBeLessThanOrEqual(4);
  await context.close();
});

test("a ticket that is put behind another one lets that one's figures go first", async () => {
  const tabs = await openTabs(1, "role=agent&slow=150");
  const { asked, context, pages } = tabs;
  const [page] = pages;
  if (!page) return;
  const open = async (place: number) => {
    const link = page.locator(".list a").nth(place);
    const [ticket = ""] = /(?<=#)\d+/.exec(await link.innerText()) ?? [];
    await link.click();
    await page.locator(`iframe:visible[title$="${ticket}"]`).waitFor();
    await app(page).getByRole("tab", { name: "Me" }).click();
  };
  await open(0);
  const view = app(page).getByLabel("View");
  const everything = view.locator("option", { hasText: "All tickets" });
  const solved = view.locator("option", { hasText: "Recently solved" });
  const other = (await solved.getAttribute("value")) ?? "";
  await view.selectOption((await everything.getAttribute("value")) ?? "");
  await app(page).getByRole("button", { name: "All", exact: true }).click();
  await untilAsked(tabs, 10);

  await open(1);
  const before = histories(asked).length;
  await view.selectOption(other);
  await allRead(pages);
  const [read = ""] =
    /\d+(?= tickets read)/.exec(await app(page).locator("body").innerText()) ?? [];
  // Those of the first that were on their way, and its view before the second one chose another.
  expect(histories(asked).length - before).toBeLessThanOrEqual(Number(read) + 12);
  await open(0);
  await app(page)
    .getByText(/^Reading history,/)
    .last()
    .waitFor();
  await untilAsked(tabs, histories(asked).length + 10);
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
