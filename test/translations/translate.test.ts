import { describe, expect, test } from "vitest";
import { fetchLanguage } from "../../src/translations/languages.ts";
import { createTranslate, parts } from "../../src/translations/translate.ts";

const english = await fetchLanguage({ locale: "en", direction: "ltr" }, parts);
const t = createTranslate(english);

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
    const russian = createTranslate({ texts: { ...english.texts, days }, locale: "ru" });
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
  test("is the host's where we speak it, with its own numbers", async () => {
    const wanted = { locale: "en-GB", direction: "ltr" } as const;
    expect(await fetchLanguage(wanted, ["ticket"])).toMatchObject({ locale: "en-GB" });
  });

  test.each(["en-US@posix", "en-", "en-US.UTF-8"])("is plain English for %s", async (locale) => {
    const language = await fetchLanguage({ locale, direction: "ltr" }, ["ticket"]);
    expect(language.locale).toBe("en");
    expect(() => createTranslate(language)).not.toThrow();
  });

  test("is English from left to right where we do not", async () => {
    const wanted = { locale: "he", direction: "rtl" } as const;
    expect(await fetchLanguage(wanted, ["ticket"])).toMatchObject({
      locale: "en",
      direction: "ltr",
    });
  });

  test("brings the parts that were asked for, and no others", async () => {
    const { texts } = await fetchLanguage({ locale: "en", direction: "ltr" }, ["ticket"]);
    expect(texts.first_response).toBe("First response");
    expect(texts.first_response_credit).toBeUndefined();
  });
});
