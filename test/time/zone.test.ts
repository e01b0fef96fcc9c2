import { describe, expect, test } from "vitest";
import type { Zone } from "../../src/time/zone.ts";
import { firstShowing, isZone, openZone } from "../../src/time/zone.ts";

function zone(name: string): Zone {
  const opened = openZone(name);
  if (!opened) throw new Error(`no zone: ${name}`);
  return opened;
}

const seconds = (text: string) => Date.parse(text) / 1000;

/** When the clocks changed in a span, and how far ahead of UTC they were from then on. */
const changes = (name: string, [from, to]: [string, string]) =>
  zone(name)
    .stretches(seconds(from), seconds(to))
    .slice(1)
    .map(({ from, offset }) => [new Date(from * 1000).toISOString().slice(0, 19), offset / 3600]);

test.each(["Europe/Madrid", "UTC", "Etc/GMT+5", "america/new_york", "Asia/Kolkata"])(
  "%s is a zone",
  (name) => {
    expect(isZone(name)).toBe(true);
  },
);

test.each(["", "Mars/Base", "Madrid", "+05:30", "GMT+5:30", " UTC", "Europe/Madrid\n"])(
  "%j is none",
  (name) => {
    expect(isZone(name)).toBe(false);
    expect(openZone(name)).toBeNull();
  },
);

describe("the clocks change", () => {
  test("twice a year in Madrid", () => {
    expect(changes("Europe/Madrid", ["2025-01-01", "2026-01-01"])).toEqual([
      ["2025-03-30T01:00:00", 2],
      ["2025-10-26T01:00:00", 1],
    ]);
  });

  test("by half an hour on Lord Howe", () => {
    expect(changes("Australia/Lord_Howe", ["2025-01-01", "2026-01-01"])).toEqual([
      ["2025-04-05T15:00:00", 10.5],
      ["2025-10-04T15:30:00", 11],
    ]);
  });

  test("by a whole day in Apia", () => {
    expect(changes("Pacific/Apia", ["2011-12-01", "2012-02-01"])).toEqual([
      ["2011-12-30T10:00:00", 14],
    ]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7])("for one week only on Noronha, seen from day %i", (day) => {
    expect(changes("America/Noronha", [`2000-10-0${day}`, "2001-01-01"])).toEqual([
      ["2000-10-08T02:00:00", -1],
      ["2000-10-15T01:00:00", -2],
    ]);
  });

  test("to the second in Monrovia", () => {
    expect(changes("Africa/Monrovia", ["1971-01-01", "1973-01-01"])).toEqual([
      ["1972-01-07T00:44:30", 0],
    ]);
    expect(zone("Africa/Monrovia").offsetAt(0)).toBe(-2670);
  });

  test("never in UTC", () => {
    expect(changes("UTC", ["1970-01-01", "1980-01-01"])).toEqual([]);
  });
});

describe("the clocks of New York first show", () => {
  const stretches = zone("America/New_York").stretches(
    seconds("2025-01-01"),
    seconds("2026-01-01"),
  );
  test.each([
    ["an ordinary time", "2025-01-06T09:00Z", "2025-01-06T14:00Z"],
    ["a skipped time as much later", "2025-03-09T02:30Z", "2025-03-09T07:30Z"],
    ["the time after a skipped hour", "2025-03-09T03:00Z", "2025-03-09T07:00Z"],
    ["a repeated time on its first pass", "2025-11-02T01:30Z", "2025-11-02T05:30Z"],
    ["the time after a repeated hour", "2025-11-02T02:00Z", "2025-11-02T07:00Z"],
  ])("%s", (_, shown, expected) => {
    expect(firstShowing(seconds(shown), stretches)).toBe(seconds(expected));
  });
});
