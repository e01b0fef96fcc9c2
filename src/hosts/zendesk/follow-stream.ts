import type { TicketId } from "../../history/ids.ts";
import type { Status } from "../../history/update.ts";
import type { Instant } from "../../time/instant.ts";
import type { ReadHistory, TicketHead } from "../host.ts";
import { HostError } from "../trouble.ts";
import type { Inbox } from "./inbox.ts";
import type { StreamPage } from "./stream-page.ts";
import { readOn } from "./stream-plan.ts";
import { createTeller } from "./stream-teller.ts";
import { streamTickets, type Taken } from "./stream-tickets.ts";
import type { OwnAudits } from "./stream-words.ts";

export interface Following {
  readonly start: Instant;
  /** Tickets created since then. */
  readonly picked: readonly TicketHead[];
  readonly statuses: ReadonlyMap<string, Status>;
  /** Where histories go. */
  readonly answers: Inbox<ReadHistory>;
  /** Where tickets go that are to be read by themselves. */
  readonly single: Inbox<TicketId>;
  page(start: Instant): Promise<StreamPage>;
  own(ticket: TicketId): Promise<OwnAudits>;
  /** The stream is of no use to this viewer. */
  onUseless(): void;
}

/**
 * Reads the stream of all tickets as long as that is cheaper, and tells each
 * ticket as soon as all is known of it. Those that it does not tell are to be
 * read by themselves. What goes wrong with the stream is nobody's trouble.
 */
export async function followStream(following: Following): Promise<void> {
  const { page, picked, single, start } = following;
  const tickets = streamTickets(picked);
  const teller = createTeller(following);
  let from = start;
  let pages = 0;

  /** Where to read on; null where nothing more is to be had. */
  async function readAt(at: Instant): Promise<Instant | null> {
    const read = await page(at);
    const { isLast, until } = read;
    pages++;
    tickets.collect(read);
    // An end that does not move would be read for ever.
    if (until === null || (!isLast && until <= at)) return null;
    if (!(await teller.tell(tickets.take(({ updatedAt }) => updatedAt < until)))) return null;
    const left = tickets.heads();
    if (isLast || !left.length) return null;
    const next = readOn(left, { from, until, pages, yields: teller.yields() });
    if (next !== null && next > until) {
      single.put(...idsOf(tickets.take(({ createdAt }) => createdAt < next)));
      from = next;
      pages = 0;
    }
    return next;
  }

  try {
    for (let at: Instant | null = start; at !== null; ) at = await readAt(at);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    if (error.trouble.kind === "not_permitted") following.onUseless();
  }
  single.put(...idsOf(tickets.take(() => true)));
}

function idsOf(all: readonly Taken[]): readonly TicketId[] {
  return all.map(({ head }) => head.ticket);
}
