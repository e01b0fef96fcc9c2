import type { Directory } from "../history/directory.ts";
import type { Sample } from "../metrics/metric.ts";
import type { ReadTicket } from "../reading/telling.ts";
import { type Instant, shift } from "../time/instant.ts";
import { markOf, type Speakers } from "./mark.ts";

/** What let a clock start. */
export interface Start {
  readonly at: Instant;
  readonly kind: "creation" | "customer" | "handoff" | "reopen";
}

/** Who is a customer on a ticket. */
export function speakersOf({ story }: ReadTicket, directory: Directory): Speakers {
  return { directory, requester: story.requester };
}

/** When and why the clock of a duration started. */
export function startOf(
  { history, story }: ReadTicket,
  { sample, speakers }: { sample: Sample; speakers: Speakers },
): Start {
  const at = shift(sample.at, -sample.value);
  const [source] = sample.evidence;
  if (source === story.creation) return { at, kind: "creation" };
  const update = history.updates.find((it) => it.source === source);
  if (update?.kind === "handoff") return { at, kind: "handoff" };
  const isCustomers = update && markOf(update, speakers) === "customer";
  return { at, kind: isCustomers ? "customer" : "reopen" };
}
