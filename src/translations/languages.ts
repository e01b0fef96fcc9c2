import type { Part, Texts } from "./translate.ts";

type Fetch = () => Promise<{ readonly default: Texts }>;

/** Every language, with where each of its parts is; only those needed are fetched. */
export const languages = {
  en: {
    ticket: () => import("./en/ticket.json"),
    story: () => import("./en/story.json"),
    figures: () => import("./en/figures.json"),
    definitions: () => import("./en/definitions.json"),
    board: () => import("./en/board.json"),
  },
  fi: {
    ticket: () => import("./fi/ticket.json"),
    story: () => import("./fi/story.json"),
    figures: () => import("./fi/figures.json"),
    definitions: () => import("./fi/definitions.json"),
    board: () => import("./fi/board.json"),
  },
  ru: {
    ticket: () => import("./ru/ticket.json"),
    story: () => import("./ru/story.json"),
    figures: () => import("./ru/figures.json"),
    definitions: () => import("./ru/definitions.json"),
    board: () => import("./ru/board.json"),
  },
  "zh-CN": {
    ticket: () => import("./zh-CN/ticket.json"),
    story: () => import("./zh-CN/story.json"),
    figures: () => import("./zh-CN/figures.json"),
    definitions: () => import("./zh-CN/definitions.json"),
    board: () => import("./zh-CN/board.json"),
  },
  "zh-TW": {
    ticket: () => import("./zh-TW/ticket.json"),
    story: () => import("./zh-TW/story.json"),
    figures: () => import("./zh-TW/figures.json"),
    definitions: () => import("./zh-TW/definitions.json"),
    board: () => import("./zh-TW/board.json"),
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

/**
 * Fetches parts of the language nearest to how the host is set; English where we do not speak it.
 * `en-XA` and `ar-XB` are English made longer, and from right to left, to try out looks.
 */
export async function fetchLanguage(
  { direction, locale }: Tongue,
  wanted: readonly Part[],
): Promise<Language> {
  const isPseudo = /^(en-XA|ar-XB)$/.test(locale);
  const name = isPseudo ? "en" : nearest(locale, names);
  const known = languages[name ?? "en"];
  const modules = await Promise.all(wanted.map((part): ReturnType<Fetch> => known[part]()));
  const said: Texts = Object.assign({}, ...modules.map((module) => module.default));
  if (!name) return { texts: said, locale: "en", direction: "ltr" };
  const texts = isPseudo ? (await import("./pseudo.ts")).pseudo(said, locale) : said;
  return { texts, locale, direction };
}

/**
 * The one of our languages in which a locale's people read; null for none. The script decides
 * before the country: `zh-HK` is written as in Taiwan, `zh` alone as in Beijing.
 */
export function nearest<Name extends string>(locale: string, spoken: readonly Name[]): Name | null {
  const wanted = scriptOf(locale);
  if (!wanted) return null;
  const { language } = wanted;
  return (
    spoken.find((name) => {
      const own = scriptOf(name);
      return own?.language === language && own.script === wanted.script;
    }) ??
    spoken.find((name) => scriptOf(name)?.language === language) ??
    null
  );
}

/** A locale with its usual script; null for what is none, such as the `en-US@posix` of browsers. */
function scriptOf(locale: string): Intl.Locale | null {
  try {
    return new Intl.Locale(locale).maximize();
  } catch {
    return null;
  }
}

const names = Object.keys(languages).filter((name): name is Name => name in languages);
