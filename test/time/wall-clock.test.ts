import { expect, test } from "vitest";
import { readDay, readTimeOfDay } from "../../src/time/wall-clock.ts";

test.each([
  ["00:00", 0],
  ["9:05", 545],
  ["09:05", 545],
  ["23:59", 1439],
  ["24:00", 1440],
  ["24:01", null],
  ["24:30", null],
  ["25:00", null],
  ["09:60", null],
  ["9:5", null],
  ["0900", null],
  ["009:00", null],
  ["-1:00", null],
  ["", null],
])("the clock time %j is %j minutes after midnight", (text, minutes) => {
  expect(readTimeOfDay(text)).toBe(minutes);
});

test.each([
  ["1970-01-01", 0],
  ["1969-12-31", -1],
  ["2000-03-01", 11_017],
  ["2024-02-29", 19_782],
  ["2025-02-29", null],
  ["2025-04-31", null],
  ["2025-13-01", null],
  ["2025-00-10", null],
  ["2025-01-00", null],
  ["2025-1-1", null],
  ["25-01-01", null],
  ["01.01.2025", null],
  ["", null],
])("the date %j is %j days after 1970 began", (text, days) => {
  expect(readDay(text)).toBe(days);
});
