import { describe, expect, test } from "vitest";
import en from "../../src/translations/en.json" with { type: "json" };
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
