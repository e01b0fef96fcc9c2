/**
 * Gives texts the numbers that Zendesk would: a text that is such a number
 * stays itself, any other gets the next free one. The same texts in the same
 * order get the same numbers.
 */
export interface Numbering {
  /** The number of a text, as text. */
  number(text: string): string;
  /** A number that nobody has yet. */
  next(): string;
}

/** `taken` are all the texts that will come; their own numbers are kept free. */
export function numbering(taken: Iterable<string>, from: number): Numbering {
  const kept = new Set([...taken].filter(isNumber));
  const given = new Map<string, string>();
  let last = from;

  function next(): string {
    do last += 1;
    while (kept.has(String(last)));
    return String(last);
  }

  return {
    next,
    number(text) {
      const known = isNumber(text) ? text : given.get(text);
      if (known !== undefined) return known;
      const number = next();
      given.set(text, number);
      return number;
    },
  };
}

/** Whether a text is a number as Zendesk gives them: positive, and exact even with two digits more. */
function isNumber(text: string): boolean {
  return /^[1-9]\d{0,12}$/.test(text);
}
