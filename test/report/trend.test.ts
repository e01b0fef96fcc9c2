import fc from "fast-check";
import { expect, test } from "vitest";
import { measure } from "../../src/metrics/all.ts";
import { report } from "../../src/report/report.ts";
import { trend } from "../../src/report/trend.ts";
import { shift } from "../../src/time/instant.ts";
import { measuringBy, minutes, tell } from "../telling.ts";
import { at } from "../timeline.ts";

const borders = [at("09:00"), at("Tue 09:00"), at("Wed 09:00")];
const tickets = [
  tell("09:00 customer opens\n09:10 ana replies\nTue 10:00 ana solves"),
  tell("Tue 09:00 customer opens\nTue 09:30 ben replies, moves to experts"),
  tell("Mon-7 09:00 customer opens\nMon-7 09:05 ana replies, solves"),
].map((story) => measure(story, measuringBy()));
const selection = { agents: null, borders, clock: "calendar", dateBy: "event" } as const;

test("puts what happened into the stretch in which it happened", () => {
  const [first, second] = trend(tickets, selection);
  expect(first?.first_response.summary?.median).toBe(minutes(10));
  expect(second?.first_response.summary?.median).toBe(minutes(30));
  expect(first?.resolution.n).toBe(0);
  expect(second?.resolution.n).toBe(1);
});

test("is what a report on each stretch says, wherever the borders are", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -8 * 86_400, max: 3 * 86_400 }), { minLength: 2, maxLength: 6 }),
      fc.constantFrom("event", "created"),
      (seconds, dateBy) => {
        const cuts = seconds.sort((one, other) => one - other).map((by) => shift(at("09:00"), by));
        const rows = trend(tickets, { ...selection, borders: cuts, dateBy });
        const reports = cuts.slice(1).map((to, index) => {
          const range = { from: cuts[index] ?? to, to, dateBy };
          return report(tickets, { agents: null, clock: "calendar", range }).team;
        });
        expect(rows).toEqual(reports);
      },
    ),
  );
});
