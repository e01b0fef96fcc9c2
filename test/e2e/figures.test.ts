import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createFormat } from "../../src/translations/format.ts";
import { launchBrowser } from "../browser.ts";
import type { Measured, MeasuredTicket } from "../measured.ts";
import { type Desk, startDesk } from "./desk.ts";
import { fact, readEverything, type Visit, visit } from "./visit.ts";

const format = createFormat("en-US", "UTC");
const duration = (seconds: number) => format.duration(seconds, "calendar");

let desk: Desk;
let browser: Browser;
let measured: Measured;

beforeAll(async () => {
  browser = await launchBrowser();
  desk = await startDesk();
  measured = await desk.measure();
});

afterAll(async () => {
  await Promise.all([browser?.close(), desk?.stop()]);
});

const isRich = ({ excluded, frt, full_resolution, reopens, escalations }: MeasuredTicket) =>
  !excluded && frt && full_resolution && reopens.length && escalations.length;

describe("beside a ticket", () => {
  test("the facts are those that measure prints", async () => {
    const rich = measured.tickets.filter(isRich).slice(0, 4);
    expect(rich.length).toBe(4);
    for (const { ticket, frt, full_resolution, reopens, touches, escalations } of rich) {
      const { app, close, wrong } = await visit(browser, {
        address: `${desk.address}?ticket=${ticket}&view=9004`,
      });
      const opener = (label: string, value: string) =>
        fact(app, label).getByRole("button", { name: `${label}: ${value}`, exact: true });
      await opener("First response", duration(frt?.seconds ?? 0)).waitFor();
      await opener("Resolution", duration(full_resolution?.seconds ?? 0)).waitFor();
      await opener("Reopens", String(reopens.length)).waitFor();
      await opener("Touches", String(touches.length)).waitFor();
      await opener("Escalations", String(escalations.length)).waitFor();
      expect(wrong).toEqual([]);
      await close();
    }
  });

  test("a number opens the updates that prove it", async () => {
    const [rich] = measured.tickets.filter(isRich);
    const address = `${desk.address}?ticket=${rich?.ticket}&view=9004`;
    const { app, close, wrong } = await visit(browser, { address });
    const seconds = rich?.frt?.seconds ?? 0;
    await app.getByRole("button", { name: `First response: ${duration(seconds)}` }).click();
    await app.getByText("the clock starts").first().waitFor();
    await app.getByText("the clock stops").first().waitFor();
    await app.getByText(/^Credited to .*, who wrote the reply\./).waitFor();
    await app.getByRole("button", { name: "Ticket", exact: true }).click();
    await app.getByRole("tab", { name: "Ticket" }).waitFor();
    expect(wrong).toEqual([]);
    await close();
  });
});

describe("the team's table", () => {
  let seen: Visit;

  beforeAll(async () => {
    seen = await visit(browser, { address: `${desk.address}?view=9002` });
    const { app } = seen;
    await app.getByRole("tab", { name: "Team" }).click();
    await readEverything(app);
  });

  afterAll(() => seen?.close());

  const headlines = [
    ["First response", "first_response", ({ frt }) => [frt.median, frt.count]],
    ["Resolution", "resolution", ({ resolution }) => [resolution.median, resolution.count]],
    ["Reopens", "reopens", ({ reopen_rate, solves }) => [reopen_rate, solves]],
    [
      "Touches",
      "touches",
      ({ touches, tickets_touched }) => [touches.total / tickets_touched, tickets_touched],
    ],
    [
      "Escalations",
      "escalations",
      ({ escalation_rate, tickets_touched }) => [escalation_rate, tickets_touched],
    ],
  ] satisfies [string, string, (agent: Measured["agents"][string]) => [number | null, number]][];

  test.each(headlines)("%s is what measure prints, for every agent", async (label, id, of) => {
    const { app, wrong } = seen;
    await app.getByLabel("Metric").selectOption({ label: `${label} ` });
    await app.getByRole("region", { name: label }).waitFor();
    const shown = new Map<string, string>();
    for (const row of await app
      .getByRole("row")
      .filter({ has: app.locator("td") })
      .all()) {
      const [name = ""] = (await row.getByRole("rowheader").innerText()).split("\n");
      const cells = await row.getByRole("cell").allInnerTexts();
      shown.set(name, cells.slice(-2).join(", n "));
    }
    const people = await namesOf();
    for (const [agent, figures] of Object.entries(measured.agents)) {
      const [value, n] = of(figures);
      const said = n < 5 || value === null ? "–" : say(id, value);
      expect(`${people.get(agent)}: ${shown.get(people.get(agent) ?? "")}`).toBe(
        `${people.get(agent)}: ${said}, n ${format.count(n)}`,
      );
    }
    expect(Object.keys(measured.agents).length).toBe(8);
    expect(wrong).toEqual([]);
  });

  test("a number opens its tickets, and a ticket its updates", async () => {
    const { app } = seen;
    await app.getByLabel("Metric").selectOption({ label: "First response " });
    const number = app.getByRole("button", { name: /^First response: / }).first();
    const said = await number.textContent();
    await number.click();
    await app.getByRole("heading", { name: `First response, ${said}` }).waitFor();
    await app.getByRole("button", { name: /#\d+/ }).first().click();
    await app.getByText("the clock stops").first().waitFor();
    await app.getByRole("button", { name: "First response", exact: true }).click();
    await app.getByRole("button", { name: "Team", exact: true }).click();
    await app.getByRole("tab", { name: "Team" }).waitFor();
  });

  function say(id: string, value: number): string {
    if (id === "touches") return format.mean(value);
    return id === "first_response" || id === "resolution" ? duration(value) : format.share(value);
  }

  async function namesOf(): Promise<ReadonlyMap<string, string>> {
    const log = await (await fetch(`${desk.address}desk/log.ndjson`)).text();
    const { directory } = JSON.parse(log.split("\n")[0] ?? "");
    return new Map(
      Object.entries<{ name: string }>(directory.users).map(([id, { name }]) => [id, name]),
    );
  }
});
