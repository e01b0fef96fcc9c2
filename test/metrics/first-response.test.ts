import { expect, test } from "vitest";
import { firstResponse } from "../../src/metrics/first-response.ts";
import { creditsOf, hours, minutes, officeHours, samplesOf } from "../telling.ts";
import { at } from "../timeline.ts";

test("runs from the creation to the first public reply by a human agent", () => {
  expect(
    creditsOf(
      firstResponse,
      `
        09:00 customer opens, assigns to ben
        09:12 ben notes
        09:20 robot replies
        09:40 ana replies
        09:50 ben replies
      `,
    ),
  ).toEqual([{ agent: "ana", value: minutes(40), evidence: "09:00 customer, 09:40 ana" }]);
});

test("is dated by the reply and tells the creation", () => {
  const [sample] = samplesOf(
    firstResponse,
    `
      09:00 customer opens
      09:30 robot solves
      Tue 08:30 customer writes
      Tue 09:30 ana replies
    `,
    { hours: officeHours },
  );
  expect(sample).toEqual({
    ticket: "T1",
    agent: "ana",
    at: at("Tue 09:30"),
    created: at("09:00"),
    value: hours(1),
    working: minutes(30),
    of: 1,
    priority: null,
    kind: null,
    evidence: ["Tue 08:30 customer", "Tue 09:30 ana"],
  });
});

test("may be zero, also in working time", () => {
  const [sample] = samplesOf(
    firstResponse,
    `
      Sat 09:00 customer opens
      Sat 09:00 ana replies
    `,
    { hours: officeHours },
  );
  expect(sample).toMatchObject({ value: 0, working: 0 });
});

test("has no working time without a schedule", () => {
  expect(samplesOf(firstResponse, "09:00 customer opens\n10:00 ana replies")).toMatchObject([
    { working: null },
  ]);
});

test.each([
  ["nobody answered", "09:00 customer opens"],
  ["the beginning is missing", "09:00 customer writes\n09:10 ana replies"],
  ["it is spam", "09:00 customer opens\n09:10 ana replies\n09:20 ana calls it spam"],
])("is missing where %s, never zero", (_, text) => {
  expect(samplesOf(firstResponse, text)).toEqual([]);
});
