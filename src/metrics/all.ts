import type { Story } from "../story/story.ts";
import { csat } from "./csat.ts";
import { escalations } from "./escalations.ts";
import { firstContactResolution } from "./first-contact-resolution.ts";
import { firstResponse } from "./first-response.ts";
import type { Measuring, Metric, Sample } from "./metric.ts";
import { oneTouch } from "./one-touch.ts";
import { received } from "./received.ts";
import { reopens } from "./reopens.ts";
import { replyTime } from "./reply-time.ts";
import { resolution } from "./resolution.ts";
import { serviceLevel } from "./service-level.ts";
import { touches } from "./touches.ts";
import { type MetricId, metrics } from "./traits.ts";

/** How every metric is measured. */
const all: { readonly [Id in MetricId]: Metric<Id> } = {
  first_response: firstResponse,
  resolution,
  reopens,
  touches,
  escalations,
  reply_time: replyTime,
  one_touch: oneTouch,
  first_contact_resolution: firstContactResolution,
  service_level: serviceLevel,
  csat,
  received,
};

const inOrder: readonly Metric[] = metrics.map(({ id }) => all[id]);

/** A ticket's story with all that was read off it. */
export interface MeasuredTicket {
  readonly story: Story;
  /** One list for each of `metrics`, in the same order. */
  readonly samples: readonly (readonly Sample[])[];
}

/** Reads every metric off one story. */
export function measure(story: Story, measuring: Measuring): MeasuredTicket {
  return { story, samples: inOrder.map((metric) => metric.measure(story, measuring)) };
}
