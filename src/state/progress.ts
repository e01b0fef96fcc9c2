import type { Trouble } from "../hosts/trouble.ts";
import type { Instant } from "../time/instant.ts";

/** How far the reading of a view has come. */
export interface Progress {
  readonly phase: "listing" | "reading" | "paused" | "stopped" | "done" | "failed";
  /** Tickets that are read or left out, of those that the period needs. */
  readonly read: number;
  readonly total: number;
  readonly startedAt: Instant;
  /** Until when the host asks us to wait. */
  readonly waitUntil: Instant | null;
  /** Why it failed. */
  readonly trouble: Trouble | null;
}
