import type { TicketHistory } from "../history/update.ts";
import { type LogResult, misread, reading } from "../log/log.ts";
import { type MeasuredTicket, measure } from "../metrics/all.ts";
import type { Measuring } from "../metrics/metric.ts";
import { tellStory } from "../story/tell-story.ts";
import type { Config } from "./read-config.ts";

/** Measures one history; the problem says why it cannot be. Null for one without updates. */
export function measureTicket(
  history: TicketHistory,
  { config, measuring }: { readonly config: Config; readonly measuring: Measuring },
): LogResult<MeasuredTicket | null> {
  return reading(() => {
    for (const { schedule } of history.updates) {
      if (schedule === undefined || !config.hours.size || config.hours.has(schedule)) continue;
      misread(
        `${history.ticket}: no schedule ${schedule}; there is ${[...config.hours.keys()].join(", ")}`,
      );
    }
    const story = tellStory(history, config);
    return story && measure(story, measuring);
  });
}
