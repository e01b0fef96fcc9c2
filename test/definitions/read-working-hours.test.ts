import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSettings } from "../../src/definitions/read-settings.ts";
import { nameKey } from "../../src/definitions/settings.ts";
import { weekdays } from "../../src/time/schedule.ts";

/** The schedules in a text, and the problems with their lines. */
function read(text: string) {
  const { settings, problems } = readSettings({ working_hours: text });
  return {
    schedules: settings.schedules,
    problems: problems.map(({ line, problem }) => [line, problem]),
  };
}

describe("working hours", () => {
  const morning = { start: 540, end: 780 };
  const afternoon = { start: 840, end: 1050 };

  test("are read with their zone, days, windows and holidays", () => {
    const text = `
      zone: Europe/Madrid
      mon-thu 09:00-13:00, 14:00-17:30
      fri 9:00-13:00
      fri 22:00-24:00
      holiday 2026-12-25
      holidays 2027-01-01, 2027-01-06`;
    expect(read(text)).toMatchObject({
      problems: [],
      schedules: [
        {
          id: "Europe/Madrid",
          name: "Europe/Madrid",
          zone: "Europe/Madrid",
          week: {
            mon: [morning, afternoon],
            tue: [morning, afternoon],
            wed: [morning, afternoon],
            thu: [morning, afternoon],
            fri: [morning, { start: 1320, end: 1440 }],
          },
          holidays: ["2026-12-25", "2027-01-01", "2027-01-06"],
          dst: "wall",
        },
      ],
    });
  });

  test.each([
    ["capitals and full names", "Monday - Tuesday: 09:00 - 13:00"],
    ["a list of days", "mon, tues 09:00-13:00"],
    ["no space", "MON-TUE 9:00-13:00"],
    ["semicolons and a comma too many", "mon; tue 09:00-13:00;,"],
    ["a long dash", "mon–tue 09:00–13:00"],
    ["full-width characters", "ＭＯＮ－ＴＵＥ　０９：００～１３：００"],
    ["tabs", "mon-tue\t09:00-13:00"],
  ])("may be written with %s", (_, line) => {
    expect(read(`Zone：Asia/Taipei\r\n${line}\r\n`)).toMatchObject({
      problems: [],
      schedules: [{ zone: "Asia/Taipei", week: { mon: [morning], tue: [morning] } }],
    });
  });

  test.each([
    ["sat-mon", ["mon", "sat", "sun"]],
    ["mon-sun", weekdays],
    ["wed-wed", ["wed"]],
  ])("%s are the days %j", (days, open) => {
    const { schedules } = read(`zone UTC\n${days} 09:00-13:00`);
    expect(new Set(Object.keys(schedules[0]?.week ?? {}))).toEqual(new Set(open));
  });

  test("take a zone also without the word", () => {
    expect(read("Europe/Madrid\nmon 09:00-13:00")).toMatchObject({
      problems: [],
      schedules: [{ zone: "Europe/Madrid" }],
    });
  });

  test("may be several by name, with a zone and holidays for all before them", () => {
    const text = `zone: Europe/Madrid
      holidays 2026-12-25
      [Day]
      mon-fri 09:00-13:00
      [Night]
      zone: UTC
      mon-fri 22:00-06:00
      holiday 2026-12-26
      [DAY]
      sat 09:00-13:00`;
    const { problems, schedules } = read(text);
    expect(problems).toEqual([]);
    expect(schedules).toMatchObject([
      { name: "Day", zone: "Europe/Madrid", week: { sat: [morning] }, holidays: ["2026-12-25"] },
      { name: "Night", zone: "UTC", holidays: ["2026-12-25", "2026-12-26"] },
    ]);
  });

  test("before the first name are a schedule of their own if they have windows", () => {
    const text = `zone: Europe/Madrid
      holidays 2026-12-25
      mon 09:00-13:00
      [Night]
      zone: UTC
      mon 22:00-06:00`;
    expect(read(text)).toMatchObject({
      problems: [],
      schedules: [
        { name: "Europe/Madrid", holidays: ["2026-12-25"] },
        { name: "Night", holidays: [] },
      ],
    });
  });

  test.each([
    ["an unknown zone", "zone: Mars/Base", "unknown_zone"],
    ["an unknown zone without the word", "Europe/Madird", "unknown_zone"],
    ["no zone", "zone:", "unknown_zone"],
    ["an hour that does not exist", "tue 09:00-25:00", "bad_time"],
    ["an end after 24:00", "tue 09:00-24:30", "bad_time"],
    ["a start at 24:00", "tue 24:00-24:00", "bad_time"],
    ["a start without an end", "tue 09:00", "bad_time"],
    ["a window in three parts", "tue 09:00-10:00-11:00", "bad_time"],
    ["one bad window of two", "tue 09:00-10:00, 11:00", "bad_time"],
    ["days without times", "tue", "bad_time"],
    ["a date that does not exist", "holiday 2026-02-30", "bad_date"],
    ["a date of another order", "holiday 25/12/2026", "bad_date"],
    ["holidays without dates", "holidays", "bad_date"],
    ["a day that does not exist", "tuesdei 09:00-17:00", "unknown_line"],
    ["a day too short to tell", "tu 09:00-17:00", "unknown_line"],
    ["a span of three days", "mon-wed-fri 09:00-17:00", "unknown_line"],
    ["anything else", "we are closed in August", "unknown_line"],
  ])("tell of %s and keep the rest", (_, line, problem) => {
    const text = `[Office]\nzone: UTC\nmon 09:00-13:00\nholiday 2026-12-25\n[Other]\nzone: UTC\nmon 09:00-13:00\n${line}`;
    const { problems, schedules } = read(text);
    expect(problems).toEqual([[8, problem]]);
    expect(schedules[0]).toEqual({
      id: "Office",
      name: "Office",
      zone: "UTC",
      week: { mon: [morning] },
      holidays: ["2026-12-25"],
      dst: "wall",
    });
    expect(schedules[1]?.week).toEqual(problem === "unknown_zone" ? undefined : { mon: [morning] });
  });

  test("keep the good dates of a line with a bad one", () => {
    const text = "zone UTC\nmon 09:00-13:00\nholidays 2026-12-25, 2026-12-32, 2027-01-01";
    expect(read(text)).toMatchObject({
      problems: [[3, "bad_date"]],
      schedules: [{ holidays: ["2026-12-25", "2027-01-01"] }],
    });
  });

  test.each([
    ["no zone", "[A]\nmon 09:00-13:00\n[B]\nzone: UTC\nmon 09:00-13:00", [[1, "unknown_zone"]]],
    ["no window", "[A]\nzone: UTC\n[B]\nzone: UTC\nmon 09:00-13:00", [[1, "bad_time"]]],
  ])("leave out a schedule with %s and tell of it", (_, text, expected) => {
    const { problems, schedules } = read(text);
    expect(problems).toEqual(expected);
    expect(schedules.map(({ name }) => name)).toEqual(["B"]);
  });

  test("that have no window at all are told of", () => {
    expect(read("zone: UTC").problems).toEqual([[null, "bad_time"]]);
    expect(read("mon 09:00-13:00").problems).toEqual([[null, "unknown_zone"]]);
  });
});

