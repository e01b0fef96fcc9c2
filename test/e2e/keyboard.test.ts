import type { Browser } from "playwright-core";
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
  await tabTo(/^Me$/);
  await keyboard.press("ArrowRight");
  await app.getByRole("tab", { name: "Team", selected: true }).waitFor();
  expect(await focused.innerText()).toBe("Team");

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
  await app.getByRole("tab", { name: "Team", selected: true }).waitFor();
  await expect.poll(() => focused.getAttribute("aria-label")).toBe(number);
  expect(wrong).toEqual([]);
  await close();
});
