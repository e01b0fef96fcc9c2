import type { Allowance, Limit } from "../hosts/allowance.ts";
import type { Urgency } from "../hosts/host.ts";

/** How fast may be asked: one budget for all who ask in a viewer's name. Times are milliseconds. */
export interface Pace {
  /** How long to wait before one more request; 0: it may go now. `spare` are left for others. */
  wait(urgency: Urgency, spare?: number): number;
  /** A request goes now, or went so long ago. */
  went(ago?: number): void;
  /**
   * What an answer said, and how long ago it had been asked for; null where
   * another tab asked.
   */
  heard(allowance: Allowance, took: number | null): void;
  /** Somebody was told to wait: nobody asks for so long. */
  hold(time: number): void;
  /** What a newcomer has to know of what went before. */
  past(): Past;
}

export interface Past {
  /** How long ago each request went. */
  readonly ages: readonly number[];
  /** How long nobody may ask. */
  readonly hold: number;
}

export interface PaceParts {
  /** A clock of milliseconds that never goes back. */
  now(): number;
  readonly limits: readonly Limit[];
}

/** The part of a budget that may go at once: what comes first is worth most. */
const burst = 1 / 2;
/** The part that is kept for what somebody waits for. */
const reserve = 1 / 20;
/** The part of what an account has left at any moment that is ours; others work there too. */
const share = 1 / 2;
/** The part of its limit that is touched only for what somebody waits for. */
const foreign = 1 / 10;
/** Refusals without a time: so long at first, then twice that, up to the longest. */
const firstRefusal = 5000;
const longestRefusal = 60_000;
/** One request may be so much longer on its way than another: the host counts when they come. */
const way = 1000;
/** An account's limit is one of a minute, where its answers tell no end. */
const accountWindow = 60_000;

/**
 * A burst at first, then evenly: the figures of a small view come at once, and
 * a large one goes on without standing still for the rest of a minute, so that
 * there is always room for the ticket that somebody opens meanwhile. In no
 * stretch of a limit's length more goes than it allows.
 */
export function createPace({ limits, now }: PaceParts): Pace {
  const longest = Math.max(0, ...limits.map(windowOf));
  /** When each request went, the oldest first. */
  let sent: number[] = [];
  let heldUntil = 0;
  let refusals = 0;
  let refusedAt = 0;
  let isFree = false;
  let account: { limit: number; left: number; until: number } | null = null;

  function accountWait(urgency: Urgency, at: number): number {
    if (!account || at >= account.until) return 0;
    const { left, limit, until } = account;
    if (urgency !== "later") return left >= 1 ? 0 : until - at;
    const ours = (left - limit * foreign) * share;
    if (ours < 1) return until - at;
    // Evenly over what is left of its minute, once it is less than ours could use.
    const last = sent.at(-1) ?? 0;
    return Math.max(0, last + (until - last) / (ours + 1) - at);
  }

  return {
    wait(urgency, spare = 0) {
      const at = now();
      sent = sent.filter((time) => time > at - longest);
      const held = Math.max(0, heldUntil - at);
      if (isFree) return held;
      const waits = limits.map((limit) => waitFor(limit, { at, sent, spare, urgency }));
      return Math.max(held, accountWait(urgency, at), ...waits);
    },
    went(ago = 0) {
      if (isFree) return;
      const at = now() - ago;
      const place = sent.findLastIndex((time) => time <= at) + 1;
      sent.splice(place, 0, at);
      if (account) account.left--;
    },
    heard({ isRefused, limit, remaining, resetsIn, retryAfter, ...told }, took) {
      const at = now();
      const isNews = at - (took ?? 0) >= refusedAt;
      isFree = told.isFree;
      if (isFree) sent = [];
      if (isRefused || retryAfter !== null) {
        // Those that were on their way together are one refusal.
        if (isNews) {
          refusedAt = at;
          refusals++;
        }
        const own = Math.min(firstRefusal * 2 ** (refusals - 1), longestRefusal);
        heldUntil = Math.max(heldUntil, at + (retryAfter === null ? own : retryAfter * 1000));
      } else if (isNews) refusals = 0;
      if (remaining === null) return;
      const until = at + (resetsIn === null ? accountWindow : resetsIn * 1000);
      account = { limit: limit ?? 0, left: remaining, until };
    },
    hold(time) {
      heldUntil = Math.max(heldUntil, now() + time);
    },
    past() {
      const at = now();
      return { ages: sent.map((time) => at - time), hold: Math.max(0, heldUntil - at) };
    },
  };
}

function windowOf({ within }: Limit): number {
  return within * 1000 + way;
}

interface Asked {
  readonly at: number;
  readonly sent: readonly number[];
  readonly spare: number;
  readonly urgency: Urgency;
}

/** How long one limit lets a request wait. */
function waitFor(limit: Limit, { at, sent, spare, urgency }: Asked): number {
  const within = windowOf(limit);
  const isPatient = urgency === "later";
  const kept = isPatient ? Math.ceil(limit.requests * reserve) : 0;
  const most = limit.requests - spare - kept;
  const inside = sent.filter((time) => time > at - within);
  const inTheWay = inside[inside.length - most];
  const full = inTheWay === undefined ? 0 : inTheWay + within - at;
  if (!isPatient || inside.length < limit.requests * burst) return full;
  const last = inside.at(-1) ?? at;
  const free = most - inside.length;
  // The widest gap that is needed: until each of them leaves, so many may go.
  const gaps = inside.map((time, index) => (time + within - last) / Math.max(1, free + index + 1));
  return Math.max(full, last + Math.max(...gaps) - at);
}
