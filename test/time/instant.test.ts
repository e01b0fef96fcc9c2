import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cutToInstant, readInstant, shift, writeInstant } from "../../src/time/instant.ts";

const read = (text: string) => {
  const at = readInstant(text);
  return at === null ? null : writeInstant(at);
};

describe("an instant is read from", () => {
  test.each([
    ["a time in UTC", "2025-01-06T09:00:00Z", "2025-01-06T09:00:00Z"],
    ["a time ahead of UTC", "2025-01-06T09:00:00+05:45", "2025-01-06T03:15:00Z"],
    ["a time behind UTC", "2025-01-06T21:00:00-04:00", "2025-01-07T01:00:00Z"],
    ["an offset without its colon", "2025-01-06T09:00:00+0530", "2025-01-06T03:30:00Z"],
    ["an offset of whole hours", "2025-01-06T09:00:00-05", "2025-01-06T14:00:00Z"],
    ["a time without seconds", "2025-01-06T09:00Z", "2025-01-06T09:00:00Z"],
    ["small letters", "2025-01-06t09:00:00z", "2025-01-06T09:00:00Z"],
    ["a fraction, cut off", "2025-01-06T09:00:00.999999Z", "2025-01-06T09:00:00Z"],
    ["a fraction after a comma", "2025-01-06T09:00:00,5+00:00", "2025-01-06T09:00:00Z"],
    ["a fraction before 1970, cut off too", "1969-12-31T23:59:59.9Z", "1969-12-31T23:59:59Z"],
    ["the end of a day", "2025-01-06T24:00:00Z", "2025-01-07T00:00:00Z"],
    ["the end of a leap day", "2024-02-29T24:00Z", "2024-03-01T00:00:00Z"],
    [
      "the last day that is written with four digits",
      "9999-12-31T23:59:59Z",
      "9999-12-31T23:59:59Z",
    ],
  ])("%s", (_, written, meant) => {
    expect(read(written)).toBe(meant);
  });
});

describe("no instant is read from", () => {
  test.each([
    ["a time that does not say where", "2025-01-06T09:00:00"],
    ["a date", "2025-01-06"],
    ["31 February", "2025-02-31T09:00:00Z"],
    ["29 February of a common year", "2025-02-29T09:00:00Z"],
    ["a 13th month", "2025-13-06T09:00:00Z"],
    ["a month 0", "2025-00-06T09:00:00Z"],
    ["a day 0", "2025-01-00T09:00:00Z"],
    ["a 25th hour", "2025-01-06T25:00:00Z"],
    ["a minute past 24:00", "2025-01-06T24:01:00Z"],
    ["a fraction past 24:00", "2025-01-06T24:00:00.5Z"],
    ["a 60th minute", "2025-01-06T09:60:00Z"],
    ["a 60th second", "2025-01-06T23:59:60Z"],
    ["an offset of a day", "2025-01-06T09:00:00+24:00"],
    ["an offset of 60 minutes", "2025-01-06T09:00:00+01:60"],
    ["a year in which there were no tickets", "0001-01-01T00:00:00Z"],
    ["a year of two digits", "25-01-06T09:00:00Z"],
    ["a number", "1736154000"],
    ["text around a time", " 2025-01-06T09:00:00Z "],
    ["digits of other scripts", "２０２５-01-06T09:00:00Z"],
    ["nothing", ""],
  ])("%s", (_, written) => {
    expect(readInstant(written)).toBeNull();
  });
});

const day = fc.date({
  min: new Date("1000-01-02T00:00:00Z"),
  max: new Date("9999-12-30T00:00:00Z"),
  noInvalidDate: true,
});

test("what is written is read back", () => {
  fc.assert(
    fc.property(day, (date) => {
      const at = cutToInstant(date.getTime());
      expect(readInstant(writeInstant(at))).toBe(at);
    }),
  );
});

test("a written time means what the engine says it means", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -1439, max: 1439 }), (date, minutes) => {
      const size = Math.abs(minutes);
      const [hours, rest] = [Math.floor(size / 60), size % 60].map((n) => `${n}`.padStart(2, "0"));
      const text = date.toISOString().replace("Z", `${minutes < 0 ? "-" : "+"}${hours}:${rest}`);
      expect(readInstant(text)).toBe(Math.floor(Date.parse(text) / 1000));
    }),
  );
});

test("any text gives an instant or null", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."0123459TZ:-+. ") }), (text) => {
      const at = readInstant(text);
      expect(at === null || Number.isSafeInteger(at)).toBe(true);
    }),
  );
});

test("shifting adds seconds", () => {
  const at = cutToInstant(1_736_154_000_999);
  expect(writeInstant(shift(at, -3600))).toBe("2025-01-06T08:00:00Z");
});
