import { describe, expect, test } from "vitest";
import en from "../../src/translations/en.json" with { type: "json" };
import { languageFor } from "../../src/translations/languages.ts";
import { createTranslate } from "../../src/translations/translate.ts";

const t = createTranslate({ texts: en, locale: "en" });

describe("a sentence", () => {
  test("takes in what its braces name, with numbers as people write them", () => {
    expect(t("trouble_host_failed", { tool: "Zendesk", status: 1503 })).toBe(
      "Zendesk failed (1,503). Retry in a minute.",
    );
  });

  test("has the plural form of its language", () => {
    expect(t("days", { n: 1 })).toBe("1 day");
    expect(t("days", { n: 7 })).toBe("7 days");
    const days = { one: "{n} день", few: "{n} дня", other: "{n} дней" };
    const russian = createTranslate({ texts: { ...en, days }, locale: "ru" });
    expect([1, 3, 7, 21].map((n) => russian("days", { n }))).toEqual([
      "1 день",
      "3 дня",
      "7 дней",
      "21 день",
    ]);
  });

  test("keeps a name in another direction from turning the words around it", () => {
    expect(t("to", { who: "Ana" })).toBe("to Ana");
    expect(t("to", { who: "חן" })).toBe("to \u2068חן\u2069");
  });

  test("only ever inserts text", () => {
    expect(t("to", { who: "{n} $& <b>" })).toBe("to {n} $& <b>");
  });
});

describe("the language", () => {
  test("is the host's where we speak it, with its own numbers", () => {
    expect(languageFor({ locale: "en-GB", direction: "ltr" })).toMatchObject({ locale: "en-GB" });
  });

  test.each(["en-US@posix", "en-", "en-US.UTF-8"])("is plain English for %s", (locale) => {
    const language = languageFor({ locale, direction: "ltr" });
    expect(language.locale).toBe("en");
    expect(() => createTranslate(language)).not.toThrow();
  });

  test("is English from left to right where we do not", () => {
    expect(languageFor({ locale: "he", direction: "rtl" })).toMatchObject({
      locale: "en",
      direction: "ltr",
    });
  });
});
