import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Instant } from "../../src/time/instant.ts";
import { cutToInstant, shift } from "../../src/time/instant.ts";
import type { Schedule } from "../../src/time/schedule.ts";
import { toScheduleId, weekdays } from "../../src/time/schedule.ts";
import { compileSchedule } from "../../src/time/working-hours.ts";
import { walk } from "./minute-walk.ts";

const hour = 3600;
const day = 24 * hour;

/** Zones with unusual clocks, and days around which those changed. */
const changes: Record<string, string[]> = {
  "America/New_York": ["2025-03-09", "2025-11-02", "1974-01-06", "2100-03-14"],
  "Europe/Madrid": ["2025-03-30", "2025-10-26"],
  // Half an hour.
  "Australia/Lord_Howe": ["2025-04-05", "2025-10-04"],
  // Back for Ramadan and forth again.
  "Africa/Casablanca": ["2025-02-23", "2025-04-06", "2026-02-15"],
  "Asia/Kathmandu": ["1985-12-31", "2025-06-15"],
  // At midnight, which then does not exist or comes twice.
  "America/Asuncion": ["2023-10-01", "2024-03-24"],
  "America/St_Johns": ["2010-03-14", "2010-11-07"],
  // An hour before midnight.
  "America/Nuuk": ["2025-03-29", "2025-10-25"],
  // A day that was never there.
  "Pacific/Apia": ["2011-12-30", "2012-04-01"],
  "Pacific/Kwajalein": ["1993-08-21"],
  // 44 minutes and 30 seconds.
  "Africa/Monrovia": ["1972-01-07"],
  "Antarctica/Troll": ["2025-03-30", "2025-10-26"],
  UTC: ["2024-02-29"],
};

const place = fc
  .constantFrom(
    ...Object.entries(changes).flatMap(([zone, days]) => days.map((on) => ({ zone, on }))),
  )
  .map(({ zone, on }) => ({ zone, on: cutToInstant(Date.parse(on)) }));

const minute = fc.oneof(
  // Borders inside the hours that clocks skip and repeat.
  fc.constantFrom(0, 1, 30, 60, 90, 120, 135, 150, 180, 1380, 1410, 1439),
  fc.integer({ min: 0, max: 1439 }),
);
const window = fc.record({ start: minute, end: fc.oneof(minute, fc.constant(1440)) });
const week = fc.record(
  Object.fromEntries(weekdays.map((weekday) => [weekday, fc.array(window, { maxLength: 3 })])),
  { requiredKeys: [] },
);

const dates = (near: Instant) =>
  fc.uniqueArray(
    fc
      .integer({ min: -3, max: 4 })
      .map((days) => new Date((near + days * day) * 1000).toISOString().slice(0, 10)),
    { maxLength: 3 },
  );

/** A schedule, and a span near a change of its zone's clocks. */
const asked = (longest: number) =>
  place.chain(({ zone, on }) =>
    fc.record({
      schedule: fc
        .record({ week, holidays: dates(on), dst: fc.constantFrom("wall", "endpoints") })
        .map((rest): Schedule => ({ id: toScheduleId("S"), name: "S", zone, ...rest })),
      start: fc.integer({ min: -2 * day, max: 2 * day }).map((after) => shift(on, after)),
      length: fc.integer({ min: 0, max: longest }),
    }),
  );

const anywhen = fc
  .integer({ min: Date.parse("1970-01-01") / 1000, max: Date.parse("2150-01-01") / 1000 })
  .map((seconds) => cutToInstant(seconds * 1000));

describe("working time", { timeout: 30_000 }, () => {
  test("is what a walk through every minute finds", () => {
    fc.assert(
      fc.property(asked(2 * day), ({ schedule, start, length }) => {
        const end = shift(start, length);
        expect(compileSchedule(schedule).between(start, end)).toBe(walk(schedule, [start, end]));
      }),
      { numRuns: 250 },
    );
  });

  test("of a span is that of its parts", () => {
    fc.assert(
      fc.property(asked(900 * day), fc.double({ min: 0, max: 1, noNaN: true }), (asking, at) => {
        const { schedule, start, length } = asking;
        const hours = compileSchedule(schedule);
        const middle = shift(start, Math.floor(length * at));
        const end = shift(start, length);
        expect(hours.between(start, middle) + hours.between(middle, end)).toBe(
          hours.between(start, end),
        );
      }),
    );
  });

  test("is never above the calendar's, and never below 0", () => {
    fc.assert(
      fc.property(asked(30 * day), ({ schedule, start, length }) => {
        const worked = compileSchedule(schedule).between(start, shift(start, length));
        expect(worked).toBeGreaterThanOrEqual(0);
        expect(worked).toBeLessThanOrEqual(length);
      }),
    );
  });

  test("around the clock is the calendar's, at any time and in any zone", () => {
    const zones = Object.keys(changes).flatMap((zone) => {
      const everyDay = (start: number, end: number) =>
        Object.fromEntries(weekdays.map((weekday) => [weekday, [{ start, end }]]));
      return (["wall", "endpoints"] as const).flatMap((dst) =>
        [everyDay(0, 1440), everyDay(0, 0), everyDay(150, 150)].map((week) =>
          compileSchedule({ id: toScheduleId("S"), name: "S", zone, week, holidays: [], dst }),
        ),
      );
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        anywhen,
        fc.integer({ min: 0, max: 400 * day }),
        (hours, start, length) => {
          expect(hours.between(start, shift(start, length))).toBe(length);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("does not change when windows are given in pieces or overlap", () => {
    fc.assert(
      fc.property(asked(20 * day), ({ schedule, start, length }) => {
        const pieces = Object.fromEntries(
          Object.entries(schedule.week).map(([weekday, windows]) => [
            weekday,
            windows?.flatMap((window) => {
              const { start, end } = window;
              const middle = Math.floor((start + end) / 2);
              return end > start + 1
                ? [
                    { start: middle, end },
                    { start, end: middle },
                    { start, end: middle + 1 },
                  ]
                : [window, window];
            }) ?? [],
          ]),
        );
        const end = shift(start, length);
        const plain = { ...schedule, dst: "wall" } as const;
        expect(compileSchedule({ ...plain, week: pieces }).between(start, end)).toBe(
          compileSchedule(plain).between(start, end),
        );
      }),
    );
  });
});
