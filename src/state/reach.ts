import type { Range } from "../definitions/options.ts";
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

/** The tickets that a period needs, and those needed only to compare it, each newest first. */
export function neededFor(
  heads: Iterable<TicketHead>,
  { firstWeek, previous, range }: Stretches,
): { readonly wanted: readonly TicketHead[]; readonly older: readonly TicketHead[] } {
  const newest = [...heads].sort((one, other) => other.updatedAt - one.updatedAt);
  const from = range?.from ?? Number.NEGATIVE_INFINITY;
  const since = Math.min(previous?.from ?? from, firstWeek ?? from);
  return {
    // What happened since then has changed its ticket then or later.
    wanted: newest.filter(({ updatedAt }) => updatedAt >= from),
    older: newest.filter(({ updatedAt }) => updatedAt < from && updatedAt >= since),
  };
}
