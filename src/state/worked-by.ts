import "./first-screen.ts";
import { measuringBy } from "../reading/measuring-by.ts";
import type { Rules } from "../reading/rules.ts";
import type { Story } from "../story/story.ts";
import type { Instant, Seconds } from "../time/instant.ts";

/** Working seconds of a stretch of a ticket by the rules; null where no working hours hold. */
export type Worked = (story: Story, stretch: { from: Instant; to: Instant }) => Seconds | null;

export function workedBy(rules: Rules): Worked {
  const measuring = measuringBy(rules);
  return (story, { from, to }) => measuring(to).working(story, from, to);
}
