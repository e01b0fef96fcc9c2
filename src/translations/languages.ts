import en from "./en.json";
import type { Texts } from "./translate.ts";

const languages: Readonly<Record<string, Texts>> = { en };

/** What a viewer reads: the texts, and the locale of the numbers in them. */
export interface Language {
  readonly texts: Texts;
  readonly locale: string;
  readonly direction: "ltr" | "rtl";
}

/** The language nearest to how the host is set; English where we do not speak it. */
export function languageFor({ direction, locale }: Omit<Language, "texts">): Language {
  const texts = languages[locale] ?? languages[locale.split("-")[0] ?? ""];
  // Browsers may call themselves `en-US@posix`, at which `Intl` throws.
  if (!texts || !/^\w+(-\w{2,8})*$/.test(locale)) {
    return { texts: en, locale: "en", direction: "ltr" };
  }
  return { texts, locale, direction };
}
