import en from "./en.json";
import type { Texts } from "./translate.ts";

/**
 * Each language under its file's name. Only English comes with the page; the
 * others are fetched for those who read them: `fi: () => import("./fi.json")`.
 */
export const languages: Readonly<Record<string, () => Promise<{ readonly default: Texts }>>> = {
  en: async () => ({ default: en }),
};

/** What a viewer reads: the texts, and the locale of the numbers in them. */
export interface Language {
  readonly texts: Texts;
  readonly locale: string;
  readonly direction: "ltr" | "rtl";
}

/** The language nearest to how the host is set; English where we do not speak it. */
export async function languageFor({
  direction,
  locale,
}: Omit<Language, "texts">): Promise<Language> {
  const fetch = languages[locale] ?? languages[locale.split("-")[0] ?? ""];
  // Browsers may call themselves `en-US@posix`, at which `Intl` throws.
  if (!fetch || !/^\w+(-\w{2,8})*$/.test(locale)) {
    return { texts: en, locale: "en", direction: "ltr" };
  }
  return { texts: (await fetch()).default, locale, direction };
}
