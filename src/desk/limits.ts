import type { Seconds } from "../time/instant.ts";

/** A limit of so many requests in any stretch of so many seconds. */
interface Limit {
  readonly requests: number;
  readonly within: Seconds;
}

/** What Zendesk gives an app for each user; whoever keeps to the first never meets the second. */
const appLimits: readonly Limit[] = [
  { requests: 100, within: 60 },
  { requests: 700, within: 300 },
];

/** Counts one more request; returns the seconds to wait where it is one too many. */
export type Limiter = (user: string) => Seconds | null;

/** `now` is a clock in seconds. A refused request does not count. */
export function appLimiter(now: () => number, limits = appLimits): Limiter {
  const madeBy = new Map<string, number[]>();
  const longest = Math.max(...limits.map(({ within }) => within));

  return (user) => {
    const at = now();
    const made = (madeBy.get(user) ?? []).filter((time) => time > at - longest);
    madeBy.set(user, made);
    const waits = limits.map(({ requests, within }) => {
      const inTheWay = made[made.length - requests];
      return inTheWay === undefined ? 0 : inTheWay + within - at;
    });
    const wait = Math.max(...waits);
    if (wait > 0) return Math.ceil(wait);
    made.push(at);
    return null;
  };
}
