import { describe, expect, test } from "vitest";
import en from "../../src/translations/en.json" with { type: "json" };
import { languageFor, languages } from "../../src/translations/languages.ts";
import { createTranslate } from "../../src/translations/translate.ts";
import { filesIn } from "../source-files.ts";

describe("the language", () => {
  test("is the host's where we speak it, with its own numbers", async () => {
    const language = await languageFor({ locale: "en-GB", direction: "ltr" });
    expect(language).toEqual({ texts: en, locale: "en-GB", direction: "ltr" });
  });

  test.each(["en-US@posix", "en-", "en-US.UTF-8"])("is plain English for %s", async (locale) => {
    const language = await languageFor({ locale, direction: "ltr" });
    expect(language.locale).toBe("en");
    expect(() => createTranslate(language)).not.toThrow();
  });

  test("is English from left to right where we do not", async () => {
    const language = await languageFor({ locale: "he", direction: "rtl" });
    expect(language).toEqual({ texts: en, locale: "en", direction: "ltr" });
  });
});

const files = filesIn("src/translations", /\.json$/).map(({ path, text }) => {
  const texts: Readonly<Record<string, unknown>> = JSON.parse(text);
  return { locale: path.replace(/.*\/|\.json$/g, ""), texts };
});

test("every file is a language that is spoken", () => {
  const locales = files.map(({ locale }) => locale);
  expect(locales, "Add its line to languages.ts.").toEqual(Object.keys(languages).sort());
});

describe.each(files)("$locale", ({ locale, texts }) => {
  test("says everything, and nothing that nobody asks for", () => {
    expect(Object.keys(texts)).toEqual(Object.keys(en));
  });

  test("has every plural form that its language has", () => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
    const plurals = Object.entries(texts).filter(([, text]) => typeof text === "object");
    for (const [key, forms] of plurals) {
      expect(Object.keys(Object(forms)).sort(), key).toEqual([...pluralCategories].sort());
    }
  });

  test("takes in what English takes in", () => {
    for (const [key, text] of Object.entries(texts)) {
      expect(bracesIn(text), key).toEqual(bracesIn(en[key as keyof typeof en]));
    }
  });
});

/** The names of what a text takes in, whatever its plural form. */
function bracesIn(text: unknown): readonly string[] {
  const names = JSON.stringify(text ?? "").matchAll(/\{(\w+)\}/g);
  return [...new Set([...names].map(([, name = ""]) => name))].sort();
}
