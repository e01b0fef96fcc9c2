import type { GroupId, PersonId, TicketId } from "../history/ids.ts";
import type { Priority, Remark, Status } from "../history/update.ts";
import type { Instant } from "../time/instant.ts";
import type { ScheduleId } from "../time/schedule.ts";

/** The `source` ids of the updates that prove a fact, oldest first. */
export type Evidence = readonly string[];

/** Both, each update once. */
export function bothEvidence(first: Evidence, second: Evidence): Evidence {
  // Mostly a reply and the solve in the same save, which is to be had without a search.
  if (second.length === 1 && first.at(-1) === second[0]) return first;
  const added = second.filter((source) => !first.includes(source));
  return added.length ? first.concat(added) : first;
}

/** A wait with both ends known, and who ended it. */
export interface Response {
  readonly start: Instant;
  readonly end: Instant;
  readonly agent: PersonId;
  readonly evidence: Evidence;
}

/** A customer waited, an agent answered. `first`: no human reply came before it. */
export interface ReplyPair extends Response {
  readonly first: boolean;
}

export interface Solve {
  readonly at: Instant;
  /** Who gets the credit; null is nobody. */
  readonly agent: PersonId | null;
  /** Not solved by a human agent: automation, bot or customer. */
  readonly auto: boolean;
  readonly evidence: Evidence;
}

export interface Reopen {
  readonly at: Instant;
  /** Who was credited with the solve that it undoes. */
  readonly agent: PersonId | null;
  readonly cause: "customer" | "agent" | "system";
  /** Solved again without a human reply in between. */
  readonly soft: boolean;
  /** The solve, then the reopening. */
  readonly evidence: Evidence;
}

export const touchKinds = ["public", "private", "field"] as const;
/** Strongest first: a touch with a reply and a note is public. */
export type TouchKind = (typeof touchKinds)[number];

export interface Touch {
  readonly at: Instant;
  readonly agent: PersonId;
  readonly kind: TouchKind;
  /** One source for each update that it joins. */
  readonly evidence: Evidence;
}

export const escalationKinds = ["group", "agent", "priority", "tag"] as const;
export type EscalationKind = (typeof escalationKinds)[number];

export interface Escalation {
  readonly at: Instant;
  /** The human who raised it; null is a rule or the system. */
  readonly by: PersonId | null;
  /** Who received it; null is nobody yet. */
  readonly to: PersonId | null;
  readonly kinds: readonly EscalationKind[];
  readonly evidence: Evidence;
}

export type Exclusion = "deleted" | "spam" | "merged";

/** How the ticket stood from an instant on, until the next state. */
export interface State {
  readonly from: Instant;
  /** Null until an update sets one. */
  readonly status: Status | null;
  readonly assignee: PersonId | null;
  readonly group: GroupId | null;
  /** Null counts as normal. */
  readonly priority: Priority | null;
  readonly exclusion: Exclusion | null;
}

/** From this instant on, inclusive, these working hours hold. */
export interface ScheduleChange {
  readonly from: Instant;
  readonly schedule: ScheduleId;
}

export interface RatingGiven {
  readonly at: Instant;
  readonly rating: "good" | "bad";
  readonly agent: PersonId | null;
  readonly evidence: Evidence;
}

export type Warning = "clock_skew" | "no_create";

/**
 * What one ticket's history means, with every question of who is who and does
 * this count already answered. The rules are those of `src/metrics/README.md`.
 *
 * On a deleted or spam ticket replies, touches and escalations are empty; on
 * every excluded ticket firstResponse, solves, reopens and rating are.
 */
export interface Story {
  readonly ticket: TicketId;
  /** Null where the history lacks its beginning. */
  readonly createdAt: Instant | null;
  readonly creation: string | null;
  /** The creation, or the first update where that is unknown. */
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly requester: PersonId | null;
  readonly outbound: boolean;
  readonly exclusion: Exclusion | null;
  readonly warnings: readonly Warning[];
  readonly remarks: readonly Remark[];
  /** Oldest first, never empty; the last one holds now. */
  readonly states: readonly State[];
  readonly schedules: readonly ScheduleChange[];
  readonly firstResponse: Response | null;
  /** Where the clock of the first response runs now: since when. */
  readonly awaitingSince: Instant | null;
  readonly replies: readonly ReplyPair[];
  readonly publicReplies: number;
  readonly solves: readonly Solve[];
  readonly reopens: readonly Reopen[];
  readonly touches: readonly Touch[];
  readonly escalations: readonly Escalation[];
  readonly deescalations: number;
  readonly rating: RatingGiven | null;
}

/** Whether a status means that the work is done. No status yet is unsolved. */
export function isSolved(status: Status | null): boolean {
  return status === "solved" || status === "closed";
}

/** The priority in force at an instant; an update at that instant counts. */
export function priorityAt({ states }: Story, at: Instant): Priority | null {
  let priority: Priority | null = null;
  for (const state of states) {
    if (state.from > at) break;
    priority = state.priority;
  }
  return priority;
}

export function isSolvedNow(story: Story): boolean {
  return isSolved(story.states.at(-1)?.status ?? null);
}
