import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSchedule } from "../../src/time/read-schedule.ts";

const office = { tz: "Europe/Madrid", week: { mon: [["09:00", "17:00"]] } };

test("a schedule is read with its zone, windows, holidays and rule for clock changes", () => {
  const week = {
    mon: [
      ["09:00", "13:00"],
      ["14:00", "24:00"],
    ],
    sun: [["22:00", "06:00"]],
    tue: [],
  };
  expect(
    readSchedule("ES", { tz: "Europe/Madrid", week, holidays: ["2025-12-25"], dst: "endpoints" }),
  ).toEqual({
    ok: true,
    value: {
      id: "ES",
      name: "ES",
      zone: "Europe/Madrid",
      week: {
        mon: [
          { start: 540, end: 780 },
          { start: 840, end: 1440 },
        ],
        sun: [{ start: 1320, end: 360 }],
        tue: [],
      },
      holidays: ["2025-12-25"],
      dst: "endpoints",
    },
  });
});

test("holidays and dst may be left out", () => {
  expect(readSchedule("ES", office)).toMatchObject({
    ok: true,
    value: { holidays: [], dst: "wall" },
  });
});

describe("a problem names the field and what is allowed there", () => {
  const window = (...times: unknown[]) => ({ tz: "UTC", week: { wed: [times] } });
  test.each([
    ["no object", [], "schedules.S: [];"],
    ["a list as week", { tz: "UTC", week: [] }, "schedules.S.week: []; allowed: an object with"],
    ["no zone", { week: {} }, "schedules.S.tz: missing;"],
    ["no week", { tz: "UTC" }, "schedules.S.week: missing;"],
    ["an unknown zone", { ...office, tz: "Mars/Base" }, 'tz: "Mars/Base"; allowed: an IANA time'],
    ["a bare offset as zone", { ...office, tz: "+05:30" }, 'tz: "+05:30"; allowed: an IANA time'],
    ["an unknown key", { ...office, weeks: {} }, "weeks: {}; allowed: an object with tz, week"],
    ["an unknown weekday", { tz: "UTC", week: { monday: [] } }, "week.monday: []; allowed: an"],
    ["a window alone", { tz: "UTC", week: { mon: ["09:00", "17:00"] } }, "week.mon.0: "],
    ["a start at 24:00", window("24:00", "24:00"), 'wed.0.0: "24:00"; allowed: a time from 00:00'],
    ["an end at 25:00", window("09:00", "25:00"), 'wed.0.1: "25:00"; allowed: a time from 00:00'],
    ["an end at 24:30", window("09:00", "24:30"), 'wed.0.1: "24:30"; allowed: a time from 00:00'],
    ["a number as time", window(9, "17:00"), "wed.0.0: 9; allowed: a time from 00:00 to 23:59"],
    ["a window without an end", window("09:00"), "wed.0.1: missing; allowed: a "],
    ["a third time", window("09:00", "12:00", "13:00"), 'wed.0.2: "13:00"; allowed: a pair'],
    ["31 April", { ...office, holidays: ["2025-04-31"] }, 'holidays.0: "2025-04-31"; allowed: a'],
    ["a lone date", { ...office, holidays: "2025-04-30" }, 'holidays: "2025-04-30"; allowed: a l'],
    ["another dst", { ...office, dst: "wall" }, 'dst: "wall"; allowed: "endpoints"'],
  ])("%s", (_, value, problem) => {
    expect(readSchedule("S", value)).toEqual({
      ok: false,
      problem: expect.stringContaining(problem),
    });
  });
});

test("any JSON gives a schedule or a problem", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (tz, week) => {
      const read = readSchedule("S", { tz, week });
      expect(read.ok || read.problem.length > 0).toBe(true);
    }),
  );
});
