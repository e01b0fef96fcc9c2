import type { Story } from "../story/story.ts";
import { type Instant, shift } from "../time/instant.ts";
import type { Terms } from "./terms.ts";

/** Where working hours begin or end inside a stretch of time. */
export interface WorkingMark {
  readonly at: Instant;
  readonly begins: boolean;
}

/** A list with more of them would be one of office hours. */
const most = 8;

/**
 * The borders of working hours within a stretch of a ticket, oldest first; none
 * without working hours, and none where there are more than eight.
 */
export function workingMarks(
  story: Story,
  { stretch, terms }: { stretch: { from: Instant; to: Instant }; terms: Pick<Terms, "worked"> },
): readonly WorkingMark[] {
  const worked = (from: Instant, to: Instant) => terms.worked(story, { from, to }) ?? 0;
  if (terms.worked(story, stretch) === null) return [];
  const { to } = stretch;
  const marks: WorkingMark[] = [];
  let at = stretch.from;
  let isWorking = worked(at, shift(at, 1)) > 0;
  while (at < to && marks.length <= most) {
    const from = at;
    // Both only ever become true: one second later holds what held before.
    const isPast = (end: Instant) =>
      isWorking ? worked(from, end) < end - from : worked(from, end) > 0;
    if (!isPast(to)) break;
    at = shift(firstWhere(isPast, { from, to }), -1);
    isWorking = !isWorking;
    if (at > stretch.from) marks.push({ at, begins: isWorking });
  }
  return marks.length > most ? [] : marks;
}

/** The first second at which something holds that goes on to hold until the end. */
function firstWhere(
  holds: (at: Instant) => boolean,
  { from, to }: { from: Instant; to: Instant },
): Instant {
  let [before, after] = [from, to];
  while (after - before > 1) {
    const middle = shift(before, Math.floor((after - before) / 2));
    if (holds(middle)) after = middle;
    else before = middle;
  }
  return after;
}
