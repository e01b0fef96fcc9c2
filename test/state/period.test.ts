import { describe, expect, test } from "vitest";
import {
  datesOf,
  lastWeeks,
  lengthOf,
  type Period,
  previousRange,
  problemOf,
  rangeOf,
} from "../../src/state/period.ts";
import { writeInstant } from "../../src/time/instant.ts";
import { at } from "../timeline.ts";

const moment = { at: at("Mon+14 10:00"), zone: "Europe/Madrid", dateBy: "event" } as const;
const written = (range: ReturnType<typeof rangeOf>) =>
  range && [range.from, range.to].map(writeInstant);

describe("a period", () => {
  test("of days begins at a local midnight and holds all of today", () => {
    expect(written(rangeOf(7, moment))).toEqual(["2025-01-12T23:00:00Z", "2025-01-20T23:00:00Z"]);
  });

  test("of everything has no range", () => {
    expect(rangeOf(null, moment)).toBeNull();
    expect(previousRange(null, moment)).toBeNull();
  });

  test("of dates holds the last one", () => {
    const dates = { from: "2025-01-06", to: "2025-01-06" };
    expect(written(rangeOf(dates, moment))).toEqual([
      "2025-01-05T23:00:00Z",
      "2025-01-06T23:00:00Z",
    ]);
  });

  test.each<Period>([
    { from: "2025-01-07", to: "2025-01-06" },
    { from: "2025-02-30", to: "2025-03-01" },
    { from: "", to: "" },
  ])("of dates that make no sense has no range: %o", (period) => {
    expect(rangeOf(period, moment)).toBeNull();
  });

  test("across a change of the clocks still begins at midnight", () => {
    const later = { ...moment, at: at("Mon+91 10:00") };
    expect(written(rangeOf(30, later))?.[0]).toBe("2025-03-07T23:00:00Z");
    expect(written(rangeOf(7, later))?.[0]).toBe("2025-03-30T22:00:00Z");
  });

  test("goes by the event or by the creation, as asked", () => {
    expect(rangeOf(7, { ...moment, dateBy: "created" })?.dateBy).toBe("created");
  });
});

describe("the period before", () => {
  test("has as many days and ends where the period begins", () => {
    expect(written(previousRange(7, moment))).toEqual([
      "2025-01-05T23:00:00Z",
      "2025-01-12T23:00:00Z",
    ]);
    expect(written(previousRange({ from: "2025-01-06", to: "2025-01-08" }, moment))).toEqual([
      "2025-01-02T23:00:00Z",
      "2025-01-05T23:00:00Z",
    ]);
  });
});

test("the last twelve weeks end with today and follow each other", () => {
  const weeks = lastWeeks(moment);
  expect(weeks).toHaveLength(13);
  expect(writeInstant(weeks[12] ?? at("09:00"))).toBe("2025-01-20T23:00:00Z");
  expect(writeInstant(weeks[11] ?? at("09:00"))).toBe("2025-01-13T23:00:00Z");
});

describe("dates", () => {
  test("of a range are the local ones, the last day included", () => {
    const range = rangeOf(7, moment);
    expect(range && datesOf(range, "Europe/Madrid")).toEqual({
      from: "2025-01-13",
      to: "2025-01-20",
    });
  });

  test("have as many days as both ends hold", () => {
    expect(lengthOf({ from: "2025-01-06", to: "2025-01-06" })).toBe(1);
    expect(lengthOf({ from: "2025-03-29", to: "2025-03-31" })).toBe(3);
    expect([lengthOf(7), lengthOf(null)]).toEqual([7, null]);
  });

  test.each([
    ["", "2025-01-06", "first_missing"],
    ["2025-02-30", "2025-03-06", "first_missing"],
    ["2025-01-06", "", "last_missing"],
    ["2025-01-07", "2025-01-06", "turned_round"],
    ["2025-01-21", "2025-01-22", "in_future"],
    ["2025-01-20", "2025-01-22", null],
    ["2025-01-06", "2025-01-06", null],
  ])("from %s to %s: %s", (from, to, problem) => {
    expect(problemOf({ from, to }, "2025-01-20")).toBe(problem);
  });
});
