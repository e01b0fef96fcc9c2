import { describe, expect, test } from "vitest";
import { toScheduleId } from "../../src/time/schedule.ts";
import { hours, measuringBy, schedulesOf, type Terms, tell } from "../telling.ts";
import { at } from "../timeline.ts";

const schedules = schedulesOf({
  day: ["mon tue wed thu fri", "09:00", "17:00"],
  always: ["mon tue wed thu fri sat sun", "00:00", "24:00"],
  never: ["sat", "23:00", "23:01"],
});

/** Working seconds of a timeline between two times. */
function worked(text: string, span: readonly [string, string], terms: Terms = {}) {
  const { working } = measuringBy({ hours: schedules, ...terms });
  return working(tell(text), at(span[0]), at(span[1]));
}

describe("working time of a ticket", () => {
  test("is null without schedules, and zero outside of all windows", () => {
    expect(worked("09:00 customer opens", ["09:00", "10:00"], { hours: new Map() })).toBeNull();
    expect(worked("09:00 customer opens", ["Sat 09:00", "Sat 10:00"])).toBe(0);
  });

  test("goes by the first schedule, or by the default", () => {
    const text = "09:00 customer opens";
    expect(worked(text, ["08:00", "10:00"])).toBe(hours(1));
    const terms = { defaultSchedule: toScheduleId("always") };
    expect(worked(text, ["08:00", "10:00"], terms)).toBe(hours(2));
  });

  const changing = `
    08:00 customer opens
    12:00 trigger goes by always
    20:00 trigger goes by never
    Tue 06:00 trigger goes by day
  `;

  test("takes each schedule for its own time", () => {
    expect(worked(changing, ["08:00", "12:00"])).toBe(hours(3));
    expect(worked(changing, ["08:00", "18:00"])).toBe(hours(3 + 6));
    expect(worked(changing, ["18:00", "19:00"])).toBe(hours(1));
    expect(worked(changing, ["18:00", "Tue 05:00"])).toBe(hours(2));
    expect(worked(changing, ["08:00", "Tue 10:00"])).toBe(hours(3 + 8 + 1));
    expect(worked(changing, ["Tue 08:00", "Tue 10:00"])).toBe(hours(1));
  });

  test("adds up, wherever it is cut", () => {
    for (const cut of ["09:30", "12:00", "15:00", "20:00", "23:00", "Tue 06:00", "Tue 09:30"]) {
      const [first, second] = [
        worked(changing, ["08:00", cut]),
        worked(changing, [cut, "Wed 10:00"]),
      ];
      expect((first ?? 0) + (second ?? 0)).toBe(worked(changing, ["08:00", "Wed 10:00"]));
    }
  });

  test("takes the schedule in force at the end for all of it, on demand", () => {
    const terms = { options: { scheduleMode: "last_at_event" } };
    expect(worked(changing, ["08:00", "11:59"], terms)).toBe(hours(3) - 60);
    expect(worked(changing, ["08:00", "12:00"], terms)).toBe(hours(4));
    expect(worked(changing, ["08:00", "20:00"], terms)).toBe(0);
    expect(worked(changing, ["08:00", "Tue 10:00"], terms)).toBe(hours(8 + 1));
  });
});

test("the clock of a ticket never stands before its last update", () => {
  const story = tell("09:00 customer opens\n10:00 ana notes");
  expect(measuringBy({ now: "09:30" }).nowFor(story)).toBe(at("10:00"));
  expect(measuringBy({ now: "11:00" }).nowFor(story)).toBe(at("11:00"));
});
