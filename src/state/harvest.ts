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
}

/** Troubles that are no fault of the ticket. */
const general: ReadonlySet<string> = new Set(["asked_to_wait", "offline", "signed_out"]);

/** So often the host has to refuse, with nothing read, before it is taken at its word. */
const enoughRefusals = 3;

/** So many tickets are summed up in no time, however often. */
const few = 500;

export function createHarvest(now: () => Instant): Harvest {
  let book = new Book();
  let shownAt: Instant | null = null;
  let isAllShown = true;
  const tickets = signal(new Ledger(book));
  const skipped = signal<ReadonlyMap<string, Trouble>>(new Map());

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
    },
    takeIn(readings) {
      book.add(readings.tickets);
      isAllShown = false;
      const left = new Map(skipped.value);
      for (const id of readings.tickets.ids) left.delete(id);
      let stop: Trouble | null = null;
      for (const { id, trouble } of readings.skipped) {
        left.set(id, trouble);
        const isRefused = trouble.kind === "not_permitted" && !book.places.size;
        if (general.has(trouble.kind) || (isRefused && left.size >= enoughRefusals)) stop = trouble;
      }
      if (stop) for (const [id, { kind }] of left) if (kind === stop.kind) left.delete(id);
      batch(() => {
        if (book.places.size <= few || now() !== shownAt) show();
        if (readings.skipped.length || left.size !== skipped.value.size) skipped.value = left;
      });
      if (stop) throw new HostError(stop);
    },
  };
}
