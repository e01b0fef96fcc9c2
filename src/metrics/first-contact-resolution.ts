import { bothEvidence, isSolvedNow, type Story } from "../story/story.ts";
import type { Measuring, Metric } from "./metric.ts";
import { none, oneCase } from "./sample.ts";

const day = 86_400;

/**
 * Tickets settled by one answer that stayed solved for some days, out of those
 * where that is known. Belongs to who gave the first answer, else to the first
 * solver. Rules: section 7.
 */
export const firstContactResolution: Metric<"first_contact_resolution"> = {
  id: "first_contact_resolution",
  measure: (story, measuring) => {
    const isResolved = isFirstContactResolved(story, measuring);
    const [reply] = story.replies;
    const [solve] = story.solves;
    const at = solve?.at ?? reply?.end;
    if (isResolved === null || at === undefined) return none;
    const evidence = bothEvidence(reply?.evidence ?? [], solve?.evidence ?? []);
    const agent = reply?.agent ?? solve?.agent ?? null;
    return oneCase(story, { at, agent, evidence }, isResolved);
  },
};

/** False as soon as it is known, null until the window is over and where no answer exists. */
export function isFirstContactResolved(story: Story, measuring: Measuring): boolean | null {
  if (story.exclusion) return null;
  if (story.replies.length > 1) return false;
  const [solve] = story.solves;
  if (!solve) return null;
  const windowEnd = solve.at + measuring.options.fcr.windowDays * day;
  if (story.reopens.some((reopen) => !reopen.soft && reopen.at <= windowEnd)) return false;
  const isOpen = !isSolvedNow(story) || story.replies.length === 0;
  return isOpen || measuring.nowFor(story) < windowEnd ? null : true;
}
