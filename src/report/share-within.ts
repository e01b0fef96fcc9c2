import { type Target, withinFor } from "../definitions/settings.ts";
import type { Sample } from "../metrics/metric.ts";
import { type Share, share } from "./summary.ts";

/** Which target, on which clock. */
interface Reaching extends Pick<Target, "byPriority" | "within"> {
  readonly clock: "calendar" | "working";
}

/** The share of durations that meet a target, each the one for its priority. Rules: section 11. */
export function shareWithin(
  samples: readonly Pick<Sample, "priority" | "value" | "working">[],
  reaching: Reaching,
): Share {
  let [part, whole] = [0, 0];
  for (const { priority, value, working } of samples) {
    const taken = reaching.clock === "working" ? working : value;
    if (taken === null) continue;
    whole += 1;
    if (taken <= withinFor(reaching, priority)) part += 1;
  }
  return share(part, whole);
}
