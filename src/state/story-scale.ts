import type { Instant, Seconds } from "../time/instant.ts";

/** A stretch in which nothing happened, drawn narrower than it was long. */
export interface Fold {
  /** Where it begins and how wide it is, as parts of the whole width. */
  readonly x: number;
  readonly width: number;
  /** How long it was. */
  readonly seconds: Seconds;
}

/** Where instants stand in a picture whose width is 1. */
export interface StoryScale {
  readonly folds: readonly Fold[];
  /** Before the first instant it is 0, after the last one 1. */
  place(at: Instant): number;
}

/** A longer stretch without anything is folded. */
export const foldAfter: Seconds = 6 * 3600;

const foldWidth = 0.107;
const mostFolded = 0.4;
/** Instants that differ can be told apart, as long as there are not too many of them. */
const leastStep = 0.012;
const mostSteps = 0.3;

/**
 * A scale through the instants at which something happened. Time runs evenly
 * between them, except that long silences are folded and that the shortest
 * steps are widened until they can be seen.
 */
export function storyScale(instants: readonly Instant[]): StoryScale {
  const stops = [...new Set(instants)].sort((one, other) => one - other);
  const gaps = stops.slice(1).map((stop, index) => stop - (stops[index] ?? stop));
  const folded = gaps.filter((gap) => gap > foldAfter).length;
  const share = 1 / Math.max(1, folded);
  const widthOfFold = folded === gaps.length ? share : Math.min(foldWidth, mostFolded * share);
  const shortest = Math.min(leastStep, mostSteps / gaps.length);
  const even = gaps.filter((gap) => gap <= foldAfter);
  const whole = even.reduce((sum, gap) => sum + gap, 0);
  const free = 1 - folded * widthOfFold - even.length * shortest;

  const places: number[] = [0];
  const folds: Fold[] = [];
  for (const gap of gaps) {
    const x = places.at(-1) ?? 0;
    const isFolded = gap > foldAfter;
    const width = isFolded ? widthOfFold : shortest + (free * gap) / whole;
    if (isFolded) folds.push({ x, width, seconds: gap });
    places.push(x + width);
  }
  return { folds, place: (at) => placeAmong(stops, places, at) };
}

function placeAmong(stops: readonly Instant[], places: readonly number[], at: Instant): number {
  const after = stops.findIndex((stop) => stop > at);
  if (after === 0 || !stops.length) return 0;
  const index = after < 0 ? stops.length - 1 : after - 1;
  const [from = at, to] = stops.slice(index, index + 2);
  const [x = 0, next = x] = places.slice(index, index + 2);
  return to === undefined ? Math.min(1, x) : x + ((next - x) * (at - from)) / (to - from);
}
