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
  const [touches = ""] = await effectOn(app, "Touches Mean");

  await target.fill("30m");
  await join.fill("20m");
  await app.getByText("2 changes, not saved").waitFor();
  // The effect of the one may be there before that of both.
  for (const figure of ["First response, within target", "Touches Mean"])
    await expect.poll(async () => (await effectOn(app, figure))[1]).toMatch(/^\d/);
  const [, metAfter = ""] = await effectOn(app, "First response, within target");
  const [, touchesAfter = ""] = await effectOn(app, "Touches Mean");
  expect(Number.parseFloat(metAfter)).toBeLessThan(Number.parseFloat(met));
  expect(Number.parseFloat(touchesAfter)).toBeLessThan(Number.parseFloat(touches));

  await app.getByRole("button", { name: "Save" }).click();
  await app.getByText(/^Saved/).waitFor();
  await expect.poll(() => effectOn(app, "Touches Mean")).toEqual([touchesAfter, "same"]);
  // All is read anew by the new settings, part by part.
  await expect
    .poll(() => effectOn(app, "First response, within target"))
    .toEqual([metAfter, "same"]);

  expect(page.url()).toContain("tab%3Dsettings");
  await page.reload();
  await target.waitFor();
  expect(await target.inputValue()).toBe("30m");
  expect(await join.inputValue()).toBe("20m");
  expect(wrong).toEqual([]);
  await seen.close();
});

test("goals of shares are judged where the figures are", async () => {
  const seen = await openSettings();
  const { app, wrong } = seen;
  await app.getByLabel("Reopens, at most").fill("0%");
  await app.getByLabel("One-touch, at least").fill("101");
  await app.getByRole("button", { name: "Save" }).click();
  await app.getByText("write 80%, not “101”").waitFor();
  await app.getByLabel("One-touch, at least").fill("1");
  await app.getByRole("button", { name: "Save" }).click();
  await app.getByText(/^Saved/).waitFor();
  await app.getByRole("tab", { name: "Board" }).click();
  await app.getByRole("listitem").getByText("goal: at most 0%").waitFor();
  await app.getByRole("tab", { name: "Me" }).click();
  await app.getByText("goal: at least 1%").waitFor();
  expect(wrong).toEqual([]);
  await seen.close();
});

test("the way back and forward leads through tabs and filters alike", async () => {
  const seen = await visit(browser, { address: `${desk.address}?place=nav_bar&role=admin` });
  const { app, page } = seen;
  const period = app.getByRole("group", { name: "Period" });
  const isOpen = (name: string) => app.getByRole("tab", { name, selected: true }).waitFor();
  const isChosen = (text: string) =>
    period.getByRole("button", { name: text, pressed: true }).waitFor();
  await period.getByRole("button", { name: "90 days" }).click();
  await app.getByRole("tab", { name: "Settings" }).click();
  await app.getByRole("heading", { name: "Working hours" }).waitFor();
  await page.goBack();
  await isOpen("Board");
  await isChosen("90 days");
  await page.goBack();
  await isChosen("30 days");
  await page.goForward();
  await page.goForward();
  await isOpen("Settings");
  await seen.close();
});

test("who may not keep settings and comes by a bookmark of them sees the board", async () => {
  const route = encodeURIComponent("tab=settings");
  const address = `${desk.address}?place=nav_bar&route=${route}`;
  const admin = await visit(browser, { address: `${address}&role=admin` });
  await admin.app.getByRole("heading", { name: "Working hours" }).waitFor();
  await admin.close();
  const everyone = encodeURIComponent('{"everyone_sees_all":true}');
  const agent = await visit(browser, { address: `${address}&role=agent&settings=${everyone}` });
  await agent.app.getByRole("tab", { name: "Board", selected: true }).waitFor();
  expect(await agent.app.getByRole("tab", { name: "Settings" }).count()).toBe(0);
  await agent.close();
});

test("the browser asks before it leaves unsaved settings, and only then", async () => {
  const seen = await openSettings();
  const { app, page } = seen;
  // A frame may ask only where the page around it allows questions.
  await page.addInitScript(() => {
    Object.defineProperty(HTMLIFrameElement.prototype, "sandbox", {
      get: () => "",
      set(this: HTMLIFrameElement, value: string) {
        this.setAttribute("sandbox", `${value} allow-modals`);
      },
    });
  });
  await page.reload();
  await app.getByRole("heading", { name: "Working hours" }).click();
  const asked: string[] = [];
  page.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await dialog.dismiss();
  });
  await app.getByLabel("Reopens, at most").fill("4%");
  await app.getByText("1 change, not saved").waitFor();
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  await app.getByRole("tab", { name: "Me" }).click();
  const back = app.getByRole("button", { name: "See the changes" });
  await back.waitFor();
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(["beforeunload", "beforeunload"]);
  await back.click();
  await app.getByRole("button", { name: "Discard" }).click();
  const gone = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await gone;
  expect(asked).toHaveLength(2);
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
  const effect = seen.app.getByRole("complementary", { name: "Effect on the figures" });
  await seen.app.getByRole("button", { name: "Effect on the figures" }).click();
  expect(await effect.evaluate((panel) => panel === document.activeElement)).toBe(true);
  const isSeen = () =>
    effect.evaluate((panel) => panel.getBoundingClientRect().bottom <= innerHeight);
  await expect.poll(isSeen).toBe(true);
  await seen.close();
});
