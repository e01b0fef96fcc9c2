import type { Browser, FrameLocator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type Desk, startDesk } from "./desk.ts";
import { readEverything, type Visit, visit } from "./visit.ts";

let desk: Desk;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  desk = await startDesk();
});

afterAll(async () => {
  await Promise.all([browser?.close(), desk?.stop()]);
});

/** Opens the settings with every ticket of the desk read. */
async function openSettings(scene = "role=admin"): Promise<Visit> {
  const seen = await visit(browser, { address: `${desk.address}?place=nav_bar&${scene}` });
  await seen.app.getByRole("tab", { name: "Me" }).click();
  await readEverything(seen.app);
  await seen.app.getByRole("tab", { name: "Settings" }).click();
  await seen.app.getByText(/already read/).waitFor();
  return seen;
}

/** What the effect says of a figure: now, then after. */
async function effectOn(app: FrameLocator, figure: string): Promise<readonly string[]> {
  const panel = app.getByRole("complementary", { name: "Effect on the figures" });
  const heading = app.getByRole("rowheader", { name: figure, exact: true });
  const row = panel.getByRole("row").filter({ has: heading });
  return row.getByRole("cell").allInnerTexts();
}

test("a change shows its effect, holds when it is saved, and is there after a reload", async () => {
  const seen = await openSettings();
  const { app, page, wrong } = seen;
  const target = app.getByLabel("First response, otherwise");
  const join = app.getByLabel("Join touches of one agent closer than");
  expect(await target.inputValue()).toBe("2h");
  const [met = ""] = await effectOn(app, "First response, within target");
  const [touches = ""] = await effectOn(app, "Touches");

  await target.fill("30m");
  await join.fill("20m");
  await app.getByText("2 changes, not saved").waitFor();
  await expect
    .poll(async () => (await effectOn(app, "First response, within target"))[1])
    .not.toBe("same");
  const [, metAfter = ""] = await effectOn(app, "First response, within target");
  const [, touchesAfter = ""] = await effectOn(app, "Touches");
  expect(Number.parseFloat(metAfter)).toBeLessThan(Number.parseFloat(met));
  expect(Number.parseFloat(touchesAfter)).toBeLessThan(Number.parseFloat(touches));

  await app.getByRole("button", { name: "Save" }).click();
  await app.getByText(/^Saved/).waitFor();
  await expect.poll(() => effectOn(app, "Touches")).toEqual([touchesAfter, "same"]);
  expect(await effectOn(app, "First response, within target")).toEqual([metAfter, "same"]);

  await page.reload();
  await app.getByRole("tab", { name: "Settings" }).click();
  await target.waitFor();
  expect(await target.inputValue()).toBe("30m");
  expect(await join.inputValue()).toBe("20m");
  expect(wrong).toEqual([]);
  await seen.close();
});

test("a file fills the form of another visit, and a wrong one is told", async () => {
  const seen = await openSettings();
  const { app, page, wrong } = seen;
  await app.getByLabel("Resolution, urgent").fill("4h");
  const waiting = page.waitForEvent("download");
  await app.getByRole("button", { name: "Export" }).click();
  const path = await (await waiting).path();
  await app.getByRole("button", { name: "Discard" }).click();
  expect(await app.getByLabel("Resolution, urgent").inputValue()).toBe("");
  await app.getByLabel("Import").setInputFiles(path);
  await app.getByText("1 change, not saved").waitFor();
  expect(await app.getByLabel("Resolution, urgent").inputValue()).toBe("4h");
  const other = { name: "other.json", mimeType: "application/json", buffer: Buffer.from("{}") };
  await app.getByLabel("Import").setInputFiles(other);
  await app.getByText("This is not a file of Sidelight's settings.").waitFor();
  expect(wrong).toEqual([]);
  await seen.close();
});

describe.each(["light", "dark"])("in the %s", (theme) => {
  test("axe finds nothing in the settings, changed and wrong ones included", async () => {
    const seen = await openSettings(`role=admin&theme=${theme}`);
    const { app } = seen;
    await app.getByLabel("Hours set here").check();
    await app.getByLabel("Resolution, urgent").fill("soon");
    await app.getByRole("button", { name: "Save" }).click();
    await app.getByText(/^write 30m/).waitFor();
    expect(await seen.violations()).toEqual([]);
    expect(seen.wrong).toEqual([]);
    await seen.close();
  });
});

test("nothing is wider than a narrow page", async () => {
  const address = `${desk.address}?place=nav_bar&role=admin`;
  const seen = await visit(browser, { address, width: 320 });
  await seen.app.getByRole("tab", { name: "Settings" }).click();
  await seen.app.getByLabel("Hours set here").check();
  const overflow = await seen.app
    .locator("html")
    .evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(overflow).toBe(0);
  await seen.close();
});
