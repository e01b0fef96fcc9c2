import { expect, test } from "vitest";
import { exportBoard } from "../../src/state/board-export.ts";
import { directory, personId } from "../timeline.ts";
import { view, type World } from "./fake-host.ts";
import { openSession } from "./session.ts";

const answered = (agent: string, later: number) => `
  Mon+12 09:00 customer opens
  Mon+12 09:${later} ${agent} replies, takes, solves`;

const tickets = Object.fromEntries([
  ...[10, 20, 30, 40, 50].map((later) => [`A${later}`, answered("ana", later)]),
  ["B11", answered("ben", 11)],
]);

async function linesOf(world: World = {}, address = ""): Promise<readonly string[]> {
  const opened = await openSession({ tickets, place: "page", address, ...world });
  return exportBoard(opened).replace("\ufeff", "").split("\r\n");
}

test("the head says what was asked, by which definitions", async () => {
  const lines = await linesOf(
    { views: [view("Billing, late", 6)] },
    "period=7&by=created&agents=ana,ben&priority=normal",
  );
  expect(lines.slice(0, 2)).toEqual(["Sidelight", "definitions,1"]);
  expect(lines).toEqual(
    expect.arrayContaining([
      'view,"Billing, late"',
      "period,7",
      "from,2025-01-13T00:00:00Z",
      "to,2025-01-21T00:00:00Z",
      "dated_by,created",
      "time_zone,UTC",
      "clock,calendar",
      'agents,"ana, ben"',
      "group,all",
      "channel,all",
      "priority,normal",
      "figures,complete",
      "reading,done",
      "tickets_read,6",
      "tickets_left_out,0",
    ]),
  );
});

test("agents and team have raw seconds and counts, and no median of too few", async () => {
  const lines = await linesOf();
  const head = lines.findIndex((line) => line.startsWith("agent,"));
  const columns = lines[head]?.split(",") ?? [];
  const rows = new Map(
    lines.slice(head + 1).map((line) => {
      const cells = line.replace('"team, pooled"', "team").split(",");
      return [cells[0], new Map(columns.map((column, at) => [column, cells[at]]))];
    }),
  );
  expect(rows.get("ana")?.get("first_response_n")).toBe("5");
  expect(rows.get("ana")?.get("first_response_median_seconds")).toBe("1800");
  expect(rows.get("ana")?.get("first_response_p90_seconds")).toBe("2760");
  expect(rows.get("ben")?.get("first_response_n")).toBe("1");
  expect(rows.get("ben")?.get("first_response_median_seconds")).toBe("");
  expect(rows.get("team")?.get("first_response_n")).toBe("6");
  expect(rows.get("team")?.get("one_touch_part")).toBe("6");
  expect(rows.get("team")?.get("touches_total")).toBe("6");
});

test("a host without ratings has no columns of them", async () => {
  const { app, ...opened } = await openSession({ tickets, place: "page" });
  const headOf = (rates: boolean) =>
    exportBoard({ ...opened, app: { traits: { ...app.traits, rates } } })
      .split("\r\n")
      .find((line) => line.startsWith("agent,agent_id"))
      ?.split(",");
  const rated = headOf(true);
  const ratings = ["csat_part", "csat_whole"];
  expect(rated).toEqual(expect.arrayContaining(ratings));
  expect(headOf(false)).toEqual(rated?.filter((column) => !ratings.includes(column)));
});

test("a name that is a formula stays a name", async () => {
  const people = new Map(directory.people);
  const ana = people.get(personId("ana"));
  if (ana) people.set(ana.id, { ...ana, name: "=HYPERLINK(1)" });
  const lines = await linesOf({ directory: { ...directory, people } });
  expect(lines.some((line) => line.startsWith("'=HYPERLINK"))).toBe(true);
});
