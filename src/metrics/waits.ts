import type { Status } from "../history/update.ts";
import type { Story } from "../story/story.ts";
import type { Instant, Seconds } from "../time/instant.ts";
import type { Measuring } from "./metric.ts";

/** Seconds that a ticket spent waiting, from its status. */
export interface Waits {
  /** new, open and hold: the requester waits. */
  readonly requester: Seconds;
  /** pending: the agent waits. */
  readonly agent: Seconds;
  readonly on_hold: Seconds;
  /** new and open: work to do. */
  readonly work: Seconds;
}

/**
 * The waits of a ticket on both clocks; the business one is null without
 * working hours. The running status counts up to now unless the options say
 * otherwise; solved time counts nowhere. Rules: section 8.
 */
export function waits(
  story: Story,
  measuring: Measuring,
): { calendar: Waits; business: Waits | null } {
  const spans = statusSpans(story, measuring);
  const calendar = sumUp(spans.map(({ status, from, to }) => ({ status, seconds: to - from })));
  const worked = spans.map(({ status, from, to }) => ({
    status,
    seconds: measuring.working(story, from, to),
  }));
  const hasHours = measuring.working(story, story.firstAt, story.firstAt) !== null;
  return { calendar, business: hasHours ? sumUp(worked) : null };
}

interface StatusSpan {
  readonly status: Status | null;
  readonly from: Instant;
  to: Instant;
}

/** One span for each stretch of the same status. */
function statusSpans(story: Story, measuring: Measuring): readonly StatusSpan[] {
  const spans: StatusSpan[] = [];
  const now = measuring.nowFor(story);
  for (const { from, status } of story.states) {
    const running = spans.at(-1);
    if (running?.status === status) continue;
    if (running) running.to = from;
    spans.push({ status, from, to: now });
  }
  return measuring.options.wait.includeOpen ? spans : spans.slice(0, -1);
}

function sumUp(spans: readonly { status: Status | null; seconds: Seconds | null }[]): Waits {
  const total = (...counted: readonly (Status | null)[]) =>
    spans.reduce(
      (sum, { status, seconds }) => sum + (counted.includes(status) ? (seconds ?? 0) : 0),
      0,
    );
  return {
    requester: total("new", "open", "hold"),
    agent: total("pending"),
    on_hold: total("hold"),
    work: total("new", "open"),
  };
}
