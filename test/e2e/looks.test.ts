import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type Desk, startDesk } from "./desk.ts";
import { fact, type Visit, visit } from "./visit.ts";

let desk: Desk;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  desk = await startDesk();
});

afterAll(async () => {
  await Promise.all([browser?.close(), desk?.stop()]);
});

/** Opens the desk on its first ticket, as somebody sees it. */
function look(scene: string): Promise<Visit> {
  return visit(browser, { address: `${desk.address}?view=9002&${scene}` });
}

/** Lightness of the ground the app stands on, 0 to 255. */
async function ground({ app }: Visit): Promise<number> {
  const colour = await app
    .locator(".sidelight")
    .evaluate((element) => getComputedStyle(element).backgroundColor);
  const [red = 0, green = 0, blue = 0] = colour.match(/\d+/g)?.map(Number) ?? [];
  return Math.max(red, green, blue);
}

test("follows the host from light to dark", async () => {
  const seen = await look("theme=light");
  await seen.app.getByRole("tab", { name: "Ticket" }).waitFor();
  expect(await ground(seen)).toBeGreaterThan(200);
  await seen.page.getByRole("button", { name: "Dark" }).click();
  await seen.app.locator("[data-theme=dark]").waitFor();
  expect(await ground(seen)).toBeLessThan(60);
  expect(seen.wrong).toEqual([]);
  await seen.close();
});

test("the frame is as high as what it shows, and never of no height", async () => {
  const seen = await look("width=320");
  const { app, page } = seen;
  const frame = page.locator("iframe:visible");
  const height = async () => (await frame.boundingBox())?.height ?? 0;
  await app.getByText(/^Exact, from/).waitFor();
  await expect.poll(height).toBeGreaterThan(200);
  for (const tab of ["Me", "Team", "Ticket"]) {
    await app.getByRole("tab", { name: tab }).click();
    // What is behind a tab is fetched when it is first opened.
    await expect.poll(height).toBeGreaterThan(100);
    const content = () => app.locator(".sidelight").evaluate((element) => element.scrollHeight);
    await expect.poll(async () => Math.abs((await height()) - (await content()))).toBeLessThan(3);
    expect(await height()).toBeGreaterThan(100);
    const overflow = await app
      .locator("html")
      .evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(overflow).toBe(0);
  }
  await seen.close();
});

test("an agent who may not read histories is told so, and an agent sees no team", async () => {
  const seen = await look("role=agent&faults=audits-403");
  await seen.app.getByText("Your role may not read ticket history.").first().waitFor();
  expect(await seen.app.getByRole("tab").allInnerTexts()).toEqual(["Ticket", "Me"]);
  await seen.close();
});

test("nothing but text comes out of a text", async () => {
  const seen = await look("");
  const { app, page } = seen;
  const form = page.getByRole("form", { name: "Change this ticket" });
  await fact(app, "Touches").waitFor();
  await form.getByLabel("Comment").fill("<script>alert(1)</script><img src=x onerror=alert(1)>");
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await app.getByText(/^Exact, from/).waitFor();
  expect(await app.locator("script, img").count()).toBe(2);
  expect(seen.wrong).toEqual([]);
  await seen.close();
});

test("a tool that does not say who looks is told of, in place of a blank page", async () => {
  const page = await browser.newPage();
  await page.route("**/api/v2/users/me", async (route) => {
    const { user } = await (await route.fetch()).json();
    await route.fulfill({ json: { user: { ...user, id: null } } });
  });
  await page.goto(`${desk.address}?view=9002`);
  const app = page.frameLocator("iframe:visible");
  await app.getByText(/^Something broke.*unreadable/).waitFor({ timeout: 10_000 });
  await page.close();
});
