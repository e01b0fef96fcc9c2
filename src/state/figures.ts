import { computed, type ReadonlySignal } from "@preact/signals";
import type { Range } from "../definitions/options.ts";
import type { Target } from "../definitions/settings.ts";
import type { TicketId } from "../history/ids.ts";
import type { TicketHead } from "../hosts/host.ts";
import type { Sample } from "../metrics/metric.ts";
import type { ReadTicket } from "../reading/telling.ts";
import type { Arrived } from "../report/arrivals.ts";
import type { Row } from "../report/figure.ts";
import { type About, Ledger, type TrendSelection } from "../report/ledger.ts";
import type { Report, Selection } from "../report/report.ts";
import type { Share } from "../report/summary.ts";
import { isInScope, type Scope } from "./scope.ts";
import type { Terms } from "./terms.ts";

/** What is made of the tickets read so far. */
export interface Figures {
  /** Those read that the filter lets through: what figures are made of. */
  readonly shown: ReadonlySignal<readonly ReadTicket[]>;
  /** A report on them. */
  select(selection: Selection): Report;
  /** The samples behind a figure of theirs. */
  samplesBehind(about: About): readonly Sample[];
  /** How many of them meet a target. */
  shareWithin(about: About & { readonly target: Target }): Share;
  /** When their tickets arrived, and how long they took. */
  arrived(about: About): Arrived;
  /** The team's rows in stretches that follow each other. */
  trend(selection: TrendSelection): readonly Row[];
  /** Of everybody. */
  readonly report: ReadonlySignal<Report>;
  /** The same for the time before the period; null until it is read, and where there is none. */
  readonly before: ReadonlySignal<Report | null>;
}

export interface FiguresParts {
  readonly heads: ReadonlySignal<ReadonlyMap<TicketId, TicketHead>>;
  readonly tickets: ReadonlySignal<ReadonlyMap<TicketId, ReadTicket>>;
  readonly isCompared: ReadonlySignal<boolean>;
  readonly scope: Scope;
  readonly terms: Terms;
}

export function createFigures({ heads, isCompared, scope, terms, tickets }: FiguresParts): Figures {
  const all = computed(() => [...tickets.value.values()]);
  const ledger = computed(() => new Ledger(all.value));
  const isShown = computed(() => {
    const filter = scope.filter.value;
    const known = heads.value;
    const tickets = all.value;
    const shown = new Uint8Array(tickets.length);
    // Asked anew at every click: an iterator would take twice as long.
    for (let place = 0; place < tickets.length; place++) {
      const ticket = tickets[place]?.story.ticket;
      if (ticket && isInScope(known.get(ticket), filter)) shown[place] = 1;
    }
    return shown;
  });
  const select = (selection: Selection) => ledger.value.report(selection, isShown.value);
  const reportOn = (range: Range | null) => select({ range, agents: null, clock: terms.clock });
  return {
    shown: computed(() => all.value.filter((_, place) => isShown.value[place])),
    select,
    samplesBehind: (about) => ledger.value.samplesBehind(about, isShown.value),
    shareWithin: (about) => ledger.value.shareWithin(about, isShown.value),
    arrived: (about) => ledger.value.arrived(about, isShown.value),
    trend: (selection) => ledger.value.trend(selection, isShown.value),
    report: computed(() => reportOn(scope.range.value)),
    before: computed(() => {
      const range = scope.previous.value;
      return isCompared.value && range ? reportOn(range) : null;
    }),
  };
}
