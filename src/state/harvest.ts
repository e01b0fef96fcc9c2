import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { TicketId } from "../history/ids.ts";
import type { Skipped } from "../hosts/host.ts";
import { HostError, type Trouble } from "../hosts/trouble.ts";
import type { Readings } from "../reading/telling.ts";
import { Book } from "../report/book.ts";
import { Ledger } from "../report/ledger.ts";
import type { Instant } from "../time/instant.ts";

/** What came of reading a view's tickets. */
export interface Harvest {
  readonly tickets: ReadonlySignal<Ledger>;
  /** Left out, and why. */
  readonly skipped: ReadonlySignal<ReadonlyMap<string, Trouble>>;
  /** Begins a list: what is known of its tickets stays until it is read again. */
  begin(tickets: ReadonlyMap<TicketId, unknown>, leftOut: readonly Skipped[]): void;
  /**
   * Shows many of them at most once in a second: to sum up and draw all of them anew for each
   * handful would take longer with every one. Throws a `HostError` where the other tickets would
   * meet the same trouble.
   */
  takeIn(readings: Pick<Readings, "tickets" | "skipped">): void;
  /** Shows what was taken in meanwhile. */
  show(): void;
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

/** So many tickets are summed up in no time, however often. */
const few = 500;

export function createHarvest(now: () => Instant): Harvest {
  let book = new Book();
  let shownAt: Instant | null = null;
  let isAllShown = true;
  const tickets = signal(new Ledger(book));
  const skipped = signal<ReadonlyMap<string, Trouble>>(new Map());
  const told = new Set<string>();
  let failed = 0;
  // Whoever goes on after all gets past those that fail, however many they are.
  let patience = 1;

  function show(): void {
    if (isAllShown) return;
    isAllShown = true;
    shownAt = now();
    tickets.value = new Ledger(book);
  }

  return {
    show,
    tickets,
    skipped,
    begin(found, leftOut) {
      batch(() => {
        book = book.only(found);
        tickets.value = new Ledger(book);
        isAllShown = true;
        shownAt = null;
        skipped.value = new Map(leftOut.map(({ id, trouble }) => [id, trouble]));
      });
      told.clear();
      failed = 0;
    },
    takeIn(readings) {
      book.add(readings.tickets);
      isAllShown = false;
      const left = new Map(skipped.value);
      for (const id of readings.tickets.ids) {
        told.add(id);
        left.delete(id);
      }
      if (readings.tickets.ids.length) failed = 0;
      let stop: Trouble | null = null;
      for (const { id, trouble } of readings.skipped) {
        const { kind } = trouble;
        // One that fails once more is no news.
        if (passing.has(kind) && !left.has(id)) failed++;
        left.set(id, trouble);
        told.add(id);
        const isRefused =
          kind === "not_permitted" && !book.places.size && left.size >= refusals * patience;
        const hasFailed = passing.has(kind) && failed >= failures * patience;
        if (isRefused || hasFailed) patience *= 2;
        if (isRefused || hasFailed || general.has(kind)) stop = trouble;
      }
      for (const [id, { kind }] of left) {
        if (kind !== stop?.kind) continue;
        left.delete(id);
        told.delete(id);
      }
      batch(() => {
        if (book.places.size <= few || now() !== shownAt) show();
        if (readings.skipped.length || left.size !== skipped.value.size) skipped.value = left;
      });
      if (stop) throw new HostError(stop);
    },
    has: (ticket) => told.has(ticket),
    mayPass: (ticket) => passing.has(skipped.value.get(ticket)?.kind ?? ""),
  };
}
