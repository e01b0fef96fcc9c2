import type { Range } from "../definitions/options.ts";
import type { Target } from "../definitions/settings.ts";
import type { Fields } from "../definitions/settings-fields.ts";
import type { Directory } from "../history/directory.ts";
import type { TicketId } from "../history/ids.ts";
import type { TicketHistory } from "../history/update.ts";
import { type MeasuredTicket, measure } from "../metrics/all.ts";
import type { Row } from "../report/figure.ts";
import { report, samplesBehind } from "../report/report.ts";
import { shareWithin } from "../report/share-within.ts";
import type { Share } from "../report/summary.ts";
import { missingPeople, tellStory } from "../story/tell-story.ts";
import type { Instant } from "../time/instant.ts";
import { measuringBy } from "./measuring-by.ts";
import type { Rules } from "./rules.ts";

/** Which settings to try, and on which tickets. */
export interface PreviewAsked {
  /** As a form has them; what is wrong in them has no effect. */
  readonly fields: Fields;
  /** Those of them that were read are counted. */
  readonly tickets: readonly TicketId[];
  readonly range: Range | null;
}

/** What settings make of tickets. */
export interface Preview {
  readonly clock: "calendar" | "working";
  /** The working hours that the host keeps, whether they hold or not, by the part. */
  readonly hostHours: readonly Fields[];
  /** Everybody's samples in one pool. */
  readonly team: Row;
  /** How many meet the targets; null where there is none. */
  readonly within: {
    readonly first_response: Share | null;
    readonly resolution: Share | null;
  };
}

/** Tells the histories again by other rules, and sums up; nothing is kept of it. */
export function previewBy(
  { histories, range }: Pick<PreviewAsked, "range"> & { histories: readonly TicketHistory[] },
  by: { readonly rules: Rules; readonly directory: Directory; readonly now: Instant },
): Omit<Preview, "hostHours"> {
  const { clock, settings } = by.rules;
  const { directory } = by;
  const measuring = measuringBy(by.rules)(by.now);
  const tickets = histories.flatMap((history): readonly MeasuredTicket[] => {
    if (missingPeople(history, directory).length) return [];
    const story = tellStory(history, { directory, options: settings.options });
    return story ? [measure(story, measuring)] : [];
  });
  const selection = { range, agents: null, clock };
  const sharing = (metric: "first_response" | "resolution", target: Target | null) =>
    target && shareWithin(samplesBehind(tickets, { metric, selection }), { ...target, clock });
  return {
    clock,
    team: report(tickets, selection).team,
    within: {
      first_response: sharing("first_response", settings.targets.firstResponse),
      resolution: sharing("resolution", settings.targets.resolution),
    },
  };
}