test("schedules that are written out are read back", () => {
  const clock = (minutes: number) =>
    [minutes / 60, minutes % 60].map((n) => `${Math.floor(n)}`.padStart(2, "0")).join(":");
  const window = fc.record({
    start: fc.integer({ min: 0, max: 1439 }),
    end: fc.integer({ min: 0, max: 1440 }),
  });
  const windows = fc.array(window, { minLength: 1, maxLength: 3 });
  const schedule = fc.record({
    name: fc
      .string({ unit: fc.constantFrom(..."abcÄ ß9."), minLength: 1 })
      .map((name) => `N${name}`.trim().replace(/ +/g, " ")),
    zone: fc.constantFrom("Europe/Madrid", "UTC", "America/Port-au-Prince", "Etc/GMT+5"),
    week: fc.dictionary(fc.constantFrom(...weekdays), windows, {
      minKeys: 1,
      noNullPrototype: true,
    }),
    holidays: fc.array(fc.constantFrom("2024-02-29", "2026-12-25", "2027-01-01")),
  });
  const schedules = fc.uniqueArray(schedule, { selector: ({ name }) => nameKey(name) });
  fc.assert(
    fc.property(schedules, (written) => {
      const lines = written.flatMap(({ name, zone, week, holidays }) => [
        `[${name}]`,
        `zone: ${zone}`,
        ...Object.entries(week).map(
          ([weekday, windows]) =>
            `${weekday} ${windows.map(({ start, end }) => `${clock(start)}-${clock(end)}`).join(", ")}`,
        ),
        ...(holidays.length ? [`holidays ${holidays.join(" ")}`] : []),
      ]);
      expect(readSettings({ working_hours: lines.join("\n") })).toMatchObject({
        problems: [],
        settings: { schedules: written },
      });
    }),
  );
});
