import { describe, expect, test } from "vitest";
import { firstResolution, fullResolution, resolution } from "../../src/metrics/resolution.ts";
import { creditsOf, hours, minutes, officeHours, samplesOf, tell } from "../telling.ts";
import { at } from "../timeline.ts";

const reopened = `
  09:00 customer opens
  11:00 ana solves
  12:00 customer reopens
  15:00 ben solves
  Tue 15:00 automation closes
`;

describe("resolution time", () => {
  test("runs from the creation to the last solve, and belongs to its credit holder", () => {
    expect(creditsOf(resolution, reopened)).toEqual([
      { agent: "ben", value: hours(6), evidence: "09:00 customer, 15:00 ben" },
    ]);
  });

  test("is dated by that solve, and measured in working time too", () => {
    expect(
      samplesOf(resolution, "16:30 customer opens\nTue 09:30 ana solves", { hours: officeHours }),
    ).toMatchObject([
      { at: at("Tue 09:30"), created: at("16:30"), value: hours(17), working: hours(1) },
    ]);
  });

  test("is zero for a ticket that was created solved, and proved by one update", () => {
    expect(creditsOf(resolution, "09:00 ana logs for customer, solves")).toEqual([
      { agent: "ana", value: 0, evidence: "09:00 ana" },
    ]);
  });

  test("may be nobody's", () => {
    expect(creditsOf(resolution, "09:00 customer opens\n09:20 robot solves")).toMatchObject([
      { agent: null, value: minutes(20) },
    ]);
  });

  test.each([
    ["while it is unsolved", "09:00 customer opens\n10:00 ana solves\n11:00 customer reopens"],
    ["without a creation", "09:00 customer writes\n10:00 ana solves"],
    ["on a merged ticket", "09:00 customer opens\n10:00 ana solves\n11:00 ana merges away"],
  ])("is none %s", (_, text) => {
    expect(samplesOf(resolution, text)).toEqual([]);
  });
});

test("the first resolution stays when the ticket is reopened", () => {
  const story = tell("09:00 customer opens\n10:00 ana solves\n11:00 customer reopens");
  expect(firstResolution(story)).toEqual({
    start: at("09:00"),
    end: at("10:00"),
    agent: "ana",
    evidence: ["09:00 customer", "10:00 ana"],
  });
  expect(fullResolution(story)).toBeNull();
  expect(firstResolution(tell(reopened))).toMatchObject({ agent: "ana", end: at("11:00") });
  expect(firstResolution(tell("09:00 customer opens"))).toBeNull();
});

test("a solve that grace took away is no first resolution", () => {
  const story = tell(
    `
      09:00 customer opens
      10:00 ana solves
      10:00:30 ana reopens
      12:00 ben solves
    `,
    { reopen: { graceSeconds: 30 } },
  );
  expect(firstResolution(story)).toMatchObject({ agent: "ben", end: at("12:00") });
});
