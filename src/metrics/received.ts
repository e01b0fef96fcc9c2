import type { Metric } from "./metric.ts";
import { counted, none } from "./sample.ts";

/** Escalations that an agent took over. Belongs to the receiver. Rules: section 10. */
export const received: Metric<"received"> = {
  id: "received",
  measure: (story) => {
    if (!story.escalations.length) return none;
    const taken = story.escalations.filter(({ to }) => to !== null);
    return taken.map((escalation) =>
      counted(story, escalation, { agent: escalation.to, value: 1, of: 1, kind: null }),
    );
  },
};
