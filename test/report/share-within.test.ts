import { expect, test } from "vitest";
import { firstResponse } from "../../src/metrics/first-response.ts";
import { shareWithin } from "../../src/report/share-within.ts";
import { hours, minutes, officeHours, samplesOf } from "../telling.ts";

const answered = (fields: string) => {
  const text = `09:00 customer opens\n09:05 ana ${fields}\n09:40 ana replies`;
  return samplesOf(firstResponse, text, { hours: officeHours });
};
const target = { within: hours(1), byPriority: new Map([["urgent", minutes(15)] as const]) };

test("each ticket goes by the target of its priority, in force at the end", () => {
  const samples = [
    ...answered("sets high"),
    ...answered("sets urgent"),
    ...samplesOf(firstResponse, "09:00 customer opens\n09:40 ana replies\n09:50 ana sets urgent", {
      hours: officeHours,
    }),
  ];
  expect(shareWithin(samples, { ...target, clock: "calendar" })).toEqual({
    part: 2,
    whole: 3,
    rate: 2 / 3,
  });
});

test("no priority goes by the one for normal", () => {
  const normal = { ...target, byPriority: new Map([["normal", minutes(30)] as const]) };
  const samples = answered("notes");
  expect(shareWithin(samples, { ...normal, clock: "calendar" }).rate).toBe(0);
  expect(shareWithin(samples, { ...target, clock: "calendar" }).rate).toBe(1);
});

test("what the clock does not know is left out", () => {
  const unknown = samplesOf(firstResponse, "09:00 customer opens\n09:40 ana replies");
  expect(shareWithin(unknown, { ...target, clock: "working" })).toEqual({
    part: 0,
    whole: 0,
    rate: null,
  });
});
