import type { Metric } from "./metric.ts";
import { counted } from "./sample.ts";

/**
 * Updates that a human agent made to a ticket: with a reply (public), with a
 * note (private) or with changed fields alone. Belongs to who made it.
 * Rules: section 7.
 */
export const touches: Metric<"touches"> = {
  id: "touches",
  measure: (story) =>
    story.touches.map((touch) =>
      counted(story, touch, { agent: touch.agent, value: 1, of: 1, kind: touch.kind }),
    ),
};
