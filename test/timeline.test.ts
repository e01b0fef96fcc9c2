import { describe, expect, test } from "vitest";
import { at, directory, timeline } from "./timeline.ts";

describe("a timeline", () => {
  test("makes one update of each line", () => {
    const { ticket, updates } = timeline(`
      09:00 customer opens
      09:12 ana notes, assigns to ben, moves to experts, sets urgent
      09:20 trigger solves
    `);
    expect(ticket).toBe("T1");
    expect(updates).toEqual([
      {
        at: at("09:00"),
        by: "customer",
        kind: "create",
        via: "person",
        source: "09:00 customer",
        comment: { author: "customer", audience: "public" },
        set: { status: "new" },
      },
      {
        at: at("09:12"),
        by: "ana",
        kind: "update",
        via: "person",
        source: "09:12 ana",
        comment: { author: "ana", audience: "private" },
        set: { assignee: "ben", group: "experts", priority: "urgent" },
      },
      {
        at: at("09:20"),
        by: null,
        kind: "update",
        via: "trigger",
        source: "09:20 trigger",
        set: { status: "solved" },
      },
    ]);
  });

  test("stays on the day of the line before", () => {
    const { updates } = timeline(`
      09:00 customer opens
      Tue 10:00 ana replies
      11:00 ana replies
      Mon+7 09:00:30 ana replies
      Mon 08:00 ana replies
    `);
    expect(updates.map((update) => update.at)).toEqual(
      ["09:00", "Tue 10:00", "Tue 11:00", "Mon+7 09:00:30", "08:00"].map(at),
    );
    expect(updates[2]?.source).toBe("Tue 11:00 ana");
  });

  test("tells updates of one instant and author apart, and repeats them on demand", () => {
    const { updates } = timeline(`
      09:00 ana notes
      09:00 ana notes
      09:00 ana notes, id x1
    `);
    expect(updates.map(({ source }) => source)).toEqual(["09:00 ana", "09:00 ana (2)", "x1"]);
  });

  test.each([
    "09:00 ana explodes",
    "09:00 ana notes, explodes",
    "09:00 zoe notes",
    "09:00 ana assigns to zoe",
    "09:00 ana moves to mars",
    "09:00 ana sets maybe",
    "09:00 ana notes, via pigeon",
    "25:00 ana notes",
    "9 ana notes",
    "Xyz 09:00 ana notes",
    "ana notes",
    "09:00 ana",
  ])("does not take %s", (line) => {
    expect(() => timeline(line)).toThrow(/timeline/);
  });
});

test("times are those of a week in January", () => {
  expect(new Date(at("Sun+1 23:59:58") * 1000).toISOString()).toBe("2025-01-13T23:59:58.000Z");
});

test("everybody has a role", () => {
  expect([...directory.people.keys()].join()).toBe(
    "customer,friend,ana,ben,chen,dora,robot,nick,olga",
  );
});
