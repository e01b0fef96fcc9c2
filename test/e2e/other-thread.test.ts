import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type Desk, startDesk } from "./desk.ts";
import { type Visit, visit } from "./visit.ts";

let browser: Browser;
let desk: Desk;

beforeAll(async () => {
  browser = await launchBrowser();
  desk = await startDesk();
});

afterAll(async () => {
  await Promise.all([browser?.close(), desk?.stop()]);
});

interface Again {
  readonly scene?: string;
  readonly hasWorkers: boolean;
  /** A file whose name begins so is not to be had. */
  readonly lost?: string;
}

/** Opens the desk anew, as a browser whose pages may have no workers, or as any. */
async function again({ scene = "", ...options }: Again): Promise<Visit> {
  const opened = await visit(browser, { address: `${desk.address}desk/config.json` });
  const { page } = opened;
  if (!options.hasWorkers) await page.addInitScript("delete globalThis.Worker");
  if (options.lost) {
    const name = new RegExp(`/${options.lost}-\\w+\\.js$`);
    await page.context().route(name, (route) => route.abort());
  }
  await page.goto(desk.address + scene);
  return opened;
}

test("where a page may have no workers, its own thread does it all", async () => {
  const { app, close, page, wrong } = await again({ hasWorkers: false });
  await app.getByText(/^Exact, from/).waitFor();
  expect(page.workers()).toEqual([]);
  expect(wrong).toEqual([]);
  await close();
});

describe.each([
  ["a worker", true],
  ["the page", false],
] as const)("in %s", (_, hasWorkers) => {
  test("code for the tool that is not to be had is told", async () => {
    const { app, close } = await again({ hasWorkers, lost: "zendesk-answers" });
    await app.getByText(/^Something broke/).waitFor();
    await close();
  });

  test("code for the settings that is not to be had is told", async () => {
    const scene = "?place=nav_bar&role=admin";
    const { app, close } = await again({ scene, hasWorkers, lost: "drafting" });
    await app.getByText(/tickets read/).waitFor();
    await app.getByRole("tab", { name: "Settings" }).click();
    await app.getByText(/^Something broke/).waitFor();
    await close();
  });
});
