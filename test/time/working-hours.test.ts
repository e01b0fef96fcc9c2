import { describe, expect, test } from "vitest";
import type { Instant } from "../../src/time/instant.ts";
import { readInstant } from "../../src/time/instant.ts";
import { readSchedule } from "../../src/time/read-schedule.ts";
import type { WorkingHours } from "../../src/time/schedule.ts";
import { toScheduleId } from "../../src/time/schedule.ts";
import { compileSchedule } from "../../src/time/working-hours.ts";

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

type Windows = [string, string][];

const daily = (...windows: Windows) => ({
  mon: windows,
  tue: windows,
  wed: windows,
  thu: windows,
  fri: windows,
  sat: windows,
  sun: windows,
});
const { sat: _, sun: __, ...office } = daily(["09:00", "17:00"]);

function schedule(written: object): WorkingHours {
  const read = readSchedule("S", written);
  if (!read.ok) throw new Error(read.problem);
  return compileSchedule(read.value);
}

function at(text: string): Instant {
  const instant = readInstant(text);
  if (instant === null) throw new Error(`no instant: ${text}`);
  return instant;
}

/** Working seconds from the first to the second time. */
function worked(written: object, [from, to]: [string, string]): number {
  return schedule(written).between(at(from), at(to));
}

describe("an office", () => {
  const ny = { tz: "America/New_York", week: office };

  test("counts from its opening", () => {
    // 08:00 to 10:00.
    expect(worked(ny, ["2025-01-06T13:00Z", "2025-01-06T15:00Z"])).toBe(hour);
  });

  test("counts to the second", () => {
    expect(worked(ny, ["2025-01-06T13:59:30Z", "2025-01-06T14:00:45Z"])).toBe(45);
  });

  test("stands still over a weekend", () => {
    expect(worked(ny, ["2025-01-10T21:30Z", "2025-01-13T14:15Z"])).toBe(45 * minute);
  });

  test("is 0, not nothing, outside its windows", () => {
    expect(worked(ny, ["2025-01-11T12:00Z", "2025-01-12T12:00Z"])).toBe(0);
    expect(worked(ny, ["2025-01-06T22:00Z", "2025-01-07T14:00Z"])).toBe(0);
  });

  test("has no working time between an instant and itself or an earlier one", () => {
    expect(worked(ny, ["2025-01-06T15:00Z", "2025-01-06T15:00Z"])).toBe(0);
    expect(worked(ny, ["2025-01-06T16:00Z", "2025-01-06T15:00Z"])).toBe(0);
  });

  test("keeps its hours on the wall when the clocks change", () => {
    // Sunday 9 March: 09:00 is 13:00Z from now on.
    const everyDay = { tz: "America/New_York", week: daily(["09:00", "17:00"]) };
    expect(worked(everyDay, ["2025-03-08T21:00Z", "2025-03-09T14:00Z"])).toBe(2 * hour);
  });

  test("adds up over years", () => {
    const utc = { tz: "UTC", week: office };
    expect(worked(utc, ["2024-01-01T00:00Z", "2025-01-06T00:00Z"])).toBe(53 * 40 * hour);
    expect(worked(utc, ["1970-01-05T00:00Z", "2199-12-30T00:00Z"])).toBe(12_000 * 40 * hour);
  });

  test("knows the summer time of a far future", () => {
    expect(worked(ny, ["2525-07-02T00:00Z", "2525-07-02T14:00Z"])).toBe(hour);
    expect(worked(ny, ["2525-01-02T00:00Z", "2525-01-02T15:00Z"])).toBe(hour);
  });
});

describe("windows", () => {
  test("may be several a day", () => {
    const week = daily(["09:00", "12:00"], ["13:00", "17:00"]);
    expect(worked({ tz: "UTC", week }, ["2025-01-06T11:30Z", "2025-01-06T13:30Z"])).toBe(hour);
  });

  test("are united where they overlap", () => {
    const week = daily(["12:00", "17:00"], ["09:00", "13:00"], ["10:00", "11:00"]);
    expect(worked({ tz: "UTC", week }, ["2025-01-06T00:00Z", "2025-01-07T00:00Z"])).toBe(8 * hour);
  });

  test("may end at 24:00", () => {
    const week = { fri: [["00:00", "24:00"]] };
    expect(worked({ tz: "UTC", week }, ["2025-01-10T23:00Z", "2025-01-13T01:00Z"])).toBe(hour);
  });

  test("end on the next day when the end is not after the start", () => {
    const night = { tz: "UTC", week: { sun: [["22:00", "06:00"]] } };
    expect(worked(night, ["2025-01-05T00:00Z", "2025-01-07T00:00Z"])).toBe(8 * hour);
    const wholeDay = { tz: "UTC", week: { sun: [["09:00", "09:00"]] } };
    expect(worked(wholeDay, ["2025-01-05T00:00Z", "2025-01-07T00:00Z"])).toBe(day);
    expect(worked(wholeDay, ["2025-01-06T08:59Z", "2025-01-06T09:01Z"])).toBe(minute);
  });

  test("past midnight are united with those of the next day", () => {
    const week = { sun: [["22:00", "06:00"]], mon: [["05:00", "07:00"]] };
    expect(worked({ tz: "UTC", week }, ["2025-01-06T00:00Z", "2025-01-07T00:00Z"])).toBe(7 * hour);
  });

  test("may be missing altogether", () => {
    expect(worked({ tz: "UTC", week: {} }, ["2025-01-06T00:00Z", "2026-01-07T00:00Z"])).toBe(0);
  });
});

