import type { Target } from "../definitions/settings.ts";
import type { MetricId } from "../metrics/traits.ts";
import type { Rules } from "../reading/rules.ts";
import type { Story } from "../story/story.ts";
import type { Instant, Seconds } from "../time/instant.ts";

/** The rules, with what the page asks of them. */
export interface Terms extends Rules {
  /** What a metric should reach; null where nobody said. */
  targetOf(metric: MetricId): Target | null;
  /** How long a stretch of a ticket took, on the clock that figures are shown on. */
  elapsed(story: Story, stretch: { from: Instant; to: Instant }): Seconds;
}

/** The code of working hours is fetched only where figures are shown in them. */
export async function createTerms(rules: Rules): Promise<Terms> {
  const { clock, settings } = rules;
  const measuring =
    clock === "working" ? (await import("../reading/measuring-by.ts")).measuringBy(rules) : null;
  return {
    ...rules,
    targetOf(metric) {
      if (metric === "first_response") return settings.targets.firstResponse;
      return metric === "resolution" ? settings.targets.resolution : null;
    },
    elapsed(story, { from, to }) {
      return Math.max(0, measuring?.(to).working(story, from, to) ?? to - from);
    },
  };
}
