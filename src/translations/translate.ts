import type board from "./en/board.json";
import type definitions from "./en/definitions.json";
import type figures from "./en/figures.json";
import type story from "./en/story.json";
import type ticket from "./en/ticket.json";

/** A language comes in parts: each is fetched with what says it. English is the source of keys. */
export const parts = ["ticket", "story", "figures", "definitions", "board"] as const;
export type Part = (typeof parts)[number];

/** What can be said. */
export type Key = keyof (typeof ticket &
  typeof story &
  typeof figures &
  typeof definitions &
  typeof board);

/** A sentence for each key, or one for each plural form that the language has. */
export type Texts = Readonly<Partial<Record<Key, string | Plural>>>;

type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** What goes into the `{braces}` of a sentence; `n` chooses the plural form. */
export type Values = Readonly<Record<string, string | number>>;

/** Letters, or a mark, that make the words around them run the other way. */
export const rightToLeft = /[\u0590-\u08ff\u200f]/;

export type Translate = (key: Key, values?: Values) => string;

/** Says things in one language, with numbers as its people write them. */
export function createTranslate({
  texts,
  locale,
}: {
  readonly texts: Texts;
  readonly locale: string;
}): Translate {
  const rules = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  return (key, values = {}) => {
    const text = texts[key] ?? key;
    const sentence =
      typeof text === "string" ? text : (text[rules.select(Number(values["n"]))] ?? text.other);
    return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? "";
      const shown = typeof value === "number" ? number.format(value) : value;
      // Without isolation a name in the other direction would turn the words around it.
      return rightToLeft.test(sentence + shown) ? `\u2068${shown}\u2069` : shown;
    });
  };
}
