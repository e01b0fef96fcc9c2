import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { TicketId } from "../history/ids.ts";
import type { CallOptions, HostLists, HostPage, TicketHead, View, ViewId } from "../hosts/host.ts";
import type { Readings } from "../reading/telling.ts";
import { type Instant, shift } from "../time/instant.ts";
import { createCoverage } from "./coverage.ts";
import { createFigures, type Figures } from "./figures.ts";
import { createHarvest, type Harvest } from "./harvest.ts";
import { createLatest } from "./latest.ts";
import { listTickets } from "./list-tickets.ts";
import type { Period } from "./period.ts";
import { createProgress, type Progress } from "./progress.ts";
import type { Reach } from "./reach.ts";
import { readNeeded } from "./read-needed.ts";
import type { Reader } from "./reader.ts";
import { createScope, type Scope } from "./scope.ts";
import { withArrival } from "./speed.ts";
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
  /** Whether no ticket is missing that may still change a figure of the period. */
  readonly isSettled: ReadonlySignal<boolean>;
  /** Whether the time before the period is read too, so that both can be compared. */
  readonly isCompared: ReadonlySignal<boolean>;
  /** The same where nothing is there yet, unless somebody paused it. */
  open(): Promise<void>;
  /** Asks for the views, the tickets of the picked one and what changed of their histories. */
  refresh(): Promise<void>;
  pick(view: ViewId): Promise<void>;
  choosePeriod(period: Period): Promise<void>;
  /** Reads no more for now; what was read stays. */
  pause(): void;
  /** The same for good: no other period is read either, before somebody goes on. */
  stop(): void;
  goOn(): Promise<void>;
  /** Takes in a ticket that was read elsewhere, if it is one of the view; null: only its head is new. */
  takeIn(head: TicketHead, readings: Readings | null): void;
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
  const heads = signal<ReadonlyMap<TicketId, TicketHead>>(new Map());
  const harvest = createHarvest(now);
  const coverage = createCoverage({ heads, harvest, reach, scope });
  const { begin, progress, ...course } = createProgress({ coverage, now });
  const advance: typeof course.advance = (change) => {
    // Nothing comes in for a while.
    if (change.phase || change.waitUntil) harvest.show();
    course.advance(change);
  };
  const isCompared = computed(() => progress.value.phase === "done");
  const latest = createLatest((trouble) => advance({ phase: "failed", trouble, waitUntil: null }));
  /** Whether the picked view's list is there. */
  let isListed = false;

  const optionsFor = (signal: AbortSignal): CallOptions => ({
    signal,
    onWait(seconds) {
      const waitUntil = seconds === null ? null : shift(now(), seconds);
      if (!signal.aborted) advance({ waitUntil });
    },
  });

  async function loadViews(signal: AbortSignal): Promise<void> {
    begin("listing");
    isListed = false;
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
    begin("listing");
    picked.value = view;
    isListed = false;
    const found = await listTickets(host, { view, ...optionsFor(signal) });
    const people = [...found.tickets.values()].map(({ assignee }) => assignee);
    await reader.meet([terms.viewer.id, ...people], optionsFor(signal));
    signal.throwIfAborted();
    isListed = true;
    batch(() => {
      listedAt.value = now();
      heads.value = found.tickets;
      harvest.begin(found.tickets, found.skipped);
    });
    await read(signal, () => true);
  }

  async function read(
    signal: AbortSignal,
    isWanted = ({ ticket }: TicketHead) => !harvest.has(ticket),
  ): Promise<void> {
    begin("reading");
    const looking = { current: await host.currentTicket(), viewer: terms.viewer.id };
    signal.throwIfAborted();
    const onRead = (readings: Readings) => batch(() => take(readings));
    const options = { ...optionsFor(signal), isWanted, looking, onRead };
    await readNeeded({ coverage, harvest, reader }, options);
    advance({ phase: "done" });
  }

  const resume = (signal: AbortSignal) => (isListed ? read(signal) : loadViews(signal));

  function halt(phase: "paused" | "stopped"): void {
    latest.abort();
    advance({ phase, waitUntil: null });
  }

  function take(readings: Readings): void {
    const { isKept = false, skipped, tickets } = readings;
    coverage.note(tickets.ids);
    const arrival = { at: now(), tickets: tickets.ids.length + skipped.length, isKept };
    advance({ speed: withArrival(progress.value.speed, arrival), waitUntil: null });
    harvest.takeIn(readings);
  }

  return {
    ...scope,
    ...createFigures({ heads, isCompared, scope, terms, tickets: harvest.tickets }),
    views,
    picked,
    listedAt,
    readAt: computed(() => (heads.value.size ? listedAt.value : null)),
    heads,
    tickets: harvest.tickets,
    skipped: harvest.skipped,
    progress,
    isSettled: computed(() => isCompared.value || !coverage.isMissing.value),
    isCompared,
    async open() {
      const { phase } = progress.value;
      const isHalted = phase === "paused" || phase === "stopped";
      if (views.value === null && !isHalted) await latest.run(loadViews);
    },
    refresh: () => latest.run(loadViews),
    async pick(view) {
      host.remember("view", view);
      await batch(() => {
        picked.value = view;
        heads.value = new Map();
        harvest.begin(heads.value, []);
        return latest.run((signal) => (views.value ? list(view, signal) : loadViews(signal)));
      });
    },
    async choosePeriod(chosen) {
      const { phase } = progress.value;
      // At once, so that nobody takes the last period's end for this one's.
      await batch(() => {
        scope.period.value = chosen;
        const { older, wanted } = coverage.needed.value;
        const isRead =
          phase === "done" && [...wanted, ...older].every(({ ticket }) => harvest.has(ticket));
        // A list that is still on its way will be read by the new period.
        if (phase === "listing" || phase === "stopped" || isRead) return;
        return latest.run(phase === "failed" ? loadViews : resume);
      });
    },
    pause: () => halt("paused"),
    stop: () => halt("stopped"),
    goOn: () => latest.run(resume),
    takeIn(head, readings) {
      if (!heads.value.has(head.ticket)) return;
      batch(() => {
        heads.value = new Map(heads.value).set(head.ticket, head);
        if (!readings) return;
        coverage.note([head.ticket]);
        harvest.takeIn(readings);
        harvest.show();
      });
    },
  };
}
