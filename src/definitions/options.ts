import type { Priority } from "../history/update.ts";
import type { Instant, Seconds } from "../time/instant.ts";

/**
 * The choices within the definitions; `src/metrics/README.md` says what each
 * one does, section by section.
 */
export interface Options {
  readonly frt: {
    readonly mode: "own" | "zendesk";
    readonly outbound: "from_first_customer_message" | "exclude";
    readonly start: "creation" | "handoff";
  };
  readonly turns: { readonly botAnswerCloses: boolean; readonly includeFirst: boolean };
  readonly solve: { readonly attribution: "actor" | "assignee" };
  readonly reopen: { readonly graceSeconds: Seconds };
  readonly touch: { readonly mergeSeconds: Seconds; readonly countCreate: boolean };
  readonly fcr: { readonly windowDays: number };
  readonly escalation: {
    readonly priority: readonly Priority[];
    readonly tags: readonly string[];
    readonly mergeSeconds: Seconds;
  };
  readonly wait: { readonly includeOpen: boolean };
  readonly scheduleMode: "by_time" | "last_at_event";
  readonly agentRequesterIsCustomer: boolean;
  /** How minutes are made of seconds where a figure is meant to equal Zendesk's. */
  readonly zendesk: { readonly rounding: "floor" | "round" };
}

/** The promise on first responses; null where nobody made one. */
export interface ServiceLevelTarget {
  readonly target: Seconds;
  /** What holds in its place for tickets of these priorities, by the one in force at the end. */
  readonly byPriority?: ReadonlyMap<Priority, Seconds>;
  readonly clock: "calendar" | "business";
}

/** A stretch of time to report on, `[from, to)`. */
export interface Range {
  readonly from: Instant;
  readonly to: Instant;
  /** Whether a sample is dated by its own event or by its ticket's creation. */
  readonly dateBy: "event" | "created";
}
