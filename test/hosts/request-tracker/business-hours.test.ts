import { expect, test } from "vitest";
import type { CallOptions } from "../../../src/hosts/host.ts";
import { smallRt } from "./small-rt.ts";

const options: CallOptions = { signal: new AbortController().signal };
const schedulesFrom = (hours: unknown) =>
  smallRt({ hours: JSON.stringify(hours), hoursZone: "Europe/Madrid" }).host.schedules(options);

const office = { Name: "Monday", Start: "9:00", End: "17:30" };

test("business hours are schedules, the usual ones first", async () => {
  const schedules = await schedulesFrom({
    Alarms: { 0: { Name: "Sunday", Start: "00:00", End: "24:00" } },
    Default: { 1: office, 2: { Name: "Tuesday", Start: null, End: null } },
  });
  expect(schedules).toMatchObject([
    { name: "Default", zone: "Europe/Madrid", dst: "wall", holidays: [] },
    { name: "Alarms", week: { sun: [{ start: 0, end: 1440 }], mon: [] } },
  ]);
  expect(schedules[0]?.week).toMatchObject({
    sun: [],
    mon: [{ start: 540, end: 1050 }],
    tue: [],
  });
});

test("breaks are no working time", async () => {
  const Breaks = [
    { Start: "12:00", End: "13:00" },
    { Start: "17:00", End: "18:00" },
  ];
  const [schedule] = await schedulesFrom({ Default: { 1: { ...office, Breaks } } });
  expect(schedule?.week.mon).toEqual([
    { start: 540, end: 720 },
    { start: 780, end: 1020 },
  ]);
});

test("a holiday without a year comes every year", async () => {
  const holidays = ["12-25", "2026-05-08", "02-29", "tomorrow"];
  const [schedule] = await schedulesFrom({ Default: { 1: office, holidays } });
  const found = schedule?.holidays ?? [];
  expect(found).toEqual(expect.arrayContaining(["2025-12-25", "2026-12-25", "2026-05-08"]));
  expect(found.filter((date) => date.endsWith("02-29"))).toContain("2028-02-29");
  expect(found).not.toContain("2026-02-29");
  expect(found).not.toContain("tomorrow");
});

test.each([
  ["nothing", undefined],
  ["no hours at all", {}],
  ["a week without a working day", { Default: { 1: { Start: "17:00", End: "9:00" } } }],
  ["nonsense", { Default: { 1: "nine to five", holidays: "never" } }],
  ["a list", ["Default"]],
])("%s is no schedule", async (_, hours) => {
  expect(await schedulesFrom(hours)).toEqual([]);
});
