import type { Texts } from "./translate.ts";

const plain = "AaCcEeIiNnOoSsUuYy";
const accented = "ÅåÇçÉéÎîÑñÖöŠšÛûÝý";

/**
 * English as no one speaks it: `en-XA` has accents and is half as long again, in brackets that show
 * where something is cut; `ar-XB` runs from right to left. What stands in braces stays.
 */
export function pseudo(texts: Texts, locale: string): Texts {
  const say = locale === "ar-XB" ? turned : stretched;
  return mapped(texts, (text) =>
    typeof text === "string" ? say(text) : { ...mapped(text, say), other: say(text.other) },
  );
}

function mapped<V, W>(
  record: Readonly<Record<string, V>>,
  say: (value: V) => W,
): Readonly<Record<string, W>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, say(value)]));
}

function stretched(text: string): string {
  if (isLetters(text)) return text;
  const long = outsideBraces(text, (words) =>
    words.replace(/[a-z]/gi, (letter) => {
      const at = plain.indexOf(letter);
      const shown = accented[at] ?? letter;
      return /[aeou]/i.test(letter) ? shown + shown.toLowerCase() : shown;
    }),
  );
  return `[${long}]`;
}

/** Each word between an override of its direction and the end of it, with marks of the new one around. */
function turned(text: string): string {
  return outsideBraces(text, (words) => words.replace(/\S+/g, "\u200f\u202e$&\u202c\u200f"));
}

function outsideBraces(text: string, say: (words: string) => string): string {
  return text.replace(/(\{\w+\})|([^{}]+)/g, (_, name, words) => name ?? say(words));
}

/** Single letters, as statuses have, may not grow. */
function isLetters(text: string): boolean {
  return /^(\S )*\S$/.test(text);
}