describe("a holiday", () => {
  const monday: [string, string] = ["2025-01-05T12:00Z", "2025-01-08T00:00Z"];
  const nights = { tz: "UTC", week: { sun: [["22:00", "06:00"]], mon: [["22:00", "06:00"]] } };

  test("is a local date without working time", () => {
    const ny = { tz: "America/New_York", week: office, holidays: ["2025-01-20"] };
    expect(worked(ny, ["2025-01-17T21:00Z", "2025-01-21T15:00Z"])).toBe(2 * hour);
  });

  test("takes a night shift that begins on it, with its tail on the next day", () => {
    expect(worked({ ...nights, holidays: ["2025-01-05"] }, monday)).toBe(8 * hour);
  });

  test("takes the tail of the night shift before it", () => {
    // Sunday 22-24 is left; Monday's shift is gone whole.
    expect(worked({ ...nights, holidays: ["2025-01-06"] }, monday)).toBe(2 * hour);
  });

  test("does so too where windows count by their end points", () => {
    const endpoints = { ...nights, dst: "endpoints" };
    expect(worked({ ...endpoints, holidays: ["2025-01-05"] }, monday)).toBe(8 * hour);
    expect(worked({ ...endpoints, holidays: ["2025-01-06"] }, monday)).toBe(2 * hour);
  });
});

describe("when the clocks change inside a window", () => {
  const sunday = (...windows: Windows) => ({ tz: "America/New_York", week: { sun: windows } });
  const spring: [string, string] = ["2025-03-09T05:00Z", "2025-03-09T10:00Z"];
  const autumn: [string, string] = ["2025-11-02T04:00Z", "2025-11-02T11:00Z"];

  test("the skipped hour is not counted", () => {
    expect(worked(sunday(["00:00", "06:00"]), spring)).toBe(5 * hour);
    expect(worked(sunday(["02:00", "03:00"]), spring)).toBe(0);
  });

  test("the repeated hour counts twice", () => {
    expect(worked(sunday(["00:00", "06:00"]), autumn)).toBe(7 * hour);
    expect(worked(sunday(["01:00", "02:00"]), autumn)).toBe(2 * hour);
  });

  test("a window that opens in the skipped hour is open after it", () => {
    expect(worked(sunday(["02:30", "06:00"]), spring)).toBe(3 * hour);
  });

  test("a window that closes in the repeated hour closes twice", () => {
    expect(worked(sunday(["00:00", "01:30"]), autumn)).toBe(2 * hour);
  });

  describe("and end points decide", () => {
    const ends = (...windows: Windows) => ({ ...sunday(...windows), dst: "endpoints" });

    test("a start that does not exist moves forward", () => {
      expect(worked(ends(["02:30", "06:00"]), spring)).toBe(2.5 * hour);
    });

    test("an end that does not exist moves forward", () => {
      expect(worked(ends(["00:00", "02:30"]), spring)).toBe(2.5 * hour);
    });

    test("a repeated end is its first pass", () => {
      expect(worked(ends(["00:00", "01:30"]), autumn)).toBe(1.5 * hour);
    });

    test("a repeated start is its first pass", () => {
      expect(worked(ends(["01:30", "03:00"]), autumn)).toBe(2.5 * hour);
    });

    test("a window around the changed hour is as long as the wall says", () => {
      expect(worked(ends(["00:00", "06:00"]), spring)).toBe(5 * hour);
      expect(worked(ends(["00:00", "06:00"]), autumn)).toBe(7 * hour);
    });

    test("a shift into a day that never was ends on the day after it", () => {
      const apia = { tz: "Pacific/Apia", week: { thu: [["22:00", "06:00"]] }, dst: "endpoints" };
      expect(worked(apia, ["2011-12-29T00:00Z", "2012-01-01T00:00Z"])).toBe(8 * hour);
    });

    test("a window that opens at a repeated midnight stays open through the second pass", () => {
      // St John's went from 00:01 back to 23:01 of the day before.
      const sunday = {
        tz: "America/St_Johns",
        week: { sun: [["00:00", "06:00"]] },
        dst: "endpoints",
      };
      expect(worked(sunday, ["2010-11-06T00:00Z", "2010-11-08T00:00Z"])).toBe(7 * hour);
    });

    test("what moves into a holiday is lost", () => {
      // Nuuk has no 23:00 to 24:00 on 29 March: 23:30 moves to 00:30 on the 30th.
      const nuuk = { tz: "America/Nuuk", week: { sat: [["22:00", "23:30"]] }, dst: "endpoints" };
      const night: [string, string] = ["2025-03-29T22:00Z", "2025-03-30T12:00Z"];
      expect(worked(nuuk, night)).toBe(1.5 * hour);
      expect(worked({ ...nuuk, holidays: ["2025-03-30"] }, night)).toBe(hour);
    });
  });
});

