import { batch, type ReadonlySignal, signal } from "@preact/signals";
import type { TicketId } from "../history/ids.ts";
import type { HostLists, HostPage, OnWait } from "../hosts/host.ts";
import type { Appearance, HostTraits } from "../hosts/host-traits.ts";
import type { Reading } from "../reading/reading.ts";
import { type Instant, shift } from "../time/instant.ts";
import { createConnection } from "./connection.ts";
import { crashReport } from "./crash-report.ts";
import { createLatest } from "./latest.ts";
import type { Loading } from "./loading.ts";
import type { Place, Tab } from "./place.ts";
import { createReader, type Reader } from "./reader.ts";
import type { createSettingsModel, SettingsModel } from "./settings-model.ts";
import { createTerms, type Terms } from "./terms.ts";
import { createTicketModel, type TicketModel, type TicketParts } from "./ticket-model.ts";
import type { Views } from "./views.ts";

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
  /** The form of the settings; null until an admin opens it. */
  readonly settings: ReadonlySignal<SettingsModel | null>;
  readonly tab: ReadonlySignal<Tab>;
  /** The pages opened one from another; the last one is shown. Empty: the tab. */
  readonly trail: ReadonlySignal<readonly Place[]>;
  /** What broke, ready to be copied; null while all is well. */
  readonly crash: ReadonlySignal<string | null>;
  /** Until when the host asks us to wait, before anything is shown or beside a ticket. */
  readonly waitUntil: ReadonlySignal<Instant | null>;
  /** Whether the host cannot be reached. What was read stays. */
  readonly isOffline: ReadonlySignal<boolean>;
  start(): Promise<void>;
  choose(tab: Tab): void;
  open(place: Place): void;
  back(): void;
  openTicket(ticket: TicketId): void;
  refresh(): void;
  /** The browser says that the connection is lost. */
  loseConnection(): void;
  /** Goes on with all that being offline has stopped, if the host can be reached again. */
  reconnect(): Promise<void>;
  reportCrash(error: unknown): void;
}

export interface AppParts {
  readonly host: HostPage & HostLists;
  readonly reading: Reading;
  now(): Instant;
  /** The code of the settings' form, with what draws it; left out where nobody may open it. */
  fetchSettings?(): Promise<{ readonly createSettingsModel: typeof createSettingsModel }>;
  /** Which Sidelight this is, and in which browser: the head of a report. */
  readonly about?: string;
}

const firstTabs = { ticket: "ticket", view: "team", page: "board" } as const;

export function createAppModel(parts: AppParts): AppModel {
  const { about = "", fetchSettings, host, now, reading } = parts;
  const appearance = signal(host.appearance());
  const session = signal<Loading<Session>>({ state: "loading", value: null });
  const views = signal<Views | null>(null);
  const settings = signal<SettingsModel | null>(null);
  const isPage = host.traits.place === "page";
  const tab = signal<Tab>(firstTabs[host.traits.place]);
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

  function sessionOn(terms: Terms): Session {
    const reader = createReader(reading);
    const onRead: TicketParts["onRead"] = (...read) => views.value?.view.takeIn(...read);
    return { terms, reader, ticket: createTicketModel({ host, now, onRead, onWait, reader }) };
  }

  async function openViews(): Promise<Views | null> {
    const opened = session.value.value;
    const [{ createViews }, board] = await Promise.all([
      import("./views.ts"),
      isPage && opened?.terms.seesTeam ? import("./board-model.ts") : null,
    ]);
    // Another session may have begun meanwhile.
    if (!opened || opened !== session.value.value) return null;
    const parts = { host, now, reading, ...opened, onWait, tab, trail, choose };
    views.value ??= createViews({ ...parts, createBoard: board?.createBoardModel });
    return views.value;
  }

  /** Histories are dear: nothing is read before somebody wants to see it. */
  async function showViews(): Promise<void> {
    const opened = await openViews();
    await opened?.view.open();
  }

  async function openSettings(isJustSaved = false): Promise<void> {
    const opened = await openViews();
    const code = await fetchSettings?.();
    if (!opened || !code) return;
    const onSaved = () => void begin({ isJustSaved: true });
    const { view } = opened;
    const form = await code.createSettingsModel({ host, reading, view, isJustSaved, onSaved });
    if (opened === views.value) settings.value ??= form;
  }

  function choose(chosen: Tab): void {
    tab.value = chosen;
    trail.value = [];
    if (chosen !== "ticket") void showViews();
    if (chosen === "settings") void openSettings();
  }

  const begin = ({ isJustSaved }: { readonly isJustSaved: boolean }) =>
    latest.run(async (signal) => {
      views.value?.close();
      batch(() => {
        session.value = { state: "loading", value: null };
        views.value = null;
        settings.value = null;
      });
      const terms = await createTerms(await reading.rules({ signal, onWait }));
      signal.throwIfAborted();
      const value = sessionOn(terms);
      if (tab.value !== "ticket" && !terms.seesTeam) tab.value = "me";
      session.value = { state: "ready", value };
      if (tab.value === "ticket") value.ticket.follow();
      else await Promise.all([showViews(), tab.value === "settings" && openSettings(isJustSaved)]);
    });
  const start = () => begin({ isJustSaved: false });

  const { isOffline, lose, reconnect } = createConnection({
    host,
    works() {
      const { value } = session;
      const ticket = value.value?.ticket;
      const open = views.value;
      return [
        { trouble: value.state === "failed" ? value.trouble : null, goOn: start },
        ...(ticket ? [{ trouble: ticket.trouble.value, goOn: ticket.refresh }] : []),
        ...(open
          ? [
              { trouble: open.view.progress.value.trouble, goOn: open.view.refresh },
              { trouble: open.opened.trouble.value, goOn: open.opened.retry },
            ]
          : []),
      ];
    },
  });

  return {
    traits: host.traits,
    appearance,
    session,
    views,
    settings,
    tab,
    trail,
    crash,
    waitUntil,
    isOffline,
    start,
    choose,
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
    loseConnection: lose,
    reconnect,
    reportCrash(error) {
      crash.value ??= crashReport(error, about);
    },
  };
}
