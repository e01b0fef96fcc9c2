import type { Instant, Seconds } from "../time/instant.ts";

/** How fast tickets come in for which the host is asked, over the last while. */
export interface Speed {
  /** Since when it is asked. */
  readonly since: Instant;
  /** The last ones, the oldest first. */
  readonly arrivals: readonly Arrival[];
  /** Tickets a minute before that; null where it is not known. */
  readonly before: number | null;
}

interface Arrival {
  readonly at: Instant;
  readonly tickets: number;
}

/** Longer ago says nothing of what comes. */
const window: Seconds = 120;
/** A budget of requests is one of a minute, and its first part goes at once: what came in less is no measure. */
const minute: Seconds = 60;
/** Before so long, and so many, nobody knows. */
const enough: Seconds = 20;
const some = 3;

/** A reading begins; what is known of the one before holds until there is better. */
export function startSpeed(since: Instant, last: Speed | null): Speed {
  const latest = last?.arrivals.at(-1)?.at;
  const before = last && latest !== undefined ? perMinute(last, latest) : null;
  return { since, arrivals: [], before: before ?? last?.before ?? null };
}

/** Tickets come in; those kept from the last time come at once, before any other, and are no measure. */
export function withArrival(
  speed: Speed,
  { at, isKept, tickets }: Arrival & { readonly isKept: boolean },
): Speed {
  const last = speed.arrivals.at(-1)?.at ?? speed.since;
  // A clock that was set, or a machine that slept.
  const isTorn = at < last || at - last > window;
  if (isKept || isTorn) return startSpeed(at, speed);
  const arrivals = speed.arrivals.filter((arrival) => arrival.at > at - window);
  return { ...speed, arrivals: [...arrivals, { at, tickets }] };
}

/** Tickets a minute; null as long as it cannot be known. */
export function perMinute({ arrivals, before, since }: Speed, now: Instant): number | null {
  const elapsed = Math.min(window, now - since);
  let tickets = 0;
  for (const arrival of arrivals) if (arrival.at > now - window) tickets += arrival.tickets;
  const seen = (tickets * 60) / Math.max(minute, elapsed);
  const isTooFew = before === null && (elapsed < enough || tickets < some);
  if (!tickets || isTooFew) return null;
  return elapsed < minute && before !== null ? Math.max(before, seen) : seen;
}

/** Steps in which a time is told, by what it is at most. */
const steps: readonly (readonly [most: Seconds, step: Seconds])[] = [
  [600, 60],
  [3600, 300],
  [Number.POSITIVE_INFINITY, 900],
];

/**
 * A time left as it is told: the longer, the rougher, and never less than it
 * is. What was told last stays where it is still about right, so that it does
 * not go to and fro.
 */
export function roughly(left: Seconds, told: Seconds | null): Seconds {
  const stepAt = (time: Seconds) => steps.find(([most]) => time <= most)?.[1] ?? 900;
  if (told !== null && left <= told && left > told - 1.25 * stepAt(told)) return told;
  const step = stepAt(left);
  return Math.ceil(left / step) * step;
}