describe("unusual clocks", () => {
  test("half an hour on Lord Howe", () => {
    const lordHowe = { tz: "Australia/Lord_Howe", week: daily(["09:00", "17:00"]) };
    expect(worked(lordHowe, ["2025-04-05T05:00Z", "2025-04-05T23:30Z"])).toBe(2 * hour);
    const night = { tz: "Australia/Lord_Howe", week: { sun: [["00:00", "06:00"]] } };
    expect(worked(night, ["2025-04-05T00:00Z", "2025-04-06T12:00Z"])).toBe(6.5 * hour);
  });

  test("four changes in two years in Casablanca, Ramadan being one hour back", () => {
    const casablanca = schedule({ tz: "Africa/Casablanca", week: daily(["09:00", "10:00"]) });
    const opensAt = (date: string) =>
      ["07:00", "08:00", "09:00"].find(
        (time) => casablanca.between(at(`${date}T${time}Z`), at(`${date}T${time}:59Z`)) > 0,
      );
    expect(opensAt("2025-01-15")).toBe("08:00");
    expect(opensAt("2025-03-15")).toBe("09:00");
    expect(opensAt("2025-05-15")).toBe("08:00");
    expect(opensAt("2026-03-01")).toBe("09:00");
  });

  test("a quarter of an hour in Kathmandu", () => {
    const kathmandu = { tz: "Asia/Kathmandu", week: daily(["09:00", "17:00"]) };
    expect(worked(kathmandu, ["2025-01-06T03:00Z", "2025-01-06T03:30Z"])).toBe(15 * minute);
  });

  test("a midnight that does not exist in Asuncion", () => {
    const asuncion = { tz: "America/Asuncion", week: { sun: [["00:00", "24:00"]] } };
    expect(worked(asuncion, ["2023-09-30T00:00Z", "2023-10-03T00:00Z"])).toBe(23 * hour);
  });

  test("a Friday that never was in Apia", () => {
    const friday = { tz: "Pacific/Apia", week: { fri: [["09:00", "17:00"]] } };
    expect(worked(friday, ["2011-12-26T00:00Z", "2012-01-02T00:00Z"])).toBe(0);
    const always = { tz: "Pacific/Apia", week: daily(["00:00", "24:00"]) };
    expect(worked(always, ["2011-12-29T00:00Z", "2012-01-01T00:00Z"])).toBe(3 * day);
  });

  test("seconds in Monrovia until 1972", () => {
    const monrovia = { tz: "Africa/Monrovia", week: daily(["09:00", "17:00"]) };
    // 09:00 there was 09:44:30 in UTC.
    expect(worked(monrovia, ["1971-06-01T09:00Z", "1971-06-01T10:00Z"])).toBe(15 * minute + 30);
  });
});

test("a night shift goes on where one page of the calendar ends and the next begins", () => {
  // Pages are 2^25 seconds long: one ended in Tokyo at 04:07:44 that night.
  const nights = { tz: "Asia/Tokyo", week: { wed: [["22:00", "06:00"]] } };
  const night: [string, string] = ["2025-04-16T12:00Z", "2025-04-16T22:00Z"];
  expect(worked(nights, night)).toBe(8 * hour);
  expect(worked({ ...nights, dst: "endpoints" }, night)).toBe(8 * hour);
});

test("a zone that does not exist is refused", () => {
  expect(() =>
    compileSchedule({
      id: toScheduleId("S"),
      name: "S",
      zone: "Mars/Base",
      week: {},
      holidays: [],
      dst: "wall",
    }),
  ).toThrow("Mars/Base");
});
