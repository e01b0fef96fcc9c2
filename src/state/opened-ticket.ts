import { computed, effect, type ReadonlySignal, signal, untracked } from "@preact/signals";
import type { HostLists, HostPage, OnWait, TicketHead, Unsubscribe } from "../hosts/host.ts";
import type { Trouble } from "../hosts/trouble.ts";
import type { ReadTicket } from "../reading/telling.ts";
import type { Session } from "./app-model.ts";
import { compareWithHost } from "./late-figures.ts";
import { createLatest } from "./latest.ts";
import type { Loading } from "./loading.ts";
import type { Place, UpdatesPlace } from "./place.ts";
import type { ViewModel } from "./view-model.ts";

/** The ticket of a view whose updates are looked at: the whole of it comes only then. */
export interface OpenedTicket {
  readonly whole: ReadonlySignal<Loading<ReadTicket>>;
  /** Why it did not come. */
  readonly trouble: ReadonlySignal<Trouble | null>;
  retry(): Promise<void>;
}

export interface OpenedTicketParts extends Session {
  readonly host: Pick<HostLists, "ticket"> & Pick<HostPage, "traits">;
  readonly trail: ReadonlySignal<readonly Place[]>;
  readonly view: ViewModel;
  /** Told that the host asks to wait. */
  readonly onWait: OnWait;
}

/** Follows the page that is shown, until it is told to stop. */
export function openedTicket(
  parts: OpenedTicketParts,
): OpenedTicket & { readonly close: Unsubscribe } {
  const { host, onWait, reader, ticket, trail, view } = parts;
  const nothing = { state: "loading", value: null } as const;
  const whole = signal<Loading<ReadTicket>>(nothing);
  const latest = createLatest((trouble) => {
    whole.value = { state: "failed", value: whole.value.value, trouble };
  });
  const shown = computed(() =>
    trail.value.findLast((place): place is UpdatesPlace => place.kind === "updates"),
  );
  const wanted = computed((): TicketHead | undefined => {
    const id = shown.value?.ticket;
    const beside = ticket.current.value.value;
    if (id === undefined || (beside?.read && beside.head.ticket === id)) return;
    return view.tickets.value.has(id) ? view.heads.value.get(id) : undefined;
  });

  const ask = (head: TicketHead) =>
    latest.run(async (signal) => {
      const { value } = whole.peek();
      const known = value?.story.ticket === head.ticket ? value : null;
      whole.value = { state: "loading", value: known };
      onWait(null);
      const reading = await reader.readWhole(head, { signal, onWait });
      signal.throwIfAborted();
      const trouble = reading.skipped[0]?.trouble;
      whole.value = trouble
        ? { state: "failed", value: known, trouble }
        : { state: "ready", value: reading.whole };
      // More may have happened on it than the figures know of.
      if (reading.whole && isNews(reading.whole, view)) view.takeIn(head, reading);
    });

  function forget(): void {
    latest.abort();
    whole.value = nothing;
  }

  const lacking = computed(() => {
    const head = host.traits.reports && shown.value?.metric ? wanted.value : undefined;
    return head?.reported ? undefined : head;
  });
  const stopComparing = compareWithHost({ host, lacking, view });
  const stop = effect(() => {
    const head = wanted.value;
    untracked(() => (head ? void ask(head) : forget()));
  });
  return {
    whole,
    trouble: computed(() => (whole.value.state === "failed" ? whole.value.trouble : null)),
    async retry() {
      const head = wanted.peek();
      if (head) await ask(head);
    },
    close() {
      stop();
      stopComparing();
      latest.abort();
    },
  };
}

function isNews({ story }: ReadTicket, { tickets }: ViewModel): boolean {
  const ledger = tickets.peek();
  const place = ledger.book.places.get(story.ticket) ?? -1;
  return ledger.tickets.lastAt[place] !== story.lastAt;
}
