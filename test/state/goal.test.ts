import { expect, test } from "vitest";
import { readSettings } from "../../src/definitions/read-settings.ts";
import { goalOf, isReached } from "../../src/state/goal.ts";

const goalBy = (targets: string, metric: Parameters<typeof goalOf>[0]) =>
  goalOf(metric, readSettings({ targets }).settings);

test("where less is better a goal is the most that may be, else the least", () => {
  const reopens = goalBy("reopens: 5%", "reopens");
  const ratings = goalBy("satisfaction: 90%", "csat");
  if (!reopens || !ratings) throw new Error("both have goals");
  expect([0, 3 / 60, 4 / 60].map((rate) => isReached(reopens, rate))).toEqual([true, true, false]);
  expect([1, 9 / 10, 8 / 10].map((rate) => isReached(ratings, rate))).toEqual([true, true, false]);
});

test("of nothing and of everything are goals too, and nobody's is none", () => {
  expect(goalBy("reopens: 0%", "reopens")).toEqual({ share: 0, isLimit: true });
  expect(goalBy("one-touch: 100%", "one_touch")).toEqual({ share: 1, isLimit: false });
  expect(goalBy("one-touch: 100%", "reopens")).toBeNull();
});

test("a service level has the goal of first responses, and these have no goal of a share", () => {
  const targets = "first response: 1h, goal 80%";
  expect(goalBy(targets, "service_level")).toEqual({ share: 0.8, isLimit: false });
  expect(goalBy(targets, "first_response")).toBeNull();
  expect(goalBy("first response: 1h", "service_level")).toBeNull();
});
