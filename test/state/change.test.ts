import { describe, expect, test } from "vitest";
import type { MetricId } from "../../src/metrics/traits.ts";
import type { Figure } from "../../src/report/figure.ts";
import { report } from "../../src/report/report.ts";
import { changeOf } from "../../src/state/change.ts";
import { hours, minutes } from "../telling.ts";

const { team } = report([], { range: null, agents: null, clock: "calendar" });
const nothing = { p10: null, p25: null, median: null, p75: null, p90: null, mean: null };

const lasting = (median: number, n = 9): Figure => {
  return { ...team.resolution, n, summary: { ...nothing, count: n, median } };
};
const sharing = (rate: number, n = 100): Figure => {
  return { ...team.reopens, n, share: { part: rate * n, whole: n, rate } };
};
const counting = (mean: number): Figure => {
  return { ...team.touches, n: 9, summary: { ...nothing, count: 9, mean } };
};

function change(metric: MetricId, before: Figure, now: Figure) {
  const found = changeOf(metric, { before, now });
  return found && `${found.isUp ? "up" : "down"} ${Math.round(found.size * 10) / 10}`;
}

describe("a change", () => {
  test("of a duration is in seconds, between the two as they are shown", () => {
    expect(change("resolution", lasting(minutes(44)), lasting(minutes(38)))).toBe("down 360");
    // 9h 30m and 10h 50m are shown to the minute.
    expect(change("resolution", lasting(hours(9.5) + 20), lasting(hours(10) + 3010))).toBe(
      "up 4800",
    );
    // 2d 1h and 2d 3h are shown to the hour.
    expect(change("resolution", lasting(hours(49) + 900), lasting(hours(51) - 900))).toBe(
      "up 7200",
    );
  });

  test("of a share is in points", () => {
    expect(change("reopens", sharing(0.06), sharing(0.04))).toBe("down 2");
    expect(change("reopens", sharing(0.144), sharing(0.146))).toBe("up 1");
  });

  test("of a mean is to one decimal", () => {
    expect(change("touches", counting(3.04), counting(2.76))).toBe("down 0.2");
  });

  test("that does not show is none", () => {
    expect(changeOf("reopens", { before: sharing(0.041), now: sharing(0.044) })?.size).toBe(0);
    expect(changeOf("touches", { before: counting(2.42), now: counting(2.38) })?.size).toBe(0);
  });

  test("needs five cases on both sides", () => {
    expect(change("resolution", lasting(60, 4), lasting(90, 5))).toBeNull();
    expect(change("resolution", lasting(60, 5), lasting(90, 4))).toBeNull();
    expect(change("resolution", lasting(60, 5), lasting(90, 5))).toBe("up 30");
  });

  test("is none for what is only counted", () => {
    const taken = { ...team.received, n: 9, total: 12 };
    expect(change("received", taken, { ...taken, total: 20 })).toBeNull();
  });
});
