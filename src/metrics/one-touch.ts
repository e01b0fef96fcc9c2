import { isSolvedNow, type Story } from "../story/story.ts";
import type { Metric } from "./metric.ts";
import { none, oneCase } from "./sample.ts";

/**
 * Solved tickets that took exactly one public reply, out of the solved ones.
 * Belongs to who is credited with the last solve. Rules: section 7.
 */
export const oneTouch: Metric<"one_touch"> = {
  id: "one_touch",
  measure: (story) => {
    const isOne = isOneTouch(story);
    const solve = story.solves.at(-1);
    return isOne === null || !solve ? none : oneCase(story, solve, isOne);
  },
};

/** Null while the ticket is unsolved, and where it is excluded. */
export function isOneTouch(story: Story): boolean | null {
  return story.exclusion || !isSolvedNow(story) ? null : story.publicReplies === 1;
}
