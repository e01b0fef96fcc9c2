import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { measure } from "../../src/metrics/all.ts";
import { forEachMetric, metricIndex, metrics } from "../../src/metrics/traits.ts";
import { measuringBy, tell } from "../telling.ts";

const ids = metrics.map(({ id }) => id);

test("metrics have ids of their own, which never change", () => {
  expect(ids).toEqual([
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
  ]);
});

test.each(ids)("%s has its tests", (id) => {
  expect(existsSync(new URL(`${id.replaceAll("_", "-")}.test.ts`, import.meta.url))).toBe(true);
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
  expect(measured.samples.map((samples) => samples.length)).toEqual(
    // Every metric has something to say about this ticket; Chen solved and Ana touched.
    [1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1],
  );
  expect(metricIndex.csat).toBe(ids.indexOf("csat"));
  expect(forEachMetric(({ unit }) => unit)).toMatchObject({
    csat: "share",
    resolution: "duration",
  });
});
