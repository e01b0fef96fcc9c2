import { readDay } from "./wall-clock.ts";

declare const instant: unique symbol;

/** A moment: whole seconds since 1970-01-01T00:00:00Z, fractions cut off. */
export type Instant = number & { readonly [instant]: true };

/** A length of time in whole seconds, never negative. */
export type Seconds = number;

const timeOfDay =
  /(?:([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?|24:00(?::00(?:[.,]0+)?)?)/;
const offset = /(?:Z|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?)/;
const written = new RegExp(`^(.{10})T${timeOfDay.source}${offset.source}$`, "i");

/**
 * Reads an ISO 8601 time with `Z` or an offset (`+02:00`, `+0200`, `+02`);
 * `24:00` is the end of its day. Null for anything else: without an offset,
 * 31 February, a 60th second, and years before 1000, with which some tools
 * write "never".
 */
export function readInstant(text: string): Instant | null {
  const parts = written.exec(text);
  const day = readDay(parts?.[1] ?? "");
  if (!parts || day === null) return null;
  const [hours = 24, minutes = 0, seconds = 0, sign, ahead = 0, aheadMinutes = 0] = parts.slice(2);
  const local = day * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const away = Number(ahead) * 3600 + Number(aheadMinutes) * 60;
  return toInstant(sign === "-" ? local + away : local - away);
}

/** The instant that a number of milliseconds since 1970 falls into. */
export function cutToInstant(milliseconds: number): Instant {
  return toInstant(Math.floor(milliseconds / 1000));
}

/** `2025-01-06T09:00:00Z`. */
export function writeInstant(at: Instant): string {
  return new Date(at * 1000).toISOString().replace(".000Z", "Z");
}

/** The instant `seconds` after (or, negative, before) another. */
export function shift(at: Instant, seconds: number): Instant {
  return toInstant(at + seconds);
}

function toInstant(seconds: number): Instant {
  return seconds as Instant;
}
