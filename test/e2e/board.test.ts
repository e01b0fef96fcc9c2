import { readFile } from "node:fs/promises";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFormat } from "../../src/translations/format.ts";
import { launchBrowser } from "../browser.ts";
import type { Measured } from "../measured.ts";
import { type Desk, startDesk } from "./desk.ts";
import { columnLines } from "./layout-faults.ts";
import { type Visit, visit } from "./visit.ts";

const format = createFormat("en-US", "UTC");
const duration = (seconds: number) => format.duration(seconds, "calendar");

let desk: Desk;
let browser: Browser;
let measured: Measured;
/** What all tickets of all times are in an address. */
let everything: string;

beforeAll(async () => {
  browser = await launchBrowser();
  desk = await startDesk();
  measured = await desk.measure();
  everything = `view=${await viewNamed("All tickets")}&period=all`;
});

afterAll(async () => {
  await Promise.all([browser?.close(), desk?.stop()]);
});

async function viewNamed(title: string): Promise<string> {
  const answer = await (await fetch(`${desk.address}api/v2/views/active.json`)).json();
  const found = answer.views.find((view: { title: string }) => view.title === title);
  return String(found?.id);
}

async function open(choice: string, scene = ""): Promise<Visit> {
  const route = encodeURIComponent(choice);
  const address = `${desk.address}?place=nav_bar&route=${route}&${scene}`;
  const seen = await visit(browser, { address });
  await allRead(seen.app);
  return seen;
}

async function allRead(app: FrameLocator): Promise<void> {
  await app.getByRole("status").filter({ hasText: "All read" }).waitFor({ timeout: 30_000 });
  await app.getByRole("table").first().waitFor();
}

const routeOf = (page: Page) =>
  Object.fromEntries(
    new URLSearchParams(new URL(page.url()).searchParams.get("route") ?? "").entries(),
  );

test("the agents' figures are those that measure prints", async () => {
  const { app, close, wrong } = await open(everything);
  const people = await namesOf();
  const shown = new Map<string, readonly string[]>();
  for (const row of await app.locator(".compared tbody tr").all()) {
    const name = await row.getByRole("rowheader").locator("bdi").innerText();
    shown.set(name, await row.getByRole("cell").allInnerTexts());
  }
  for (const [agent, figures] of Object.entries(measured.agents)) {
    const cells = shown.get(people.get(agent) ?? "") ?? [];
    const { frt, reopen_rate, resolution, touches, tickets_touched } = figures;
    expect([cells[2], cells[4]]).toEqual([duration(frt.median ?? 0), format.count(frt.count)]);
    expect([cells[6], cells[8]]).toEqual([
      duration(resolution.median ?? 0),
      format.count(resolution.count),
    ]);
    expect(cells[9]).toContain(format.share(reopen_rate ?? 0));
    expect(cells[10]).toBe(format.mean(touches.total / tickets_touched));
  }
  expect(shown.size).toBe(8);
  expect(wrong).toEqual([]);
  await close();

  async function namesOf(): Promise<ReadonlyMap<string, string>> {
    const log = await (await fetch(`${desk.address}desk/log.ndjson`)).text();
    const { directory } = JSON.parse(log.split("\n")[0] ?? "");
    return new Map(
      Object.entries<{ name: string }>(directory.users).map(([id, { name }]) => [id, name]),
    );
  }
});

test("names and their head stay in sight where the table is scrolled sideways", async () => {
  const { app, close, page } = await open(everything);
  await page.setViewportSize({ width: 600, height: 900 });
  const head = app.getByRole("columnheader", { name: "Agent" });
  const name = app.locator(".compared").getByRole("rowheader").first();
  for (const stuck of [head, name]) {
    const isOnTop = await stuck.evaluate((cell) => {
      cell.scrollIntoView({ block: "center" });
      cell.closest(".compared")?.scrollTo({ left: 300 });
      const { bottom, left } = cell.getBoundingClientRect();
      return cell.contains(document.elementFromPoint(left + 16, bottom - 16));
    });
    expect(isOnTop).toBe(true);
  }
  await close();
});

test("one line stands before each group of columns, from head to foot", async () => {
  const { app, close } = await open(everything);
  const [head, foot] = await app.locator(".compared").evaluate(columnLines);
  expect(head).toHaveLength(3);
  expect(foot).toEqual(head);
  await close();
});

