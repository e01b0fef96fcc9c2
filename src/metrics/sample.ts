import type { PersonId } from "../history/ids.ts";
import { type Evidence, priorityAt, type Story } from "../story/story.ts";
import type { Instant } from "../time/instant.ts";
import type { Measuring, Sample } from "./metric.ts";

/** Something that happened at an instant. */
interface Fact {
  readonly at: Instant;
  readonly evidence: Evidence;
}

/** Something that took from one instant to another. */
interface Stretch {
  readonly start: Instant;
  readonly end: Instant;
  readonly agent: PersonId | null;
  readonly evidence: Evidence;
}

interface Counting {
  readonly agent: PersonId | null;
  readonly value: number;
  readonly of: number;
  readonly kind: string | null;
}

/** A sample of something that happened, for counts and shares. */
export function counted(story: Story, fact: Fact, counting: Counting): Sample {
  return {
    ticket: story.ticket,
    agent: counting.agent,
    at: fact.at,
    created: story.firstAt,
    value: counting.value,
    working: null,
    of: counting.of,
    priority: null,
    kind: counting.kind,
    evidence: fact.evidence,
  };
}

/** A sample of how long something took, dated by its end. */
export function timed(story: Story, measuring: Measuring, stretch: Stretch): Sample {
  return {
    ticket: story.ticket,
    agent: stretch.agent,
    at: stretch.end,
    created: story.firstAt,
    value: stretch.end - stretch.start,
    working: measuring.working(story, stretch.start, stretch.end),
    of: 1,
    priority: priorityAt(story, stretch.end),
    kind: null,
    evidence: stretch.evidence,
  };
}

/** One case of a share, and whether it went this way. */
export function oneCase(
  story: Story,
  fact: Fact & { readonly agent: PersonId | null },
  isPart: boolean,
): readonly Sample[] {
  const value = isPart ? 1 : 0;
  return [counted(story, fact, { agent: fact.agent, value, of: 1, kind: null })];
}

/** No sample: the metric does not apply. One list for all, since most tickets have many of these. */
export const none: readonly Sample[] = [];
