import { describe, expect, test } from "vitest";
import { writeDirectory } from "../../src/log/read-directory.ts";
import { writeTicket } from "../../src/log/write-ticket.ts";
import { measureCase } from "../../src/measure/case-file.ts";
import { at, directory, timeline } from "../timeline.ts";

/** Agents and team for tickets told one after the other. */
function summaryOf(lives: readonly string[], written: object = {}) {
  const events = lives.flatMap((life, index) => {
    const ticket = `T${index + 1}`;
    const { updates } = Object(writeTicket(timeline(life, ticket)));
    return updates.map((update: object) => ({ ...update, ticket }));
  });
  const config = { ...Object(writeDirectory(directory)), ...written };
  const output = measureCase({ id: "x", events, config }, at("Fri 00:00"));
  if (!output.ok) throw new Error(output.problem);
  const { agents, team } = Object(output.value);
  return { agents, team };
}

describe("the output for agents", () => {
  test("has everybody who ever was one, and nobody else", () => {
    const { agents } = summaryOf([]);
    expect(Object.keys(agents)).toEqual(["ana", "ben", "chen", "dora", "nick", "olga"]);
    const nothing = { count: 0, median: null, p90: null, mean: null };
    expect(agents["dora"]).toEqual({
      frt: nothing,
      replies: nothing,
      resolution: nothing,
      solves: 0,
      reopens: 0,
      reopen_rate: null,
      touches: { total: 0, public: 0, private: 0, field: 0 },
      tickets_touched: 0,
      escalated: 0,
      received: 0,
      escalation_rate: null,
      csat: { good: 0, bad: 0, rate: null },
    });
  });

  test("counts what each one did", () => {
    const { agents } = summaryOf([
      `
        09:00 customer opens, moves to front, assigns to ben
        09:10 ana notes
        09:20 ana replies, moves to experts, assigns to chen
        09:30 chen tags vip, sets urgent
        10:00 chen solves
        11:00 customer rates good
        12:00 customer reopens
      `,
      "09:00 customer opens\n09:40 ana replies\n10:00 ana solves\n11:00 customer rates bad",
    ]);
    expect(agents["ana"]).toEqual({
      frt: { count: 2, median: 1800, p90: 2280, mean: 1800 },
      replies: { count: 2, median: 1800, p90: 2280, mean: 1800 },
      resolution: { count: 1, median: 3600, p90: 3600, mean: 3600 },
      solves: 1,
      reopens: 0,
      reopen_rate: 0,
      touches: { total: 4, public: 2, private: 1, field: 1 },
      tickets_touched: 2,
      escalated: 1,
      received: 0,
      escalation_rate: 0.5,
      csat: { good: 0, bad: 1, rate: 0 },
    });
    expect(agents["chen"]).toMatchObject({
      resolution: { count: 0 },
      solves: 1,
      reopens: 1,
      reopen_rate: 1,
      tickets_touched: 1,
      escalated: 1,
      received: 1,
      escalation_rate: 1,
      csat: { good: 1, bad: 0, rate: 1 },
    });
  });

  test("leaves reply times out of first answers on demand", () => {
    const life =
      "09:00 customer opens\n09:40 ana replies\n10:00 customer writes\n10:10 ana replies";
    const { agents } = summaryOf([life], { turns: { includeFirst: false } });
    expect(agents["ana"]).toMatchObject({ frt: { count: 1 }, replies: { count: 1, mean: 600 } });
  });
});

describe("the output for the team", () => {
  test("pools values and counts what is missing", () => {
    const { team } = summaryOf([
      "09:00 customer opens\n09:10 ana replies",
      "09:00 customer opens\n09:30 ana replies",
      "09:00 customer opens\n10:00 ben replies",
      "09:00 customer opens",
      "09:00 customer opens\n10:00 ana calls it spam",
    ]);
    expect(team.frt).toEqual({
      count: 3,
      missing: 1,
      median: 1800,
      p90: expect.closeTo(3240, 6),
      mean: 2000,
    });
    expect(team).toMatchObject({ service_level: null, backlog: null });
  });

  test("has a service level where a promise was made", () => {
    const lives = [
      "09:00 customer opens\n09:10 ana replies",
      "09:00 customer opens\n12:00 ana replies",
      "Thu 23:30 customer opens",
      "Thu 09:00 customer opens",
      "09:00 customer opens\n09:10 ana solves",
    ];
    const { team } = summaryOf(lives, { serviceLevel: { target: 3600 } });
    expect(team.service_level).toEqual({ met: 1, missed: 2, undetermined: 1, rate: 1 / 3 });
    const none = summaryOf([], { serviceLevel: { target: 3600 } }).team.service_level;
    expect(none).toEqual({ met: 0, missed: 0, undetermined: 0, rate: null });
  });

  test("has the backlog at every instant that was asked for, under its own text", () => {
    const lives = [
      "09:00 customer opens\n10:00 ana takes\n11:00 ana solves",
      "09:00 customer opens",
      "10:00 customer opens, assigns to ana",
    ];
    const backlogAt = ["2025-01-06T09:30:00Z", "2025-01-06T11:30:00+01:00", "2025-01-05T00:00:00Z"];
    const range = { from: "2024-01-01T00:00:00Z", to: "2024-02-01T00:00:00Z" };
    const { team } = summaryOf(lives, { backlogAt, range });
    expect(team.backlog).toEqual({
      "2025-01-06T09:30:00Z": { total: 2, by: { unassigned: 2 } },
      "2025-01-06T11:30:00+01:00": { total: 3, by: { ana: 2, unassigned: 1 } },
      "2025-01-05T00:00:00Z": { total: 0, by: {} },
    });
    expect(team.frt.missing).toBe(0);
    expect(summaryOf(lives, { backlogAt: [] }).team.backlog).toEqual({});
  });
});