test("filters are in the address, and the address brings them back", async () => {
  const first = await open(everything);
  const { app, page } = first;
  await app.getByLabel("Priority").selectOption({ label: "high priority" });
  await app.getByLabel("Channel").selectOption({ label: "email" });
  await app.getByRole("button", { name: "creation" }).click();
  await app.getByRole("button", { name: "Working hours" }).click();
  await app.locator(".compared").getByRole("button", { name: "Touches", exact: true }).click();
  await expect
    .poll(() => routeOf(page))
    .toMatchObject({
      by: "created",
      clock: "working",
      priority: "high",
      sort: "touches",
    });
  const said = await app.locator(".tiles").innerText();
  const again = await visit(browser, { address: page.url() });
  await allRead(again.app);
  await expect.poll(() => again.app.locator(".tiles").innerText()).toBe(said);
  expect(
    await again.app.getByRole("columnheader", { name: /Touches/ }).getAttribute("aria-sort"),
  ).toBe("ascending");
  expect([...first.wrong, ...again.wrong]).toEqual([]);
  await Promise.all([first.close(), again.close()]);
});

test("numbers, weeks and hours lead to their tickets and back, without a mouse", async () => {
  const { app, close, page, wrong } = await open(everything);
  const { keyboard } = page;
  const focused = app.locator(":focus");
  await app.locator(".tiles svg").first().waitFor();
  const week = app.getByRole("button", { name: /^Week from / }).nth(11);
  await week.focus();
  await keyboard.press("ArrowLeft");
  const label = await focused.getAttribute("aria-label");
  expect(label).not.toBe(await week.getAttribute("aria-label"));
  await keyboard.press("Enter");
  await app
    .getByRole("heading", { name: /^First response/ })
    .first()
    .waitFor();
  await app.getByRole("button", { name: /#\d+/ }).first().waitFor();
  await keyboard.press("Escape");
  await expect.poll(() => focused.getAttribute("aria-label")).toBe(label);

  const hour = app.locator(".heat button").first();
  await hour.focus();
  await keyboard.press("ArrowDown");
  const at = await focused.getAttribute("aria-label");
  expect(at).toMatch(/^\w{3}, \d\d:00: /);
  await keyboard.press("Enter");
  await app.getByRole("button", { name: /#\d+/ }).first().waitFor();
  await keyboard.press("Escape");
  await expect.poll(() => focused.getAttribute("aria-label")).toBe(at);
  expect(wrong).toEqual([]);
  await close();
});

test("goes as a file and as a picture", async () => {
  const { app, close, page } = await open(everything);
  const coming = page.waitForEvent("download");
  await app.getByRole("button", { name: "Download as CSV" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toMatch(/^sidelight-all-tickets-\d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(await file.path(), "utf8");
  expect(text).toMatch(/^\ufeffSidelight\r\ndefinitions,1\r\n/);
  expect(text).toContain("\r\nview,All tickets\r\nperiod,all\r\n");
  expect(text.split("\r\n").filter((line) => /,\d+,\d+,\d+,/.test(line)).length).toBeGreaterThan(7);

  await app.getByRole("button", { name: "Copy as a picture" }).click();
  await app.getByText(/The picture is in the clipboard|does not let us copy/).waitFor();
  const refused = app.getByRole("button", { name: "Download the picture" });
  if (await refused.isVisible()) {
    const picture = page.waitForEvent("download");
    await refused.click();
    const bytes = await readFile(await (await picture).path());
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(bytes.length).toBeGreaterThan(20_000);
  }
  await close();
});

describe.each(["light", "dark"])("in the %s", (theme) => {
  test("axe finds nothing on the board, nor behind its numbers", async () => {
    const seen = await open(everything, `theme=${theme}`);
    const { app } = seen;
    await app.locator(".tiles svg").first().waitFor();
    expect(await seen.violations()).toEqual([]);
    await app
      .getByRole("button", { name: /^Open now: / })
      .first()
      .click();
    await app.getByRole("button", { name: /#\d+/ }).first().waitFor();
    expect(await seen.violations()).toEqual([]);
    await seen.close();
  });
});

test("nothing is cut off at 320 px", async () => {
  const { app, close } = await visit(browser, {
    address: `${desk.address}?place=nav_bar`,
    width: 320,
  });
  await allRead(app);
  const overflow = await app
    .locator("html")
    .evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(overflow).toBe(0);
  await close();
});
