import type { Range } from "../definitions/options.ts";
import type { PersonId } from "../history/ids.ts";
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

/**
 * The tickets that a period needs, and those needed only to compare it: first
 * those that the viewer has, and of all the newest change first.
 */
export function neededFor(
  heads: Iterable<TicketHead>,
  { firstWeek, previous, range, viewer }: Stretches & { readonly viewer: PersonId },
): { readonly wanted: readonly TicketHead[]; readonly older: readonly TicketHead[] } {
  const rank = ({ assignee }: TicketHead) => Number(assignee !== viewer);
  const inTurn = [...heads].sort(
    (one, other) => rank(one) - rank(other) || other.updatedAt - one.updatedAt,
  );
  const from = range?.from ?? Number.NEGATIVE_INFINITY;
  const since = Math.min(previous?.from ?? from, firstWeek ?? from);
  return {
    // What happened since then has changed its ticket then or later.
    wanted: inTurn.filter(({ updatedAt }) => updatedAt >= from),
    older: inTurn.filter(({ updatedAt }) => updatedAt < from && updatedAt >= since),
  };
}
