import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type Desk, startDesk } from "./desk.ts";
import { fact, readEverything, visit } from "./visit.ts";

let desk: Desk;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  desk = await startDesk();
});

afterAll(async () => {
  await Promise.all([browser?.close(), desk?.stop()]);
});

test.each(["light", "dark"])("a metric explains itself where it stands, in %s", async (theme) => {
  const { app, close, page, violations, wrong } = await visit(browser, {
    address: `${desk.address}?theme=${theme}`,
  });
  await app.getByRole("tab", { name: "Me" }).click();
  await readEverything(app);
  const ask = fact(app, "Resolution").getByRole("button", { name: "How Resolution is counted" });
  await ask.focus();
  await page.keyboard.press("Enter");
  const panel = app.getByRole("region", { name: "How Resolution is counted" });
  await panel.getByText("at the last solve, while the ticket stays solved").waitFor();
  await panel.getByText("a solve is credited to who did it").waitFor();
  await app.getByRole("button", { name: "Dates", exact: true }).click();
  await app.getByLabel("From", { exact: true }).fill("2026-01-02");
  await app.getByLabel("To", { exact: true }).fill("2026-01-01");
  await page.keyboard.press("Enter");
  await app.getByRole("alert").filter({ hasText: "The last day is before the first." }).waitFor();
  expect(await violations()).toEqual([]);

  await panel.getByRole("button", { name: "Close" }).focus();
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  expect(await ask.evaluate((button) => button === document.activeElement)).toBe(true);

  await app.getByRole("button", { name: /^Resolution: / }).click();
  await app.getByText(/^Median of \d+ tickets that /).waitFor();
  await app.getByRole("button", { name: "How this is counted" }).click();
  await panel.waitFor();
  expect(await violations()).toEqual([]);
  await app.getByRole("button", { name: /^#\d+/ }).first().click();
  await app.getByText(/of it in working hours/).waitFor();
  expect(await violations()).toEqual([]);
  expect(wrong).toEqual([]);
  await close();
});
