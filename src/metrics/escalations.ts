import type { Metric } from "./metric.ts";
import { counted, none } from "./sample.ts";

/**
 * Tickets that an agent escalated, out of the tickets that the agent touched;
 * for the team, tickets with an escalation out of all that are not excluded.
 * An escalation by a rule is nobody's. Rules: section 10.
 */
export const escalations: Metric<"escalations"> = {
  id: "escalations",
  measure: (story) =>
    story.escalations.length
      ? story.escalations.map((escalation) =>
          counted(story, escalation, {
            agent: escalation.by,
            value: 1,
            of: 0,
            kind: escalation.kinds.join(),
          }),
        )
      : none,
};
