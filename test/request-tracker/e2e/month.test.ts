import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shift, writeInstant } from "../../../src/time/instant.ts";
import { launchBrowser } from "../../browser.ts";
import { type Measured, type MeasuredAgent, measured } from "../../measured.ts";
import { agents, lead } from "../cast.ts";
import { days, madeUpMonth } from "../month.ts";
import { writeMonthAsLog } from "../telling.ts";
import { restOf } from "./rest.ts";
import { theMonth, theTracker } from "./the-tracker.ts";
import { signIn, type Visitor } from "./visitor.ts";

const tracker = theTracker();
const { start, tickets } = theMonth();
const end = shift(start, days * 86_400);
/** Fewer tickets than these do not judge anybody. */
const enough = 5;

let browser: Browser;
let told: Measured;

beforeAll(async () => {
  browser = await launchBrowser();
  const range = { from: writeInstant(start), to: writeInstant(end) };
  told = await measured({
    config: JSON.stringify({ range }),
    log: writeMonthAsLog(madeUpMonth({ start, tickets })),
  });
});

afterAll(async () => {
  await browser?.close();
});

test("each agent's figures are those that measure prints for the events", async () => {
  const visitor = await signIn({ browser, tracker, login: lead });
  const { asked, page, widget, wrong } = visitor;
  const dates = `${writeInstant(start).slice(0, 10)}..${writeInstant(shift(end, -1)).slice(0, 10)}`;
  const view = `search:${await searchNamed("All tickets")}`;
  const begun = performance.now();
  await visitor.open(`Sidelight/index.html#sidelight?view=${view}&period=${dates}`);
  await widget.getByRole("status").filter({ hasText: "All read" }).waitFor({ timeout: 60_000 });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`A view of ${tickets} tickets: ${asked.length} requests, ${seconds} s`);
  expect(asked.length).toBeLessThanOrEqual(60);

  const shown = await downloaded(visitor);
  const names = await namesOf(agents);
  for (const [login, figures] of Object.entries(told.agents)) {
    const row = shown.get(names.get(login) ?? "") ?? {};
    expect.soft({ login, ...row }).toMatchObject({ login, ...cellsOf(login, figures) });
  }
  expect(wrong).toEqual([]);
  expect(await page.getByText("Approximate").count()).toBe(0);
  await visitor.close();
});

/** What the file of the board has to say of an agent. */
function cellsOf(login: string, figures: MeasuredAgent): Readonly<Record<string, string>> {
  const durations = { first_response: figures.frt, resolution: figures.resolution } as const;
  const open = told.tickets.filter(
    ({ assignee, excluded, full_resolution }) =>
      assignee === login && !excluded && !full_resolution,
  );
  return {
    open_now: `${open.length}`,
    reopens_part: `${figures.reopens}`,
    reopens_whole: `${figures.solves}`,
    touches_total: `${figures.touches.total}`,
    touches_tickets: `${figures.tickets_touched}`,
    escalations_whole: `${figures.tickets_touched}`,
    escalations_part: `${Math.round((figures.escalation_rate ?? 0) * figures.tickets_touched)}`,
    received_total: `${figures.received}`,
    reply_time_n: `${figures.replies.count}`,
    ...Object.fromEntries(
      Object.entries(durations).flatMap(([name, { count, median, p90 }]) => [
        [`${name}_n`, `${count}`],
        [`${name}_median_seconds`, count < enough ? "" : `${median}`],
        [`${name}_p90_seconds`, count < enough ? "" : `${p90}`],
      ]),
    ),
  };
}

/** The board as its file has it: the cells of each agent by their columns. */
async function downloaded({
  page,
}: Visitor): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download as CSV" }).click();
  const text = await readFile(await (await coming).path(), "utf8");
  const lines = text.split("\r\n");
  const head = lines.findIndex((line) => line.startsWith("agent,"));
  const columns = lines[head]?.split(",") ?? [];
  return new Map(
    lines.slice(head + 1).map((line) => {
      const cells = line.split(",");
      return [
        cells[0] ?? "",
        Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ""])),
      ];
    }),
  );
}

async function searchNamed(title: string): Promise<string> {
  const { items } = await restOf(tracker, lead).get("searches?fields=Description&per_page=100");
  const found = items.find((item: { Description: string }) => item.Description === title);
  return found?.id;
}

async function namesOf(logins: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { get } = restOf(tracker, lead);
  const users = await Promise.all(logins.map((login) => get(`user/${login}`)));
  return new Map(users.map(({ Name, RealName }) => [Name, RealName]));
}
