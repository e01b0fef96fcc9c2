import type { Metric } from "./metric.ts";
import { none, timed } from "./sample.ts";

/**
 * From creation to the first public reply by a human agent, in seconds.
 *
 * Belongs to the author of the reply, whoever the assignee is. Notes, bots,
 * rules, imports and merges never end it; a ticket without a reply has none.
 * Rules: section 3.
 */
export const firstResponse: Metric<"first_response"> = {
  id: "first_response",
  measure: (story, measuring) =>
    story.firstResponse ? [timed(story, measuring, story.firstResponse)] : none,
};
