import type { Browser, FrameLocator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type Desk, startDesk } from "./desk.ts";
import { visit } from "./visit.ts";

let desk: Desk;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  desk = await startDesk();
});

afterAll(async () => {
  await Promise.all([browser?.close(), desk?.stop()]);
});

test("from the tab to the updates behind a number and back, without a mouse", async () => {
  const { app, close, page, wrong } = await visit(browser, {
    address: `${desk.address}?place=nav_bar`,
  });
  const { keyboard } = page;
  const focused = app.locator(":focus");
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 60; presses++) {
      await keyboard.press("Tab");
      const said = await focused.evaluateAll((found) =>
        found.map((element) => element.getAttribute("aria-label") ?? element.textContent),
      );
      if (said.some((text) => name.test(text ?? ""))) return;
    }
    throw new Error(`No way to ${name} by the keyboard.`);
  };

  await app.getByRole("tab", { name: "Me" }).waitFor();
  await tabTo(/^Board$/);
  await keyboard.press("ArrowRight");
  await app.getByRole("tab", { name: "Me", selected: true }).waitFor();
  await keyboard.press("ArrowLeft");
  await app.getByRole("tab", { name: "Board", selected: true }).waitFor();
  expect(await focused.innerText()).toBe("Board");

  await tabTo(/^View$/);
  await app.locator("option", { hasText: "All tickets" }).waitFor({ state: "attached" });
  await keyboard.type("All tickets");
  await app.getByText(/^\d{3,} tickets read/).waitFor({ timeout: 30_000 });
  await app.getByRole("status").filter({ hasText: "All read" }).waitFor({ timeout: 30_000 });
  await tabTo(/^First response: /);
  const number = await focused.getAttribute("aria-label");
  await keyboard.press("Enter");
  const heading = app.getByRole("heading", { name: /^First response, / });
  await heading.waitFor();
  expect(await focused.innerText()).toMatch(/^First response, /);

  await tabTo(/^#\d+/);
  await keyboard.press("Enter");
  await app.getByText("the clock stops").first().waitFor();
  await keyboard.press("Escape");
  await heading.waitFor();
  await keyboard.press("Escape");
  await app.getByRole("tab", { name: "Board", selected: true }).waitFor();
  await expect.poll(() => focused.getAttribute("aria-label")).toBe(number);
  expect(wrong).toEqual([]);
  await close();
});

/** Where the focus is, in a word: a button's, else the role of what has it. */
const focusIn = (app: FrameLocator) =>
  app
    .locator("body")
    .evaluate(() =>
      document.activeElement instanceof HTMLButtonElement
        ? document.activeElement.textContent?.trim()
        : (document.activeElement?.getAttribute("role") ?? document.activeElement?.tagName),
    );

test("the focus stays where Pause was, and with what is around when that goes", async () => {
  const { app, close, page } = await visit(browser, {
    address: `${desk.address}?place=nav_bar&slow=150`,
  });
  await app.getByRole("progressbar", { name: /^Reading history/ }).waitFor();
  await app.getByRole("button", { name: "Pause" }).press("Enter");
  await app.getByRole("button", { name: "Go on" }).waitFor();
  expect(await focusIn(app)).toBe("Go on");
  await app.getByRole("button", { name: "Stop" }).press("Enter");
  await app.getByText(/^Stopped at/).waitFor();
  expect(await focusIn(app)).toBe("Go on");
  await page.keyboard.press("Enter");
  await app.getByRole("status").filter({ hasText: "All read" }).waitFor();
  expect(await focusIn(app)).toBe("tabpanel");
  await close();
});

test("a tab that is first opened offline can be opened once the connection is back", async () => {
  const { app, close, page } = await visit(browser, { address: `${desk.address}?view=9002` });
  await app.getByText(/^Exact, from/).waitFor();
  await page.context().setOffline(true);
  await app.getByText(/^Offline\. .* These figures are from \d\d:\d\d, /).waitFor();
  await app.getByRole("tab", { name: "Me" }).click();
  await app.getByRole("tab", { name: "Me", selected: true }).waitFor();
  const again = page.waitForEvent("framenavigated");
  await page.context().setOffline(false);
  await again;
  await app.getByRole("tab", { name: "Me" }).click();
  await app.getByRole("heading", { name: "First response" }).waitFor();
  expect(await app.getByText("Something broke").count()).toBe(0);
  await close();
});

test("the desk cuts the connection, and mends it", async () => {
  const { app, close, page } = await visit(browser, { address: `${desk.address}?view=9002` });
  await app.getByText(/^Exact, from/).waitFor();
  const cut = page.getByRole("button", { name: "Offline" });
  await cut.click();
  await app.getByRole("button", { name: "Refresh" }).click();
  await app.getByText(/^Offline/).waitFor();
  await cut.click();
  await app.getByRole("button", { name: "Retry" }).press("Enter");
  await app.getByText(/^Offline/).waitFor({ state: "detached" });
  expect(await focusIn(app)).toBe("tabpanel");
  await close();
});

test("the desk speaks another language without losing the ticket", async () => {
  const { app, close, page } = await visit(browser, { address: `${desk.address}?view=9002` });
  await app.getByText(/^Exact, from/).waitFor();
  const shown = await page.locator("iframe:visible").getAttribute("title");
  await page.getByLabel("Language").selectOption("ar-XB");
  await app.locator(".sidelight[dir=rtl]").waitFor();
  expect(await page.locator("iframe:visible").getAttribute("title")).toBe(shown);
  expect(page.url()).toContain("locale=ar-XB");
  await page.getByLabel("Language").selectOption("en-GB");
  await app.locator(".sidelight[lang=en-GB]").waitFor();
  await app.getByText(/^Exact, from/).waitFor();
  await close();
});
