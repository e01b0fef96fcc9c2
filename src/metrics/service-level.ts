import { isSolvedNow, priorityAt } from "../story/story.ts";
import type { Metric } from "./metric.ts";
import { counted, none, oneCase } from "./sample.ts";

/**
 * First responses within the target, out of those where that is known. An
 * unanswered ticket is missed once its clock has run past the target, and
 * undetermined before. The target may differ by the priority in force at the
 * end: at the reply, or now. Belongs to the replier; a missed one without a reply to
 * nobody. Rules: section 11.
 */
export const serviceLevel: Metric<"service_level"> = {
  id: "service_level",
  measure: (story, measuring) => {
    const promise = measuring.serviceLevel;
    if (!promise || story.exclusion) return none;
    const response = story.firstResponse;
    if (!response && (story.awaitingSince === null || isSolvedNow(story))) return none;
    const start = response?.start ?? story.awaitingSince ?? story.firstAt;
    const end = response?.end ?? measuring.nowFor(story);
    const taken = promise.clock === "calendar" ? end - start : measuring.working(story, start, end);
    if (taken === null) return none;
    const target = promise.byPriority?.get(priorityAt(story, end) ?? "normal") ?? promise.target;
    const isMet = taken <= target;
    if (response) {
      return oneCase(
        story,
        { at: response.end, agent: response.agent, evidence: response.evidence },
        isMet,
      );
    }
    const evidence = story.creation === null ? [] : [story.creation];
    const waiting = { at: story.firstAt, agent: null, evidence };
    return isMet
      ? [counted(story, waiting, { agent: null, value: 0, of: 0, kind: "undetermined" })]
      : oneCase(story, waiting, false);
  },
};
