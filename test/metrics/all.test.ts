import { expect, test } from "vitest";
import { measure } from "../../src/metrics/all.ts";
import { forEachMetric, metricIndex, metrics } from "../../src/metrics/traits.ts";
import { measuringBy, tell } from "../telling.ts";

const ids = metrics.map(({ id }) => id);

test("metrics have ids of their own, and no id ever goes", () => {
  const known = [
    "first_response",
    "resolution",
    "reopens",
    "touches",
    "escalations",
    "reply_time",
    "one_touch",
    "first_contact_resolution",
    "service_level",
    "csat",
    "received",
  ];
  expect(ids).toEqual(expect.arrayContaining(known));
  expect(new Set(ids).size).toBe(ids.length);
});

test("a measured ticket has a list for each metric, in their order", () => {
  const story = tell(`
    08:00 customer opens, moves to front
    09:00 ana replies, moves to experts, assigns to chen
    10:00 chen solves
    11:00 customer rates good
  `);
  const measured = measure(story, measuringBy({ serviceLevel: { target: 60, clock: "calendar" } }));
  expect(measured.story).toBe(story);
  expect(measured.samples).toHaveLength(ids.length);
  // Chen solved and Ana touched.
  expect(forEachMetric((_, index) => measured.samples[index]?.length)).toMatchObject({
    first_response: 1,
    resolution: 1,
    reopens: 1,
    touches: 2,
    escalations: 1,
    reply_time: 1,
    one_touch: 1,
    first_contact_resolution: 1,
    service_level: 1,
    csat: 1,
    received: 1,
  });
  expect(metricIndex.csat).toBe(ids.indexOf("csat"));
  expect(forEachMetric(({ unit }) => unit)).toMatchObject({
    csat: "share",
    resolution: "duration",
  });
});
