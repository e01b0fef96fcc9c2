import * as v from "valibot";
import type { TicketId } from "../../history/ids.ts";
import type { Instant } from "../../time/instant.ts";
import { cutToInstant } from "../../time/instant.ts";
import { read } from "../read.ts";
import { audit } from "./wire.ts";

/** A part of what happened to all tickets of the account, the oldest first. */
export interface StreamPage {
  readonly saves: readonly StreamSave[];
  /** All that happened before this was told; null where that is not said. */
  readonly until: Instant | null;
  /** Whether there is no more, but for the last minute. */
  readonly isLast: boolean;
}

export interface StreamSave {
  readonly id: string;
  readonly ticket: TicketId;
  /** As it came. */
  readonly given: unknown;
}

const { id } = audit.entries;

const pageShape = v.object({
  ticket_events: v.array(v.looseObject({ id, ticket_id: id })),
  end_time: v.nullish(v.number()),
  end_of_stream: v.nullish(v.boolean()),
});

/** A page is never longer; before Zendesk said where its stream ends, a shorter one was the last. */
const longest = 1000;

/** Where the events since a time are asked for, with the comments in them. */
export function streamPath(start: Instant): string {
  return `incremental/ticket_events.json?start_time=${start}&include=comment_events`;
}

/** One save that makes no sense spoils its page: nobody can say whose it is. */
export function readStreamPage(answer: unknown): StreamPage {
  const { ticket_events, end_of_stream, end_time } = read(pageShape, answer);
  return {
    saves: ticket_events.map((given) => ({
      id: given.id,
      ticket: given.ticket_id as TicketId,
      given,
    })),
    until: end_time == null ? null : cutToInstant(end_time * 1000),
    isLast: end_of_stream ?? ticket_events.length < longest,
  };
}
