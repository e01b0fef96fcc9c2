import { expect, test } from "vitest";
import { reopens } from "../../src/metrics/reopens.ts";
import { samplesOf } from "../telling.ts";
import { at } from "../timeline.ts";

const brief = (text: string) =>
  samplesOf(reopens, text).map(
    ({ agent, evidence, kind, of, value }) =>
      `${agent}: ${value} of ${of}${kind ? ` by ${kind}` : ""} (${evidence.join()})`,
  );

test("are parts of the solves that they undo", () => {
  expect(
    brief(`
      09:00 customer opens
      10:00 ana solves
      11:00 customer reopens
      12:00 ben solves
      13:00 ana reopens
      14:00 ben solves
    `),
  ).toEqual([
    "ana: 0 of 1 (10:00 ana)",
    "ben: 0 of 1 (12:00 ben)",
    "ben: 0 of 1 (14:00 ben)",
    "ana: 1 of 0 by customer (10:00 ana,11:00 customer)",
    "ben: 1 of 0 by agent (12:00 ben,13:00 ana)",
  ]);
});

test("are dated by the reopening, solves by the solve", () => {
  const samples = samplesOf(
    reopens,
    `
      09:00 customer opens
      10:00 ana solves
      Tue 11:00 customer reopens
    `,
  );
  expect(samples).toMatchObject([
    { at: at("10:00"), created: at("09:00"), working: null },
    { at: at("Tue 11:00"), created: at("09:00"), working: null },
  ]);
});

test("are nothing on a ticket never solved", () => {
  expect(brief("09:00 customer opens\n10:00 ana replies")).toEqual([]);
});
