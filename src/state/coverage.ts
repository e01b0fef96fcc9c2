import { computed, type ReadonlySignal } from "@preact/signals";
import type { TicketId } from "../history/ids.ts";
import type { TicketHead } from "../hosts/host.ts";
import type { Instant } from "../time/instant.ts";
import type { Harvest } from "./harvest.ts";
import { type Needed, neededFor, type Reach } from "./reach.ts";
import { isInScope, type Scope } from "./scope.ts";

/** How many tickets are read or left out, of so many. */
export interface Tally {
  readonly read: number;
  readonly total: number;
}

/** Which tickets are read as the list has them: counted from them, so that none counts twice. */
export interface Coverage {
  readonly needed: ReadonlySignal<Needed>;
  readonly period: ReadonlySignal<Tally>;
  readonly older: ReadonlySignal<Tally>;
  /**
   * Whether the list is missing, or a ticket that may still change a figure. Who
   * gets the credit stands in its history: until it is read it may be anybody's.
   */
  readonly isMissing: ReadonlySignal<boolean>;
  /** Whether a ticket is read, or left out, as it stands now. */
  has(head: TicketHead): boolean;
  /** Tickets come in, read as the list has them; said before the harvest takes them in. */
  note(tickets: readonly TicketId[]): void;
}

export interface CoverageParts {
  readonly heads: ReadonlySignal<ReadonlyMap<TicketId, TicketHead>>;
  readonly harvest: Pick<Harvest, "skipped" | "tickets">;
  readonly reach: Reach;
  readonly scope: Scope;
}

export function createCoverage({ harvest, heads, reach, scope }: CoverageParts): Coverage {
  const needed = computed(() =>
    neededFor(heads.value.values(), {
      range: scope.range.value,
      previous: scope.previous.value,
      firstWeek: reach === "weeks" ? scope.weeks.value[0] : undefined,
    }),
  );
  /** How each ticket stood when it was read. */
  const readAs = new Map<TicketId, Instant>();
  const has = ({ ticket, updatedAt }: TicketHead) =>
    harvest.skipped.value.has(ticket) ||
    (harvest.tickets.value.has(ticket) && readAs.get(ticket) === updatedAt);
  const tally = (tickets: readonly TicketHead[]): Tally => {
    let read = 0;
    for (const head of tickets) if (has(head)) read++;
    return { read, total: tickets.length };
  };
  const period = computed(() => tally(needed.value.wanted));
  return {
    needed,
    period,
    older: computed(() => tally(needed.value.older)),
    isMissing: computed(() => {
      const { read, total } = period.value;
      if (read === total) return !heads.value.size;
      return needed.value.wanted.some((head) => isInScope(head, scope.filter.value) && !has(head));
    }),
    has,
    note(tickets) {
      for (const ticket of tickets) {
        const head = heads.value.get(ticket);
        if (head) readAs.set(ticket, head.updatedAt);
      }
    },
  };
}
