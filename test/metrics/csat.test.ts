import { expect, test } from "vitest";
import { csat } from "../../src/metrics/csat.ts";
import { creditsOf, samplesOf } from "../telling.ts";
import { at } from "../timeline.ts";

const rated = (...ratings: readonly string[]) =>
  ["08:00 customer opens", "09:00 ana solves", ...ratings].join("\n");

test("is good or not, by the last rating that is no offer", () => {
  expect(creditsOf(csat, rated("10:00 customer rates bad", "11:00 customer rates good"))).toEqual([
    { agent: "ana", value: 1, evidence: "09:00 ana, 11:00 customer" },
  ]);
  expect(creditsOf(csat, rated("10:00 customer rates good", "11:00 customer rates bad"))).toEqual([
    { agent: "ana", value: 0, evidence: "09:00 ana, 11:00 customer" },
  ]);
});

test("is dated by the rating", () => {
  expect(samplesOf(csat, rated("Tue 10:00 customer rates good"))).toMatchObject([
    { at: at("Tue 10:00"), created: at("08:00"), of: 1 },
  ]);
});

test("is nothing where nobody rated, or the ticket is gone", () => {
  expect(samplesOf(csat, rated())).toEqual([]);
  expect(samplesOf(csat, rated("10:00 robot rates offered"))).toEqual([]);
  expect(samplesOf(csat, rated("10:00 customer rates good", "11:00 ana deletes"))).toEqual([]);
});
