import type { TicketId } from "../history/ids.ts";
import type { CallOptions, HostLists, Skipped, TicketHead, ViewId } from "../hosts/host.ts";

/** A view's tickets, each once, and what of the list could not be read. */
export interface Listed {
  readonly tickets: ReadonlyMap<TicketId, TicketHead>;
  readonly skipped: readonly Skipped[];
}

/** Reads a list to its end; rejects as the host does, and when it is no longer wanted. */
export async function listTickets(
  host: Pick<HostLists, "tickets">,
  { view, ...options }: CallOptions & { readonly view: ViewId },
): Promise<Listed> {
  const tickets = new Map<TicketId, TicketHead>();
  const skipped: Skipped[] = [];
  for await (const page of host.tickets(view, options)) {
    options.signal.throwIfAborted();
    for (const head of page.items) tickets.set(head.ticket, head);
    skipped.push(...page.skipped);
  }
  return { tickets, skipped };
}
