import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { PersonId, TicketId } from "../history/ids.ts";
import type { Appearance, HostLists, HostPage, HostTraits, OnWait } from "../hosts/host.ts";
import type { MetricId } from "../metrics/traits.ts";
import type { Reading } from "../reading/reading.ts";
import { type Instant, shift } from "../time/instant.ts";
import { createLatest } from "./latest.ts";
import type { Loading } from "./loading.ts";
import { createReader, type Reader } from "./reader.ts";
import { createTerms, type Terms } from "./terms.ts";
import { createTicketModel, type TicketModel, type TicketParts } from "./ticket-model.ts";
import type { Views } from "./views.ts";

export type Tab = "ticket" | "me" | "team";

/** The tickets behind a figure of an agent, or of the team where that is null. */
export interface TicketsPlace {
  readonly kind: "tickets";
  readonly metric: MetricId;
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

/** The unsolved tickets of an agent, or of all who are compared where that is null. */
export interface LoadPlace {
  readonly kind: "load";
  readonly agent: PersonId | null;
}

/** A page behind a number. */
export type Place = TicketsPlace | LoadPlace | UpdatesPlace;

/** Everything beside the ticket, once it is known who looks and by which rules. */
export interface Session {
  readonly terms: Terms;
  readonly reader: Reader;
  readonly ticket: TicketModel;
}

export interface AppModel {
  readonly traits: HostTraits;
  readonly appearance: ReadonlySignal<Appearance>;
  readonly session: ReadonlySignal<Loading<Session>>;
  /** The figures of views; null until somebody looks further than the ticket. */
  readonly views: ReadonlySignal<Views | null>;
  readonly tab: ReadonlySignal<Tab>;
  /** The pages opened one from another; the last one is shown. Empty: the tab. */
  readonly trail: ReadonlySignal<readonly Place[]>;
  /** What broke, ready to be copied; null while all is well. */
  readonly crash: ReadonlySignal<string | null>;
  /** Until when the host asks us to wait, before anything is shown or beside a ticket. */
  readonly waitUntil: ReadonlySignal<Instant | null>;
  start(): Promise<void>;
  choose(tab: Tab): void;
  open(place: Place): void;
  back(): void;
  openTicket(ticket: TicketId): void;
  refresh(): void;
  reportCrash(error: unknown): void;
}

export interface AppParts {
  readonly host: HostPage & HostLists;
  readonly reading: Reading;
  now(): Instant;
}

export function createAppModel({ host, now, reading }: AppParts): AppModel {
  const appearance = signal(host.appearance());
  const session = signal<Loading<Session>>({ state: "loading", value: null });
  const views = signal<Views | null>(null);
  const tab = signal<Tab>(host.traits.place === "ticket" ? "ticket" : "me");
  const trail = signal<readonly Place[]>([]);
  const crash = signal<string | null>(null);
  const waitUntil = signal<Instant | null>(null);
  const onWait: OnWait = (seconds) => {
    waitUntil.value = seconds === null ? null : shift(now(), seconds);
  };
  const latest = createLatest((trouble) => {
    session.value = { state: "failed", value: null, trouble };
  });
  host.onAppearance(() => {
    appearance.value = host.appearance();
  });

  function begin(terms: Terms): Session {
    const reader = createReader(reading);
    const onRead: TicketParts["onRead"] = (...read) => views.value?.view.takeIn(...read);
    return { terms, reader, ticket: createTicketModel({ host, onRead, onWait, reader }) };
  }

  async function openViews(): Promise<Views | null> {
    const opened = session.value.value;
    const { createViews } = await import("./views.ts");
    // Another session may have begun meanwhile.
    if (!opened || opened !== session.value.value) return null;
    views.value ??= createViews({ host, now, ...opened });
    return views.value;
  }

  /** Histories are dear: nothing is read before somebody wants to see it. */
  async function showViews(): Promise<void> {
    const opened = await openViews();
    if (opened?.view.views.value === null) await opened.view.refresh();
  }

  const start = () =>
    latest.run(async (signal) => {
      batch(() => {
        session.value = { state: "loading", value: null };
        views.value = null;
      });
      const terms = await createTerms(await reading.rules({ signal, onWait }));
      signal.throwIfAborted();
      const value = begin(terms);
      session.value = { state: "ready", value };
      if (tab.value === "ticket") value.ticket.follow();
      else await showViews();
    });

  return {
    traits: host.traits,
    appearance,
    session,
    views,
    tab,
    trail,
    crash,
    waitUntil,
    start,
    choose(chosen) {
      tab.value = chosen;
      if (chosen !== "ticket") void showViews();
    },
    open(place) {
      trail.value = [...trail.value, place];
      void openViews();
    },
    back() {
      trail.value = trail.value.slice(0, -1);
    },
    openTicket: (ticket) => void host.openTicket(ticket),
    refresh() {
      const { value } = session.value;
      if (!value) void start();
      else if (tab.value === "ticket") void value.ticket.refresh();
      else void views.value?.view.refresh();
    },
    reportCrash(error) {
      crash.value ??= error instanceof Error ? (error.stack ?? error.message) : String(error);
    },
  };
}
