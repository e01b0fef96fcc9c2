import { describe, expect, test } from "vitest";
import { fetchLanguage, nearest } from "../../src/translations/languages.ts";

const spoken = ["en", "fi", "ru", "zh-CN", "zh-TW"] as const;

describe("the language nearest to a host's locale", () => {
  test.each([
    ["en-US", "en"],
    ["en-gb", "en"],
    ["fi", "fi"],
    ["fi-FI", "fi"],
    ["RU", "ru"],
    ["zh", "zh-CN"],
    ["zh-CN", "zh-CN"],
    ["zh-cn", "zh-CN"],
    ["zh-SG", "zh-CN"],
    ["zh-Hans", "zh-CN"],
    ["zh-Hans-HK", "zh-CN"],
    ["zh-TW", "zh-TW"],
    ["zh-tw", "zh-TW"],
    ["ZH-TW", "zh-TW"],
    ["zh-HK", "zh-TW"],
    ["zh-MO", "zh-TW"],
    ["zh-Hant", "zh-TW"],
    ["zh-hant-cn", "zh-TW"],
    ["he", null],
    ["x", null],
    ["", null],
    ["en-US@posix", null],
  ])("%s: %s", (locale, name) => {
    expect(nearest(locale, spoken)).toBe(name);
  });

  test("is the other script of it rather than another language", () => {
    expect(nearest("zh-TW", ["en", "zh-CN"])).toBe("zh-CN");
  });
});

test.each(["x", "", "en-", "zz-"])("%s is no locale, and no blank page either", async (locale) => {
  const language = await fetchLanguage({ locale, direction: "ltr" }, ["ticket"]);
  expect(language).toMatchObject({ locale: "en", direction: "ltr" });
  expect(language.texts.resolution).toBe("Resolution");
});

describe("the languages that nobody speaks", () => {
  test("en-XA is longer, accented, in brackets, and keeps what is filled in", async () => {
    const { texts, locale } = await fetchLanguage({ locale: "en-XA", direction: "ltr" }, [
      "ticket",
    ]);
    expect(locale).toBe("en-XA");
    expect(texts.resolution).toBe("[Rééšöölûûtîööñ]");
    expect(texts.met).toBe("[méét, tåårgéét {time}]");
    expect(texts.exact).toMatchObject({ one: "[Ééxååçt, frööm {n} ûûpdååtéé]" });
    expect(texts.letters).toBe("N O P H S C");
  });

  test("ar-XB runs from right to left, word by word", async () => {
    const { texts, direction } = await fetchLanguage({ locale: "ar-XB", direction: "rtl" }, [
      "ticket",
    ]);
    expect(direction).toBe("rtl");
    expect(texts.to).toBe("\u200f\u202eto\u202c\u200f {who}");
  });
});
