import type { TicketHistory, Update } from "../history/update.ts";
import { writeInstant } from "../time/instant.ts";

/** A line of a ticket log, as `readTicket` reads it. */
export function writeTicket({ ticket, updates }: TicketHistory): unknown {
  return { ticket, updates: updates.map(lineOf) };
}

function lineOf(update: Update): unknown {
  const { at, comment, onBehalfOf, source, via, ...rest } = update;
  return {
    t: writeInstant(at),
    id: source,
    ...rest,
    ...(via === "person" ? {} : { via }),
    ...(onBehalfOf === undefined ? {} : { commentBy: onBehalfOf }),
    ...(comment
      ? { comment: comment.audience, commentBy: comment.author, chat: comment.chat }
      : {}),
  };
}
