import type { Metric } from "./metric.ts";
import { none, timed } from "./sample.ts";

/**
 * How long a customer waited for each answer, first ones included unless the
 * options leave them out, in seconds. Belongs to who answered. Rules: section 4.
 */
export const replyTime: Metric<"reply_time"> = {
  id: "reply_time",
  measure: (story, measuring) => {
    if (!story.replies.length) return none;
    const { includeFirst } = measuring.options.turns;
    const pairs = includeFirst ? story.replies : story.replies.filter(({ first }) => !first);
    return pairs.map((pair) => timed(story, measuring, pair));
  },
};
