import type { TicketId } from "../history/ids.ts";
import type { HostLists, HostPage } from "../hosts/host.ts";
import { HostError } from "../hosts/trouble.ts";
import type { Place } from "./place.ts";
import type { ViewModel } from "./view-model.ts";

export interface LateFiguresParts {
  readonly host: Pick<HostLists, "ticket"> & Pick<HostPage, "traits">;
  readonly view: Pick<ViewModel, "heads" | "takeIn" | "tickets">;
}

/**
 * Asks for the host's own figures of a ticket when somebody looks behind a
 * number: lists bring them for unread tickets alone, and there they are
 * compared with ours. They are an extra: without them nothing is missing.
 */
export function createLateFigures({ host, view }: LateFiguresParts) {
  const asked = new Set<TicketId>();
  return async (place: Place): Promise<void> => {
    if (place.kind !== "updates" || !place.metric || !host.traits.reports) return;
    const { ticket } = place;
    const head = view.heads.value.get(ticket);
    const read = view.tickets.value.get(ticket);
    if (!head || !read || head.reported || asked.has(ticket)) return;
    asked.add(ticket);
    try {
      const { signal } = new AbortController();
      const { reported, updatedAt } = await host.ticket(ticket, { signal });
      // What came meanwhile knows better.
      if (view.heads.value.get(ticket) === head && updatedAt === head.updatedAt)
        view.takeIn({ ...head, reported }, view.tickets.value.get(ticket) ?? read);
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
    }
  };
}
