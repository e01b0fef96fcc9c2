import { type DeskTicketEvent, encodeTicketEvents } from "./encode-ticket-events.ts";
import { type Asked, ok, type RestAnswer, refuse } from "./rest-answer.ts";
import type { Store, StoredTicket } from "./store.ts";

const largest = 1000;
/** What happened in the last seconds is not told yet. */
const withheld = 60;

/**
 * Everything that happened to any ticket since a time, oldest first. The next
 * page begins with the second with which this one ended, so that pages overlap.
 */
export function ticketEvents({ address, store, viewer }: Asked): RestAnswer {
  if (viewer.role !== "admin") return refuse(403, "Forbidden", "This needs an admin.");
  const given = address.searchParams.get("start_time");
  const start = Number(given);
  if (given === null || !Number.isInteger(start)) return refuse(422, "InvalidValue", "start_time");
  const until = store.now() - withheld;
  if (start > until) return refuse(400, "StartTimeTooRecent", "Too recent start_time.");
  const size = Number(address.searchParams.get("per_page") ?? largest);
  const since = streamOf(store).filter(({ timestamp: at }) => at >= start && at <= until);
  const page = since.slice(0, Math.min(Math.max(1, size), largest));
  const end_time = page.at(-1)?.timestamp ?? start;
  const next = new URL(address);
  next.searchParams.set("start_time", `${end_time}`);
  return ok({
    ticket_events: isWhole(address) ? page : page.map(withoutWords),
    next_page: next.href,
    count: page.length,
    end_of_stream: page.length === since.length,
    end_time,
  });
}

function isWhole({ searchParams }: URL): boolean {
  return (searchParams.get("include") ?? "").split(",").includes("comment_events");
}

/** Unless asked for, comments are mentioned and not told. */
function withoutWords(event: DeskTicketEvent): DeskTicketEvent {
  const child_events = event.child_events.map((child) => {
    const { event_type, id, public: isPublic, via_reference_id } = Object(child);
    if (event_type !== "Comment") return child;
    const mentioned = { comment_present: true, comment_public: isPublic };
    return { id, via: event.via, via_reference_id, ...mentioned, event_type };
  });
  return { ...event, child_events };
}

const encoded = new WeakMap<StoredTicket, readonly DeskTicketEvent[]>();

function streamOf(store: Store): readonly DeskTicketEvent[] {
  const all: DeskTicketEvent[] = [];
  for (const ticket of store.tickets()) {
    const events = encoded.get(ticket) ?? encodeTicketEvents(ticket);
    encoded.set(ticket, events);
    all.push(...events);
  }
  return all.sort((one, other) => one.timestamp - other.timestamp);
}
