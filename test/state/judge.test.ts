import { describe, expect, test } from "vitest";
import { report } from "../../src/report/report.ts";
import { enough, headline, likelyRange, runningSince } from "../../src/state/judge.ts";
import { tell } from "../telling.ts";
import { at } from "../timeline.ts";

const { team } = report([], { range: null, agents: null, clock: "calendar" });
const summary = { count: 9, p10: 1, p25: 2, median: 3, p75: 4, p90: 5, mean: 3.4 };

describe("the one number that stands for a figure", () => {
  test("is a median, a mean of counts or a share", () => {
    expect(headline({ ...team.resolution, n: enough, summary }, "resolution")).toBe(3);
    expect(headline({ ...team.touches, n: enough, summary }, "touches")).toBe(3.4);
    const share = { part: 1, whole: 5, rate: 0.2 };
    expect(headline({ ...team.reopens, n: 5, share }, "reopens")).toBe(0.2);
  });

  test("is none under five tickets", () => {
    expect(headline({ ...team.resolution, n: enough - 1, summary }, "resolution")).toBeNull();
    const share = { part: 4, whole: 4, rate: 1 };
    expect(headline({ ...team.csat, n: 4, share }, "csat")).toBeNull();
  });

  test("is how often for what was taken over", () => {
    expect(headline({ ...team.received, n: 1, total: 3 }, "received")).toBe(3);
  });
});

// Worked by hand from Wilson's formula, as in any table of it.
test.each([
  { part: 3, whole: 71, from: 0.0145, to: 0.117 },
  { part: 8, whole: 118, from: 0.0347, to: 0.1281 },
  { part: 0, whole: 5, from: 0, to: 0.4345 },
  { part: 5, whole: 5, from: 0.5655, to: 1 },
])("$part of $whole likely lies between $from and $to", ({ from, part, to, whole }) => {
  const [low, high] = likelyRange({ part, whole, rate: part / whole });
  expect(low).toBeCloseTo(from, 3);
  expect(high).toBeCloseTo(to, 3);
});

describe("a clock", () => {
  const opened = "09:00 customer opens";
  const answered = `${opened}\n10:00 ana replies`;
  const solved = `${opened}\n10:00 ana solves`;
  const spam = `${opened}\n10:00 ana calls it spam`;

  test("runs from creation to the first reply, or until it is solved", () => {
    expect(runningSince(tell(opened), "first_response")).toBe(at("09:00"));
    expect(runningSince(tell(answered), "resolution")).toBe(at("09:00"));
  });

  test("stands where it has ended, and on what does not count", () => {
    expect(runningSince(tell(answered), "first_response")).toBeNull();
    expect(runningSince(tell(solved), "first_response")).toBeNull();
    expect(runningSince(tell(solved), "resolution")).toBeNull();
    expect(runningSince(tell(spam), "resolution")).toBeNull();
    expect(runningSince(tell(opened), "touches")).toBeNull();
  });
});
