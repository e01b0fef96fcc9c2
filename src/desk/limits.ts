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

/** What Zendesk gives a whole account for exports. */
export const exportLimits: readonly Limit[] = [{ requests: 10, within: 60 }];

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

/** How it stands with all that an account may ask. */
export interface AccountState {
  readonly limit: number;
  readonly remaining: number;
  readonly resetsIn: Seconds;
}

/** Counts one more request of an account; one that finds nothing remaining is refused. */
export type Account = (user: string) => AccountState;

const account = { limit: 700, within: 60 } as const;
/** Requests a second of somebody else who uses the account up, from so long before we come. */
const others = { perSecond: 40, ahead: 14 } as const;

/**
 * An account's requests by the minute, from one full minute to the next, as each
 * user sees them: with nobody else there, or with somebody who uses it up.
 */
export function accountOf(now: () => number, { isBusy }: { readonly isBusy: boolean }): Account {
  const minutes = new Map<string, { start: number; own: number }>();
  return (user) => {
    const at = now();
    const minute = minutes.get(user) ?? { start: at - (isBusy ? others.ahead : 0), own: 0 };
    minutes.set(user, minute);
    if (at - minute.start >= account.within) {
      minute.start = at - ((at - minute.start) % account.within);
      minute.own = 0;
    }
    const age = at - minute.start;
    const used = minute.own + (isBusy ? others.perSecond * age : 0);
    const remaining = Math.max(0, account.limit - used);
    if (remaining > 0) minute.own++;
    return { limit: account.limit, remaining, resetsIn: account.within - age };
  };
}
