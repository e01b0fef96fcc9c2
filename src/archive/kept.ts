import type { TicketHistory } from "../history/update.ts";
import type { Instant } from "../time/instant.ts";

/** A day since 1970, in UTC. */
export type Day = number;

export function dayOf(at: Instant): Day {
  return Math.floor(at / 86_400);
}

/** Whose histories they are: what one viewer may see, another one may not. */
export interface Owner {
  /** The account of the tool; no two accounts have the same. */
  readonly account: string;
  /** The viewer's id in that account. */
  readonly user: string;
}

/** A history as it was fetched. */
export interface Kept {
  readonly history: TicketHistory;
  /** The ticket's own `updatedAt`: it changes whenever the history does. */
  readonly updatedAt: Instant;
}

/** The same, not unpacked yet: what is folded and dropped at once needs no memory. */
export interface Found {
  readonly updatedAt: Instant;
  /** Null where it turns out to make no sense. */
  unpack(): TicketHistory | null;
}

/** When a history was fetched, and when it was last asked for. */
export interface Dates {
  readonly keptOn: Day;
  readonly usedOn: Day;
}

/** Why histories are kept in memory alone and go with the page. */
export type WhyMemory =
  /** The browser keeps nothing for us: a private window, or storage is blocked. */
  | "forbidden"
  /** There is no room left. */
  | "full"
  /** A newer Sidelight keeps its own there. */
  | "newer"
  /** An older Sidelight in another tab does not let go. */
  | "busy"
  /** The browser's storage fails. */
  | "failed"
  /** Nobody said whose they are. */
  | "unnamed";

/** How much is kept, and where. Plain data: it crosses threads. */
export interface ArchiveState {
  /** Null: in the browser, for the next time. */
  readonly memory: WhyMemory | null;
  readonly tickets: number;
  /** Noon of the day on which the oldest of them was fetched; null where there is none. */
  readonly since: Instant | null;
  /** Something was damaged and is fetched again. */
  readonly isDamaged: boolean;
}
