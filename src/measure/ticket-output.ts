import { isFirstContactResolved } from "../metrics/first-contact-resolution.ts";
import { createMeasuring } from "../metrics/measuring.ts";
import type { Measuring } from "../metrics/metric.ts";
import { isOneTouch } from "../metrics/one-touch.ts";
import { firstResolution, fullResolution, type Resolution } from "../metrics/resolution.ts";
import { waits } from "../metrics/waits.ts";
import type { Story } from "../story/story.ts";
import { writeInstant } from "../time/instant.ts";
import type { Config } from "./read-config.ts";

/** What the numbers of one ticket are made with. */
export interface Terms {
  readonly config: Config;
  readonly measuring: Measuring;
}

/** The ticket's part of the output, all keys given, null where null. Rules: section 14. */
export function ticketOutput(story: Story, terms: Terms): Record<string, unknown> {
  const { measuring } = terms;
  const spent = story.exclusion ? null : waits(story, measuring);
  const taken = (resolution: Resolution | null) =>
    resolution && {
      seconds: resolution.end - resolution.start,
      business_seconds: measuring.working(story, resolution.start, resolution.end),
      agent: resolution.agent,
    };
  return {
    frt: firstResponseOf(story, measuring),
    ...zendeskReplyTime(story, terms),
    replies: story.replies.map(({ agent, end, first, start }) => ({
      agent,
      first,
      seconds: end - start,
      business_seconds: measuring.working(story, start, end),
    })),
    first_resolution: taken(firstResolution(story)),
    full_resolution: taken(fullResolution(story)),
    solves: story.solves.map(({ agent, at, auto }) => ({ at: writeInstant(at), agent, auto })),
    reopens: story.reopens.map(({ agent, at, cause, soft }) => ({
      at: writeInstant(at),
      agent,
      cause,
      soft,
    })),
    touches: story.touches.map(({ agent, evidence, kind }) => ({
      agent,
      kind,
      updates: evidence.length,
    })),
    escalations: story.escalations.map(({ at, by, kinds, to }) => ({
      at: writeInstant(at),
      by,
      to,
      kinds,
    })),
    deescalations: story.exclusion ? null : story.deescalations,
    public_replies: story.exclusion ? null : story.publicReplies,
    one_touch: isOneTouch(story),
    fcr: isFirstContactResolved(story, measuring),
    wait: spent?.calendar ?? null,
    wait_business: spent?.business ?? null,
    excluded: story.exclusion,
    assignee: story.states.at(-1)?.assignee ?? null,
    warnings: story.warnings,
  };
}

function firstResponseOf(story: Story, measuring: Measuring): unknown {
  const response = story.firstResponse;
  if (!response) return null;
  const { agent, end, start } = response;
  return {
    seconds: end - start,
    business_seconds: measuring.working(story, start, end),
    agent,
    start: writeInstant(start),
    end: writeInstant(end),
  };
}

/** Zendesk's own figure, in its minutes and by the schedule of the reply. Rules: section 3. */
function zendeskReplyTime(story: Story, { config }: Terms): Record<string, unknown> {
  if (config.options.frt.mode !== "zendesk") return {};
  const response = story.firstResponse;
  if (!response) return { reply_time_in_minutes: null };
  const options = { ...config.options, scheduleMode: "last_at_event" } as const;
  const business = createMeasuring({ ...config, options }).working(
    story,
    response.start,
    response.end,
  );
  const round = Math[config.options.zendesk.rounding];
  const calendar = round((response.end - response.start) / 60);
  return {
    reply_time_in_minutes: {
      calendar,
      business: business === null ? null : round(business / 60),
    },
  };
}
