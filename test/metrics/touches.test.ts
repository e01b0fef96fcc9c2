import { expect, test } from "vitest";
import { touches } from "../../src/metrics/touches.ts";
import { samplesOf } from "../telling.ts";
import { at } from "../timeline.ts";

test("are one for each update by hand, with its kind", () => {
  const samples = samplesOf(
    touches,
    `
      09:00 customer opens
      09:10 ana notes
      09:20 trigger sets urgent
      09:30 ben replies, solves
      09:40 ana tags vip
    `,
  );
  expect(samples.map(({ agent, evidence, kind }) => `${agent} ${kind} ${evidence}`)).toEqual([
    "ana private 09:10 ana",
    "ben public 09:30 ben",
    "ana field 09:40 ana",
  ]);
  expect(samples).toMatchObject(Array(3).fill({ created: at("09:00"), value: 1, of: 1 }));
});

test("are dated by their first update", () => {
  expect(
    samplesOf(
      touches,
      `
        23:59:50 ana opens for customer
        Tue 00:00:10 ana tags vip
      `,
      { options: { touch: { mergeSeconds: 60 } } },
    ),
  ).toMatchObject([{ at: at("23:59:50"), evidence: ["23:59:50 ana", "Tue 00:00:10 ana"] }]);
});
