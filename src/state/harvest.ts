import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { TicketId } from "../history/ids.ts";
import type { Skipped } from "../hosts/host.ts";
import { HostError, type Trouble } from "../hosts/trouble.ts";
import type { Readings, ReadTicket } from "../reading/reading.ts";

/** What came of reading a view's tickets. */
export interface Harvest {
  readonly tickets: ReadonlySignal<ReadonlyMap<TicketId, ReadTicket>>;
  /** Left out, and why. */
  readonly skipped: ReadonlySignal<ReadonlyMap<string, Trouble>>;
  /** Begins a list: what is known of its tickets stays until it is read again. */
  begin(tickets: ReadonlyMap<TicketId, unknown>, leftOut: readonly Skipped[]): void;
  /** Throws a `HostError` where the other tickets would meet the same trouble. */
  takeIn(readings: Readings): void;
  /** Whether it was read or left out since the list began: by an older clock some figures differ. */
  has(ticket: TicketId): boolean;
  /** Whether it failed, and asking again may help. */
  mayPass(ticket: TicketId): boolean;
}

/** Troubles that are no fault of the ticket. */
const general: ReadonlySet<string> = new Set(["asked_to_wait", "offline", "signed_out"]);

/** Those of the host that may have passed when it is asked again. */
const passing: ReadonlySet<string> = new Set(["host_failed", "timed_out"]);

/**
 * So many tickets in a row have to fail, told of in so many turns, before it is
 * no fault of theirs; and so many be refused, with nothing read, before the host
 * is taken at its word. Each time twice as many: whoever goes on all the same
 * gets past them.
 */
const enough = { tickets: 20, turns: 3 } as const;

export function createHarvest(): Harvest {
  const tickets = signal<ReadonlyMap<TicketId, ReadTicket>>(new Map());
  const skipped = signal<ReadonlyMap<string, Trouble>>(new Map());
  const told = new Set<string>();
  let patience: number = enough.tickets;
  let failed = { tickets: 0, turns: 0 };

  /** A trouble that is the host's, and not that of a ticket. */
  function troubleOfAll(readings: Readings): Trouble | null {
    // One that fails once more is no news.
    const failures = readings.skipped.filter(
      ({ id, trouble }) => passing.has(trouble.kind) && !skipped.value.has(id),
    );
    if (readings.tickets.length) failed = { tickets: 0, turns: 0 };
    failed.tickets += failures.length;
    failed.turns += Number(failures.length > 0);
    if (failed.tickets < patience || failed.turns < enough.turns) return null;
    return failures.at(-1)?.trouble ?? null;
  }

  return {
    tickets,
    skipped,
    begin(found, leftOut) {
      batch(() => {
        tickets.value = new Map([...tickets.value].filter(([ticket]) => found.has(ticket)));
        skipped.value = new Map(leftOut.map(({ id, trouble }) => [id, trouble]));
      });
      told.clear();
      failed = { tickets: 0, turns: 0 };
    },
    takeIn(readings) {
      const all = new Map(tickets.value);
      const left = new Map(skipped.value);
      for (const ticket of readings.tickets) {
        all.set(ticket.story.ticket, ticket);
        told.add(ticket.story.ticket);
        left.delete(ticket.story.ticket);
      }
      let stop = troubleOfAll(readings);
      for (const { id, trouble } of readings.skipped) {
        left.set(id, trouble);
        told.add(id);
        const isRefused = trouble.kind === "not_permitted" && !all.size;
        if (general.has(trouble.kind) || (isRefused && left.size >= patience)) stop = trouble;
      }
      if (stop)
        for (const [id, { kind }] of left)
          if (kind === stop.kind && left.delete(id)) told.delete(id);
      if (stop && !general.has(stop.kind)) patience *= 2;
      batch(() => {
        tickets.value = all;
        skipped.value = left;
      });
      if (stop) throw new HostError(stop);
    },
    has: (ticket) => told.has(ticket),
    mayPass: (ticket) => passing.has(skipped.value.get(ticket)?.kind ?? ""),
  };
}
