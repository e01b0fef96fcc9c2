import type { Range } from "../definitions/options.ts";
import type { PersonId, TicketId } from "../history/ids.ts";
import type { TicketHead } from "../hosts/host.ts";
import type { Instant } from "../time/instant.ts";

/** How far back histories are read for comparison: the time before the period, or twelve weeks. */
export type Reach = "previous" | "weeks";

interface Stretches {
  /** Null: everything. */
  readonly range: Range | null;
  readonly previous: Range | null;
  /** Where the first week begins, where weeks are compared. */
  readonly firstWeek: Instant | undefined;
}

/** Tickets by what they are needed for; no ticket is needed twice. */
export interface Needed {
  /** The period. */
  readonly wanted: readonly TicketHead[];
  /** To compare it with. */
  readonly older: readonly TicketHead[];
}

/** The tickets that a period needs, and those needed only to compare it. */
export function neededFor(
  heads: Iterable<TicketHead>,
  { firstWeek, previous, range }: Stretches,
): Needed {
  const from = range?.from ?? Number.NEGATIVE_INFINITY;
  const since = Math.min(previous?.from ?? from, firstWeek ?? from);
  const wanted: TicketHead[] = [];
  const older: TicketHead[] = [];
  for (const head of heads) {
    // What happened since then has changed its ticket then or later.
    if (head.updatedAt >= from) wanted.push(head);
    else if (head.updatedAt >= since) older.push(head);
  }
  return { wanted, older };
}

/** Who looks, and at which ticket; null is none. */
export interface Looking {
  readonly current: TicketId | null;
  readonly viewer: PersonId;
}

/** The order of reading: the ticket on screen, then the viewer's own, then the others; each newest change first. */
export function inOrder(
  heads: readonly TicketHead[],
  { current, viewer }: Looking,
): readonly TicketHead[] {
  const rank = ({ assignee, ticket }: TicketHead) =>
    ticket === current ? 0 : assignee === viewer ? 1 : 2;
  return [...heads].sort(
    (one, other) => rank(one) - rank(other) || other.updatedAt - one.updatedAt,
  );
}
