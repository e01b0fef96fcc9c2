import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { createFormat } from "../../../src/translations/format.ts";
import { launchBrowser } from "../../browser.ts";
import { fact } from "../../e2e/visit.ts";
import { expectedOf } from "./expected.ts";
import { restOf, rowsOf } from "./rest.ts";
import { theTracker } from "./the-tracker.ts";
import { choose, moveTo, reply, writeTicket } from "./tracker-pages.ts";
import { signIn, type Visitor } from "./visitor.ts";

const format = createFormat("en-US", "UTC");
const tracker = theTracker();

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

const as = (login: string) => signIn({ browser, tracker, login });

test("a ticket's figures are right after each step of its life", async () => {
  const rita = await as("rita");
  const subject = "The door does not open";
  const ticket = await writeTicket(rita, { queue: "Tier 1", subject, text: "Could you help?" });
  // The month's views are to hold what they held.
  onTestFinished(() => restOf(tracker, "root").put(`ticket/${ticket}`, { Status: "deleted" }));
  const anna = await as("anna");
  await anna.openTicket(ticket);
  await shows(anna, { ticket, answered: null, solved: null });

  await choose(anna, "Take");
  await shows(anna, { ticket, answered: null, solved: null });

  await reply(anna, { text: "Let me look." });
  await shows(anna, { ticket, answered: "you", solved: null });

  await reply(anna, { text: "It opens now.", status: "resolved" });
  await shows(anna, { ticket, answered: "you", solved: "you" });

  const content = { ContentType: "text/plain", Content: "It does not." };
  await restOf(tracker, "rita").post(`ticket/${ticket}/correspond`, content);
  await anna.openTicket(ticket);
  await shows(anna, { ticket, answered: "you", solved: null });
  await fact(anna.page, "Reopens").getByText("by the customer").waitFor();

  await moveTo(anna, "Tier 2");
  await anna.openTicket(ticket);
  await shows(anna, { ticket, answered: "you", solved: null });
  await fact(anna.page, "Escalations").getByText("to a higher tier").waitFor();

  const dmitri = await as("dmitri");
  await dmitri.openTicket(ticket);
  await choose(dmitri, "Steal");
  await reply(dmitri, { text: "I changed the lock.", status: "resolved" });
  await shows(dmitri, { ticket, answered: "Anna Lind", solved: "you" });

  for (const visitor of [rita, anna, dmitri]) {
    expect(visitor.wrong).toEqual([]);
    await visitor.close();
  }
});

interface Shown {
  readonly ticket: number;
  /** Who gave the first answer; null: nobody yet. */
  readonly answered: string | null;
  readonly solved: string | null;
}

/** Waits until the ticket's facts are those that its rows mean. */
async function shows({ page }: Visitor, { answered, solved, ticket }: Shown): Promise<void> {
  const { firstResponse, reopens, resolution, touches } = expectedOf(await rowsOf(tracker, ticket));
  const said = [
    ["First response", firstResponse, answered],
    ["Resolution", resolution, solved],
  ] as const;
  for (const [name, seconds, who] of said) {
    expect(seconds === null).toBe(who === null);
    const shown = fact(page, name);
    if (seconds === null) {
      await shown.getByText("nobody yet, running").waitFor();
      continue;
    }
    await shown.getByText(format.duration(seconds, "calendar"), { exact: true }).waitFor();
    await shown.getByText(who ?? "", { exact: true }).waitFor();
  }
  await count(page, "Reopens", reopens);
  await count(page, "Touches", touches);
}

async function count(page: Page, name: string, n: number): Promise<void> {
  await fact(page, name).getByText(format.count(n), { exact: true }).first().waitFor();
}
