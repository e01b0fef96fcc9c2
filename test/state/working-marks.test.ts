import { describe, expect, test } from "vitest";
import { workingMarks } from "../../src/state/working-marks.ts";
import { readSchedule } from "../../src/time/read-schedule.ts";
import { compileSchedule } from "../../src/time/working-hours.ts";
import { tell } from "../telling.ts";
import { at } from "../timeline.ts";

const story = tell("09:00 customer opens");
const read = readSchedule("office", {
  tz: "UTC",
  week: { mon: [["09:30", "17:30"]], tue: [["09:30", "17:30"]] },
});
if (!read.ok) throw new Error("no schedule");
const office = compileSchedule(read.value);
type Worked = Parameters<typeof workingMarks>[1]["terms"]["worked"];
const inOffice: Worked = (_, { from, to }) => office.between(from, to);

function marks(from: string, to: string, worked = inOffice) {
  const stretch = { from: at(from), to: at(to) };
  return workingMarks(story, { stretch, terms: { worked } }).map(
    (mark) => [mark.at, mark.begins] as const,
  );
}

describe("the borders of working hours in a stretch", () => {
  test("are where they begin", () => {
    expect(marks("09:00", "09:42")).toEqual([[at("09:30"), true]]);
  });

  test("are where they end and begin again the next day", () => {
    expect(marks("16:00", "Tue 10:00")).toEqual([
      [at("17:30"), false],
      [at("Tue 09:30"), true],
    ]);
  });

  test("are none inside them, and none outside", () => {
    expect(marks("10:00", "17:00")).toEqual([]);
    expect(marks("09:30", "17:30")).toEqual([]);
    expect(marks("18:00", "23:00")).toEqual([]);
    expect(marks("18:00", "18:00")).toEqual([]);
  });

  test("are none without working hours, and none where they would fill a page", () => {
    expect(marks("09:00", "09:42", () => null)).toEqual([]);
    expect(marks("09:00", "Mon+28 12:00")).toEqual([]);
    expect(marks("09:00", "Mon+7 12:00")).toHaveLength(5);
  });
});
