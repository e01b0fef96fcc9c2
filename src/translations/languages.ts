import type { Part, Texts } from "./translate.ts";

type Fetch = () => Promise<{ readonly default: Texts }>;

/** Every language, with where each of its parts is; only those needed are fetched. */
export const languages = {
  en: {
    ticket: () => import("./en/ticket.json"),
    figures: () => import("./en/figures.json"),
    definitions: () => import("./en/definitions.json"),
    board: () => import("./en/board.json"),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Part, Fetch>>>>;

/** What a viewer reads: the texts, and the locale of the numbers in them. */
export interface Language {
  readonly texts: Texts;
  readonly locale: string;
  readonly direction: "ltr" | "rtl";
}

/** How a host is set. */
export type Tongue = Omit<Language, "texts">;

type Name = keyof typeof languages;

/** Fetches parts of the language nearest to how the host is set; English where we do not speak it. */
export async function fetchLanguage(
  { direction, locale }: Tongue,
  wanted: readonly Part[],
): Promise<Language> {
  const name = nameFor(locale);
  const known = languages[name ?? "en"];
  const modules = await Promise.all(wanted.map((part): ReturnType<Fetch> => known[part]()));
  const texts: Texts = Object.assign({}, ...modules.map((module) => module.default));
  return name ? { texts, locale, direction } : { texts, locale: "en", direction: "ltr" };
}

/** The script decides for Chinese (`zh-HK` is written as in Taiwan), the language for all others. */
function nameFor(locale: string): Name | null {
  // Browsers may call themselves `en-US@posix`, at which `Intl` throws.
  if (!/^\w+(-\w{2,8})*$/.test(locale)) return null;
  const { language, script } = new Intl.Locale(locale).maximize();
  const wanted = [locale, language && script ? `${language}-${script}` : "", language];
  return names.find((name) => wanted.includes(name)) ?? null;
}

const names = Object.keys(languages).filter((name): name is Name => name in languages);
