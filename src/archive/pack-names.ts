import { type ByteReader, type ByteWriter, largest } from "./bytes.ts";

/** Ids and tags, which come again and again: each is written once. */
export interface Names {
  /** Writes the place of a name among all, or that there is none. */
  pack(name: string | null, to: ByteWriter): void;
  /** Every name, in order. */
  packAll(to: ByteWriter): void;
}

export function createNames(): Names {
  const places = new Map<string, number>();
  return {
    pack(name, to) {
      const place = name === null ? 0 : (places.get(name) ?? places.size + 1);
      if (name !== null) places.set(name, place);
      to.whole(place);
    },
    packAll(to) {
      to.whole(places.size);
      for (const name of places.keys()) packName(name, to);
    },
  };
}

/** Gives each name the one text that stands for it everywhere: equal texts are then compared at a glance. */
export type Intern = (name: string) => string;

export function createIntern(): Intern {
  const texts = new Map<string, string>();
  return (name) => {
    const known = texts.get(name);
    if (known === undefined) texts.set(name, name);
    return known ?? name;
  };
}

/** The names by their places; the first place is nobody's. */
export function unpackNames(from: ByteReader, intern: Intern): readonly (string | null)[] {
  const names: (string | null)[] = [null];
  for (let rest = from.whole(); rest > 0; rest--) names.push(intern(unpackName(from)));
  return names;
}

/** Ids are numbers most of the time, written as text. */
export function packName(name: string, to: ByteWriter): void {
  const number = numberOf(name);
  to.whole(number === null ? 0 : 1 + number);
  if (number === null) to.text(name);
}

export function unpackName(from: ByteReader): string {
  const number = from.whole();
  return number ? `${number - 1}` : from.text();
}

/** Where the last source was. */
export interface SourceBefore {
  source: string;
  /** The last source that was a number. */
  number: number;
}

/** A source by the one before it: `way` says how, in two bits. */
export interface PackedSource {
  readonly way: number;
  write(to: ByteWriter): void;
}

/** How sources go: numbers that grow, parts of them such as `57:1`, and anything else. */
export const sourceWay = { number: 0, part: 1, text: 2 } as const;

export function packSource(source: string, before: SourceBefore): PackedSource {
  const { number: last, source: previous } = before;
  before.source = source;
  const number = numberOf(source);
  if (number !== null) {
    before.number = number;
    return { way: sourceWay.number, write: (to) => to.signed(number - last) };
  }
  const part = source.startsWith(`${last}:`) ? numberOf(source.slice(`${last}:`.length)) : null;
  if (part !== null) return { way: sourceWay.part, write: (to) => to.whole(part) };
  let shared = 0;
  while (shared < source.length && source[shared] === previous[shared]) shared++;
  return {
    way: sourceWay.text,
    write(to) {
      to.whole(shared);
      to.text(source.slice(shared));
    },
  };
}

/** A number as text. Engines are slower at it where a number has more than 31 bits. */
export function textOf(number: number): string {
  const high = Math.floor(number / 1e8);
  const low = number - high * 1e8;
  return high && low >= 1e7 ? `${high}${low}` : `${number}`;
}

/** The number that a text writes, if the very same text comes back from it. */
function numberOf(text: string): number | null {
  const number = Number(text);
  const isWhole = Number.isInteger(number) && number >= 0 && number <= largest;
  return isWhole && `${number}` === text ? number : null;
}
