import { expect, test } from "vitest";
import { received } from "../../src/metrics/received.ts";
import { creditsOf, samplesOf } from "../telling.ts";
import { at } from "../timeline.ts";

test("belongs to who took the escalation over, and is dated by the escalation", () => {
  const text = `
    08:00 customer opens, moves to front
    09:00 ana moves to experts
    10:00 chen takes
    11:00 chen sets urgent
  `;
  expect(creditsOf(received, text)).toEqual([
    { agent: "chen", value: 1, evidence: "09:00 ana, 10:00 chen" },
  ]);
  expect(samplesOf(received, text)).toMatchObject([{ at: at("09:00"), of: 1 }]);
});

test("is nothing where nobody was put in charge", () => {
  expect(
    samplesOf(received, "08:00 customer opens, moves to front\n09:00 ana moves to experts"),
  ).toEqual([]);
  expect(samplesOf(received, "08:00 customer opens\n09:00 ana takes")).toEqual([]);
});
