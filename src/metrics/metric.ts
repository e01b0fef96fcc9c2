import type { Options, ServiceLevelTarget } from "../definitions/options.ts";
import type { PersonId, TicketId } from "../history/ids.ts";
import type { Priority } from "../history/update.ts";
import type { Evidence, Story } from "../story/story.ts";
import type { Instant, Seconds } from "../time/instant.ts";

/** One number read off one ticket, with who gets the credit and the updates that prove it. */
export interface Sample {
  readonly ticket: TicketId;
  /** Null: counts for the team and for nobody in it. */
  readonly agent: PersonId | null;
  /** When it happened; what a range goes by. */
  readonly at: Instant;
  /** The ticket's creation, or its first update where that is unknown. */
  readonly created: Instant;
  /** Calendar seconds, a number of things, or for a share 1 where a case went this way. */
  readonly value: number;
  /** The same in working seconds; null without working hours, and for what is no duration. */
  readonly working: Seconds | null;
  /** For a share: how many cases it adds to the whole. 1 for all other units. */
  readonly of: number;
  /** The priority in force at the end of a duration; null is none, and for what is no duration. */
  readonly priority: Priority | null;
  /** A finer sort, such as a touch's kind. */
  readonly kind: string | null;
  readonly evidence: Evidence;
}

/** What measuring needs besides the story. */
export interface Measuring {
  readonly options: Options;
  /** The clock; see `nowFor`. */
  readonly now: Instant;
  readonly serviceLevel: ServiceLevelTarget | null;
  /** The clock for one ticket: never before its last update. */
  nowFor(story: Story): Instant;
  /** Working seconds between two instants of a ticket; null without working hours. */
  working(story: Story, start: Instant, end: Instant): Seconds | null;
}

/**
 * A way to read a number out of one ticket's story.
 *
 * `measure` is pure. A ticket to which the metric does not apply yields no
 * sample: never 0, never NaN. What kind of number it is stands in `traits.ts`.
 */
export interface Metric<Id extends string = string> {
  readonly id: Id;
  measure(story: Story, measuring: Measuring): readonly Sample[];
}
