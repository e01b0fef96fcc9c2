import { bothEvidence, isSolvedNow, type Solve, type Story } from "../story/story.ts";
import type { Instant } from "../time/instant.ts";
import type { Metric } from "./metric.ts";
import { none, timed } from "./sample.ts";

/**
 * From creation to the last solve, in seconds; none while the ticket is
 * unsolved. Pending and hold are inside. Belongs to who is credited with that
 * solve. Rules: section 5.
 */
export const resolution: Metric<"resolution"> = {
  id: "resolution",
  measure: (story, measuring) => {
    const full = fullResolution(story);
    return full ? [timed(story, measuring, full)] : none;
  },
};

/** From creation to a solve. */
export interface Resolution {
  readonly start: Instant;
  readonly end: Instant;
  readonly agent: Solve["agent"];
  readonly evidence: Solve["evidence"];
}

export function firstResolution(story: Story): Resolution | null {
  return resolutionBy(story, story.solves[0]);
}

export function fullResolution(story: Story): Resolution | null {
  return isSolvedNow(story) ? resolutionBy(story, story.solves.at(-1)) : null;
}

function resolutionBy(story: Story, solve: Solve | undefined): Resolution | null {
  if (!solve || story.createdAt === null || story.creation === null) return null;
  // Updates of two instants are two: comparing their ids, which lie far apart, would cost more.
  const evidence =
    solve.at === story.createdAt
      ? bothEvidence([story.creation], solve.evidence)
      : [story.creation, ...solve.evidence];
  return {
    start: story.createdAt,
    end: solve.at,
    agent: solve.agent,
    evidence,
  };
}
