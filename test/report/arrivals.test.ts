import { expect, test } from "vitest";
import { firstResponse } from "../../src/metrics/first-response.ts";
import { byArrival, weekHours } from "../../src/report/arrivals.ts";
import { minutes, samplesOf } from "../telling.ts";
import { at } from "../timeline.ts";

const answered = (when: string, reply: string) =>
  samplesOf(firstResponse, `${when} customer opens\n${reply} ana replies`);

test("tickets stand in the hour of the week in which they arrived, on local clocks", () => {
  const samples = [
    ...answered("Mon 09:00", "Mon 09:10"),
    ...answered("Mon 09:59", "Mon 10:29"),
    ...answered("Sun 23:30", "Mon+7 09:00"),
  ];
  const created = samples.map((sample) => sample.created);
  const took = samples.map(({ value }) => value);
  const found = byArrival({ created, took }, "Europe/Madrid");
  expect(found.get(0)?.get(10)).toMatchObject({ count: 2, median: minutes(20) });
  expect(found.get(0)?.get(0)?.count).toBe(1);
  expect([...found.keys()]).toEqual([0]);
});

test("hours follow the clocks when they change", () => {
  const hour = weekHours("Europe/Madrid", [at("Mon 00:00"), at("Mon+150 00:00")]);
  expect(hour(at("Mon 09:00"))).toEqual({ weekday: 0, hour: 10 });
  expect(hour(at("Mon+140 09:00"))).toEqual({ weekday: 0, hour: 11 });
});

test("no ticket, no hour", () => {
  expect(byArrival({ created: [], took: [] }, "UTC").size).toBe(0);
});

test("a ticket of which nobody knows how long it took stands in no hour", () => {
  const unknown = { created: [at("Mon 09:00")], took: [Number.NaN] };
  expect(byArrival(unknown, "UTC").size).toBe(0);
});
