import type { Metric } from "./metric.ts";
import { none, oneCase } from "./sample.ts";

/**
 * Good ratings out of all: the last one of each ticket. Belongs to who was
 * credited with the last solve before it, else to the assignee then.
 * Rules: section 11.
 */
export const csat: Metric<"csat"> = {
  id: "csat",
  measure: (story) =>
    story.rating ? oneCase(story, story.rating, story.rating.rating === "good") : none,
};
