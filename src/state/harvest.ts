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

/** So many tickets fail one after the other before it is no fault of theirs. */
const failures = 120;
/** So often the host has to refuse, with nothing read, before it is taken at its word. */
const refusals = 20;

export function createHarvest(): Harvest {
  const tickets = signal<ReadonlyMap<TicketId, ReadTicket>>(new Map());
  const skipped = signal<ReadonlyMap<string, Trouble>>(new Map());
  const told = new Set<string>();
  let failed = 0;
  // Whoever goes on after all gets past those that fail, however many they are.
  let patience = 1;
  return {
    tickets,
    skipped,
    begin(found, leftOut) {
      batch(() => {
        tickets.value = new Map([...tickets.value].filter(([ticket]) => found.has(ticket)));
        skipped.value = new Map(leftOut.map(({ id, trouble }) => [id, trouble]));
      });
      told.clear();
      failed = 0;
    },
    takeIn(readings) {
      const all = new Map(tickets.value);
      const left = new Map(skipped.value);
      for (const ticket of readings.tickets) {
        all.set(ticket.story.ticket, ticket);
        told.add(ticket.story.ticket);
        left.delete(ticket.story.ticket);
      }
      if (readings.tickets.length) failed = 0;
      let stop: Trouble | null = null;
      for (const { id, trouble } of readings.skipped) {
        const { kind } = trouble;
        // One that fails once more is no news.
        if (passing.has(kind) && !left.has(id)) failed++;
        left.set(id, trouble);
        told.add(id);
        const isRefused = kind === "not_permitted" && !all.size && left.size >= refusals * patience;
        const hasFailed = passing.has(kind) && failed >= failures * patience;
        if (isRefused || hasFailed) patience *= 2;
        if (isRefused || hasFailed || general.has(kind)) stop = trouble;
      }
      if (stop) for (const [id, { kind }] of left) if (kind === stop.kind) left.delete(id);
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
