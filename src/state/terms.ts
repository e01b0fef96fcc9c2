import { signal } from "@preact/signals";
import type { Target } from "../definitions/settings.ts";
import type { MetricId } from "../metrics/traits.ts";
import type { Rules } from "../reading/rules.ts";
import type { Story } from "../story/story.ts";
import type { Instant, Seconds } from "../time/instant.ts";
import type { Clock } from "./judge.ts";
import type { Worked } from "./worked-by.ts";

/** The rules, with what the page asks of them. */
export interface Terms extends Omit<Rules, "clock"> {
  /** The clock that figures are shown on; who reads it is told when it changes. */
  readonly clock: Clock;
  chooseClock(clock: Clock): void;
  /** What a metric should reach; null where nobody said. */
  targetOf(metric: MetricId): Target | null;
  /** Working seconds of a stretch of a ticket; null without working hours. */
  readonly worked: Worked;
  /** How long a stretch of a ticket took, on the clock that figures are shown on. */
  elapsed(story: Story, stretch: { from: Instant; to: Instant }): Seconds;
}

/** The code of working hours is fetched only where figures are shown in them. */
export async function createTerms(rules: Rules): Promise<Terms> {
  const { schedules, settings } = rules;
  const clock = signal(rules.clock);
  const worked: Worked = schedules.length
    ? (await import("./worked-by.ts")).workedBy(rules)
    : () => null;
  return {
    ...rules,
    get clock() {
      return clock.value;
    },
    chooseClock(chosen) {
      clock.value = chosen;
    },
    targetOf(metric) {
      if (metric === "first_response") return settings.targets.firstResponse;
      return metric === "resolution" ? settings.targets.resolution : null;
    },
    worked,
    elapsed(story, stretch) {
      const { from, to } = stretch;
      return Math.max(0, (clock.value === "working" ? worked(story, stretch) : null) ?? to - from);
    },
  };
}
