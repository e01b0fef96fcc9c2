import type { ViewId } from "../host.ts";

/** The saved search with this number. */
export const searchView = (id: string) => `search:${id}` as ViewId;

/** What stands on screen without being kept: its TicketSQL is all that there is of it. */
export const queryView = (sql: string) => `query:${sql}` as ViewId;

/** The TicketSQL of a view that nobody keeps; null for a saved one. */
export function sqlIn(view: ViewId): string | null {
  return view.startsWith("query:") ? view.slice("query:".length) : null;
}

/** The number of a saved search; null for what is none. */
export function searchIn(view: ViewId): string | null {
  return /^search:(\d+)$/.exec(view)?.[1] ?? null;
}
