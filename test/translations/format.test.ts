import { describe, expect, test } from "vitest";
import { createFormat } from "../../src/translations/format.ts";
import { at } from "../timeline.ts";

const format = createFormat("en-US", "Europe/Madrid");

describe("a duration has its two largest units, and a zero one is dropped", () => {
  test.each([
    [0, "0s"],
    [48, "48s"],
    [59.4, "59s"],
    [59.7, "1m"],
    [60, "1m"],
    [42 * 60, "42m"],
    [42 * 60 + 7, "42m 7s"],
    [3599.6, "1h"],
    [3600, "1h"],
    [72 * 60, "1h 12m"],
    [72 * 60 + 29, "1h 12m"],
    [72 * 60 + 30, "1h 13m"],
    [3 * 3600, "3h"],
    [3 * 3600 + 20, "3h"],
    [86_399, "1d"],
    [52 * 3600, "2d 4h"],
    [52 * 3600 + 1800, "2d 5h"],
    [365 * 86_400, "365d"],
  ])("%d seconds: %s", (seconds, text) => {
    expect(format.duration(seconds, "calendar")).toBe(text);
  });

  test.each([
    [31 * 3600 + 20 * 60, "31h 20m"],
    [24 * 3600, "24h"],
    [45 * 60, "45m"],
  ])("working time has no days; %d seconds: %s", (seconds, text) => {
    expect(format.duration(seconds, "working")).toBe(text);
  });

  test("in the units of the viewer's language, each on one line with its number", () => {
    expect(createFormat("ru", "UTC").duration(72 * 60, "calendar")).toBe("1\u00a0ч 12\u00a0мин");
    expect(createFormat("zh-tw", "UTC").duration(72 * 60, "calendar")).toMatch(
      /^1\u00a0?小時 12\u00a0?分鐘$/,
    );
    expect(createFormat("zh-Hans", "UTC").duration(72 * 60, "calendar")).toMatch(
      /^1\u00a0?小时 12\u00a0?分钟$/,
    );
  });
});

test("a duration in letters from right to left is one piece among other words", () => {
  expect(createFormat("he", "UTC").duration(72 * 60, "calendar")).toMatch(/^\u2068.*\u2069$/);
});

describe("numbers", () => {
  test("counts are grouped, means have one decimal, shares are whole percents", () => {
    expect(format.count(1204)).toBe("1,204");
    expect(format.mean(2)).toBe("2.0");
    expect(format.mean(2.84)).toBe("2.8");
    expect(format.share(0.0423)).toBe("4%");
    expect(format.share(1)).toBe("100%");
  });

  test("are written as the viewer's language writes them", () => {
    expect(createFormat("de", "UTC").mean(2.84)).toBe("2,8");
    expect(createFormat("de", "UTC").count(1204)).toBe("1.204");
  });
});

test("times are those of the viewer's zone, on a clock of 24 hours", () => {
  expect(format.time(at("09:42"))).toBe("10:42");
  expect(format.time(at("23:05"))).toBe("00:05");
  expect(format.day(at("23:05"))).toBe("Jan 7, 2025");
});

test("days are written as in the host's own country, whatever the language", () => {
  const day = (locale: string) => createFormat(locale, "UTC").day(at("09:42"));
  expect(day("en-GB")).toBe("6 Jan 2025");
  expect(day("fi")).toMatch(/^6\. ?(1|tammik)\. ?2025$/);
  expect(day("zh-TW")).toBe("2025年1月6日");
});
