import type { PersonId, TicketId } from "../history/ids.ts";
import type { MetricId } from "../metrics/traits.ts";
import type { WeekHour } from "../report/arrivals.ts";
import type { Instant } from "../time/instant.ts";

/** The board is the team's tab on a page of its own. */
export type Tab = "ticket" | "me" | "team" | "board" | "settings";

/** The tickets behind a figure of an agent, or of the team where that is null. */
export interface TicketsPlace {
  readonly kind: "tickets";
  readonly metric: MetricId;
  readonly agent: PersonId | null;
  /** In place of the period, `[from, to)`. */
  readonly stretch?: { readonly from: Instant; readonly to: Instant };
  /** Only of tickets that arrived in this hour of the week. */
  readonly arrival?: WeekHour;
}

/** The unsolved tickets of an agent, or of all who are compared where that is null. */
export interface LoadPlace {
  readonly kind: "load";
  readonly agent: PersonId | null;
}

/** The updates behind a ticket's part in a figure. */
export interface UpdatesPlace {
  readonly kind: "updates";
  readonly ticket: TicketId;
  /** Null: all that happened on the ticket. */
  readonly metric: MetricId | null;
  /** Null: whoever it was. */
  readonly agent: PersonId | null;
  /** When the one duration ended that is meant; null: everything. */
  readonly at: Instant | null;
}

/** A page behind a number. */
export type Place = TicketsPlace | LoadPlace | UpdatesPlace;
