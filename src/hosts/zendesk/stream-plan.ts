import { type Instant, shift } from "../../time/instant.ts";
import type { TicketHead } from "../host.ts";

/** What is known of how many pages of the stream there are to a stretch of time. */
export interface Density {
  readonly pages: number;
  /** Seconds. */
  readonly within: number;
}

/** How far the stream was read, and from when. */
export interface Stretch {
  readonly from: Instant;
  readonly until: Instant;
  readonly pages: number;
}

/**
 * One page takes as long as so many tickets read by themselves: Zendesk allows
 * ten a minute of the one and about eighty of the other.
 */
const pageCost = 8;

/** What Zendesk saves and what it notes of it may be a moment apart. */
const margin = 60;

/** What a ticket's life usually takes, and how much of an account a view usually is. */
const usual = { saves: 10, share: 1 / 2, page: 1000 } as const;

/**
 * The time from which the stream is best read, so that the fewest requests are
 * made and none of it takes long: tickets created before are cheaper read by
 * themselves. Null where all of them are.
 */
export function bestStart(heads: readonly TicketHead[], density: Density): Instant | null {
  const last = lastChange(heads);
  let best: Journey = { cost: heads.length, start: null };
  for (const [older, start] of creations(heads).entries()) {
    const cost = older + pageCost * Math.max(1, pagesAfter(start, { ...density, last }));
    if (cost < best.cost) best = { cost, start: shift(start, -margin) };
  }
  return best.start;
}

interface Journey {
  readonly cost: number;
  readonly start: Instant | null;
}

/** A guess before the first page, by when the newer half of the tickets came in. */
export function guessDensity(heads: readonly TicketHead[]): Density {
  const created = creations(heads);
  const half = Math.floor(created.length / 2);
  const newer = created.length - half;
  return {
    pages: (newer * usual.saves) / usual.share / usual.page,
    within: Math.max(1, lastChange(heads) - (created[half] ?? 0)),
  };
}

/**
 * Where to read on after a page, by what it showed: right behind it, later where
 * that is cheaper, or null: not at all. `yields` is the part of the tickets that
 * the stream could tell.
 */
export function readOn(
  heads: readonly TicketHead[],
  { from, pages, until, yields }: Stretch & { readonly yields: number },
): Instant | null {
  const density = { pages, within: Math.max(1, until - from) };
  const cost = pageCost * pagesAfter(until, { ...density, last: lastChange(heads) });
  if (cost >= heads.length * yields) return null;
  const start = pages === 1 ? bestStart(heads, density) : null;
  if (start === null || start <= until) return until;
  const older = heads.filter(({ createdAt }) => createdAt < start).length;
  const rest = pageCost * pagesAfter(start, { ...density, last: lastChange(heads) });
  return older + rest + pageCost < cost ? start : until;
}

function pagesAfter(from: Instant, { last, pages, within }: Density & { last: number }): number {
  return (Math.max(0, last - from) * pages) / within;
}

/** Until then the stream has to be read. */
function lastChange(heads: readonly TicketHead[]): number {
  return heads.reduce((last, { updatedAt }) => Math.max(last, updatedAt), 0);
}

function creations(heads: readonly TicketHead[]): readonly Instant[] {
  return heads.map(({ createdAt }) => createdAt).sort((one, other) => one - other);
}
