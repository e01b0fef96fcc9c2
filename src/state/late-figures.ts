import type { HostLists, HostPage } from "../hosts/host.ts";
import type { Place } from "./place.ts";
import type { ViewModel } from "./view-model.ts";

export interface LateFiguresParts {
  readonly host: Pick<HostLists, "ticket"> & Pick<HostPage, "traits">;
  readonly view: Pick<ViewModel, "heads" | "takeIn" | "tickets">;
}

/**
 * Asks for the host's own figures of a ticket when somebody looks behind a
 * number: lists bring them for unread tickets alone, and there they are
 * compared with ours.
 */
export async function compareWithHost(
  place: Place,
  { host, view }: LateFiguresParts,
): Promise<void> {
  if (place.kind !== "updates" || !place.metric || !host.traits.reports) return;
  const { ticket } = place;
  const head = view.heads.value.get(ticket);
  const read = view.tickets.value.get(ticket);
  if (!head || !read || head.reported) return;
  const { signal } = new AbortController();
  // They are an extra: without them nothing is missing.
  const found = await host.ticket(ticket, { signal }).catch(() => null);
  // What came meanwhile knows better.
  if (found && found.updatedAt === view.heads.value.get(ticket)?.updatedAt)
    view.takeIn(found, read);
}
