import type { Metric } from "./metric.ts";
import { counted, none } from "./sample.ts";

/**
 * Solves that were undone, out of all solves. Each is charged to who was
 * credited with the solve that it undoes. In a range a reopen may belong to an
 * earlier solve, so the part may exceed the whole. Rules: section 6.
 */
export const reopens: Metric<"reopens"> = {
  id: "reopens",
  measure: (story) => {
    const { reopens: undone, solves } = story;
    if (!solves.length && !undone.length) return none;
    const wholes = solves.map((solve) =>
      counted(story, solve, { agent: solve.agent, value: 0, of: 1, kind: null }),
    );
    const parts = undone.map((reopen) =>
      counted(story, reopen, { agent: reopen.agent, value: 1, of: 0, kind: reopen.cause }),
    );
    return parts.length ? wholes.concat(parts) : wholes;
  },
};
