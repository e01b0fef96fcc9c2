import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { TicketId } from "../history/ids.ts";
import type {
  CallOptions,
  HostLists,
  HostPage,
  Skipped,
  TicketHead,
  View,
  ViewId,
} from "../hosts/host.ts";
import type { ReadTicket } from "../reading/reading.ts";
import { type Instant, shift } from "../time/instant.ts";
import { createFigures, type Figures } from "./figures.ts";
import { createHarvest, type Harvest } from "./harvest.ts";
import { createLatest } from "./latest.ts";
import type { Period } from "./period.ts";
import type { Progress } from "./progress.ts";
import { neededFor, type Reach } from "./reach.ts";
import type { Reader } from "./reader.ts";
import { createScope, type Scope } from "./scope.ts";
import type { Terms } from "./terms.ts";

/** The tickets of the view that the viewer picked, and the figures from those read so far. */
export interface ViewModel extends Scope, Figures {
  /** Null until they are known. */
  readonly views: ReadonlySignal<readonly View[] | null>;
  readonly picked: ReadonlySignal<ViewId | null>;
  readonly listedAt: ReadonlySignal<Instant>;
  /** When the list came that the figures are of; null before the first. */
  readonly readAt: ReadonlySignal<Instant | null>;
  readonly heads: ReadonlySignal<ReadonlyMap<TicketId, TicketHead>>;
  /** All that are read. */
  readonly tickets: Harvest["tickets"];
  readonly skipped: Harvest["skipped"];
  readonly progress: ReadonlySignal<Progress>;
  /** Whether the time before the period is read too, so that both can be compared. */
  readonly isCompared: ReadonlySignal<boolean>;
  /** Asks for the views, the tickets of the picked one and what changed of their histories. */
  refresh(): Promise<void>;
  pick(view: ViewId): Promise<void>;
  choosePeriod(period: Period): Promise<void>;
  /** Reads no more for now; what was read stays. */
  pause(): void;
  /** The same for good: no other period is read either, before somebody goes on. */
  stop(): void;
  goOn(): Promise<void>;
  /** Takes in a ticket that was read elsewhere, if it is one of the view. */
  takeIn(head: TicketHead, read: ReadTicket): void;
}

export interface ViewParts {
  readonly host: HostPage & HostLists;
  readonly terms: Terms;
  now(): Instant;
  readonly reader: Reader;
  readonly reach: Reach;
}

export function createViewModel({ host, reach, reader, terms, now }: ViewParts): ViewModel {
  const views = signal<readonly View[] | null>(null);
  const picked = signal<ViewId | null>(null);
  const listedAt = signal(now());
  const scope = createScope(() => ({ at: listedAt.value, zone: host.appearance().zone }));
  const { period, previous, range, weeks } = scope;
  const isCompared = signal(false);
  const heads = signal<ReadonlyMap<TicketId, TicketHead>>(new Map());
  const harvest = createHarvest();
  const { begin, mayPass, skipped, takeIn, tickets } = harvest;
  const begun = (phase: Progress["phase"], total = 0): Progress => {
    return { phase, read: 0, total, startedAt: now(), waitUntil: null, trouble: null };
  };
  const progress = signal(begun("listing"));
  const advance = (change: Partial<Progress>) => {
    progress.value = { ...progress.value, ...change };
  };
  const latest = createLatest((trouble) => advance({ phase: "failed", trouble, waitUntil: null }));

  const optionsFor = (signal: AbortSignal): CallOptions => ({
    signal,
    onWait(seconds) {
      const waitUntil = seconds === null ? null : shift(now(), seconds);
      if (!signal.aborted) advance({ waitUntil });
    },
  });

  async function loadViews(signal: AbortSignal): Promise<void> {
    progress.value = begun("listing");
    const found = await host.views(optionsFor(signal));
    signal.throwIfAborted();
    views.value = found;
    const wanted = picked.value ?? host.recall("view");
    const kept = found.find(({ id }) => id === wanted) ?? found[0];
    const view = host.currentView() ?? kept?.id;
    if (view) await list(view, signal);
    else advance({ phase: "done" });
  }

  async function list(view: ViewId, signal: AbortSignal): Promise<void> {
    progress.value = begun("listing");
    picked.value = view;
    isCompared.value = false;
    const found = new Map<TicketId, TicketHead>();
    const leftOut: Skipped[] = [];
    for await (const page of host.tickets(view, optionsFor(signal))) {
      signal.throwIfAborted();
      for (const head of page.items) found.set(head.ticket, head);
      leftOut.push(...page.skipped);
    }
    const people = [...found.values()].map(({ assignee }) => assignee);
    await reader.meet([terms.viewer.id, ...people], optionsFor(signal));
    signal.throwIfAborted();
    batch(() => {
      listedAt.value = now();
      heads.value = found;
      begin(found, leftOut);
    });
    await read(signal);
  }

  const needed = () =>
    neededFor(heads.value.values(), {
      range: range.value,
      previous: previous.value,
      firstWeek: reach === "weeks" ? weeks.value[0] : undefined,
    });
  const isHere = ({ ticket }: TicketHead) => harvest.has(ticket);

  async function read(signal: AbortSignal): Promise<void> {
    const { older, wanted } = needed();
    isCompared.value = false;
    progress.value = begun("reading", wanted.length);
    await reader.read(wanted, {
      ...optionsFor(signal),
      onRead(readings) {
        takeIn(readings);
        advance({
          read: progress.value.read + readings.tickets.length + readings.skipped.length,
          waitUntil: null,
        });
      },
    });
    // What the host could not do at that moment it may do by now.
    const failed = wanted.filter(({ ticket }) => mayPass(ticket));
    if (failed.length) await reader.read(failed, { ...optionsFor(signal), onRead: takeIn });
    advance({ phase: "done" });
    await reader.read(older, { ...optionsFor(signal), onRead: takeIn });
    isCompared.value = true;
  }

  return {
    ...scope,
    ...createFigures({ heads, isCompared, scope, terms, tickets }),
    views,
    picked,
    listedAt,
    readAt: computed(() => (heads.value.size ? listedAt.value : null)),
    heads,
    tickets,
    skipped,
    progress,
    isCompared,
    refresh: () => latest.run(loadViews),
    async pick(view) {
      host.remember("view", view);
      picked.value = view;
      heads.value = new Map();
      begin(heads.value, []);
      await latest.run((signal) => (views.value ? list(view, signal) : loadViews(signal)));
    },
    async choosePeriod(chosen) {
      period.value = chosen;
      const { phase } = progress.value;
      const { older, wanted } = needed();
      const isRead = isCompared.value && [...wanted, ...older].every(isHere);
      // A list that is still on its way will be read by the new period.
      if (phase === "listing" || phase === "stopped" || isRead) return;
      await latest.run(phase === "failed" ? loadViews : read);
    },
    pause() {
      latest.abort();
      advance({ phase: "paused", waitUntil: null });
    },
    stop() {
      latest.abort();
      advance({ phase: "stopped", waitUntil: null });
    },
    goOn: () => latest.run(read),
    takeIn(head, ticket) {
      if (!heads.value.has(head.ticket)) return;
      batch(() => {
        heads.value = new Map(heads.value).set(head.ticket, head);
        takeIn({ tickets: [ticket], skipped: [], directory: null });
      });
    },
  };
}
