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

/** Opens the desk beside a ticket that nobody has answered yet. */
async function besideAnUnansweredTicket(): Promise<{ seen: Visit; ticket: string }> {
  const { tickets } = await desk.measure();
  // A ticket that an agent opened in public waits for its customer, not for us.
  const unanswered = tickets.filter(({ excluded, solves, touches }) => {
    return !excluded && !solves.length && touches.every(({ kind }) => kind !== "public");
  });
  const ticket = unanswered.at(-1)?.ticket ?? "";
  const seen = await visit(browser, { address: `${desk.address}?ticket=${ticket}&view=9002` });
  return { seen, ticket };
}

test("what is done in the desk changes the ticket's figures at once", async () => {
  const { seen, ticket } = await besideAnUnansweredTicket();
  const { app, page, wrong } = seen;
  const form = page.getByRole("form", { name: "Change this ticket" });
  const touches = fact(app, "Touches").getByRole("button");
  await fact(app, "First response").getByText("nobody yet, running").waitFor();
  const before = Number((await fact(app, "Touches").innerText()).match(/\d+/)?.[0] ?? 0);

  await form.getByLabel("Comment").fill("It is on its way.");
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await fact(app, "First response").getByText("you", { exact: true }).waitFor();
  await touches.filter({ hasText: String(before + 1) }).waitFor();

  await form.getByRole("button", { name: "Save as solved" }).click();
  await app.getByRole("heading", { name: "Solved" }).waitFor();
  await fact(app, "Resolution").getByRole("button").waitFor();
  await touches.filter({ hasText: String(before + 2) }).waitFor();

  await form.getByRole("button", { name: "Customer writes" }).click();
  await app.getByRole("heading", { name: "Open" }).waitFor();
  await fact(app, "Reopens").getByRole("button", { name: "Reopens: 1", exact: true }).waitFor();
  await fact(app, "Reopens").getByText("by the customer").waitFor();
  await fact(app, "Resolution").getByText("nobody yet, running").waitFor();

  const measured = (await desk.measure()).tickets.find((one) => one.ticket === ticket);
  expect(measured).toMatchObject({ public_replies: 1, full_resolution: null });
  expect(measured?.reopens).toMatchObject([{ cause: "customer" }]);
  expect(measured?.touches.length).toBe(before + 2);
  expect(wrong).toEqual([]);
  await seen.close();
});

test("another ticket shows its own figures", async () => {
  const { seen } = await besideAnUnansweredTicket();
  const { app, page, wrong } = seen;
  await fact(app, "First response").getByText("nobody yet, running").waitFor();
  await page.getByRole("button", { name: /^All unsolved tickets/ }).click();
  const list = page.getByRole("region", { name: "All unsolved tickets" });
  const answered = new Set(
    (await desk.measure()).tickets.filter(({ frt }) => frt).map((one) => one.ticket),
  );
  await list.getByRole("link").first().waitFor();
  // The month ends today, so which tickets stand on the first page of a view depends on the hour.
  const shown = (await list.getByRole("link").allInnerTexts()).map(
    (text) => /#(\d+)/.exec(text)?.[1] ?? "",
  );
  const next = shown.find((id) => answered.has(id));
  await list.getByText(`#${next} `).click();
  await page.getByTitle(`Sidelight beside ticket ${next}`).waitFor();
  await fact(app, "First response")
    .getByText(/target 2h/)
    .waitFor();
  expect(wrong).toEqual([]);
  await seen.close();
});
