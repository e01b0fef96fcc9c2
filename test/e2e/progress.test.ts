import { readFile } from "node:fs/promises";
import type { Browser, FrameLocator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type Desk, startDesk } from "./desk.ts";
import { fact, visit } from "./visit.ts";

let desk: Desk;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  desk = await startDesk();
});

afterAll(async () => {
  await Promise.all([browser?.close(), desk?.stop()]);
});

const slowly = "role=admin&faults=all-tickets&slow=60";
const press = (app: FrameLocator, name: string) =>
  app.getByRole("button", { name, exact: true }).click();

test("what is only compared with is read after the period, and can be paused and gone on with", async () => {
  const { app, close, wrong } = await visit(browser, { address: `${desk.address}?${slowly}` });
  await app.getByRole("tab", { name: "Me" }).click();
  await press(app, "7 days");
  const mark = app.getByRole("img", { name: "so far" }).first();
  await mark.waitFor();
  const older = app.getByText(/^Older tickets, to compare with/).last();
  await older.waitFor();
  await mark.waitFor({ state: "detached" });
  const response = fact(app, "First response");
  await response.getByText(/^n \d+|Too few/).waitFor();

  await press(app, "Pause");
  const paused = app.getByText(/^Paused at/).last();
  const said = (await paused.innerText()).split("\n")[0];
  await app.getByRole("tab", { name: "Team" }).click();
  await app.getByRole("tab", { name: "Me" }).click();
  // Nothing goes on by itself, also for who leaves and comes back.
  expect((await paused.innerText()).split("\n")[0]).toBe(said);
  expect(said).toMatch(/^Paused at \d+ of \d+ tickets$/);

  await press(app, "Go on");
  await app.getByRole("status").filter({ hasText: "All read" }).waitFor();
  await older.waitFor({ state: "detached" });
  await app.getByText("Changes are against the 7 days before.").waitFor();
  expect(wrong).toEqual([]);
  await close();
});

test("the board says in its file, too, whether its figures may still change", async () => {
  const { app, close, page, wrong } = await visit(browser, {
    address: `${desk.address}?place=nav_bar&${slowly}`,
  });
  const figures = async () => {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      app.getByRole("button", { name: "Download as CSV" }).click(),
    ]);
    return /^figures,.*$/m.exec(await readFile(await file.path(), "utf8"))?.[0];
  };
  const line = app.getByText(/So far, from \d+ of \d+ tickets/);
  await line.waitFor();
  expect(await figures()).toBe("figures,so far");
  await line.waitFor({ state: "detached" });
  expect(await figures()).toBe("figures,complete");
  expect(wrong).toEqual([]);
  await close();
});
