import { computed, type ReadonlySignal } from "@preact/signals";
import type { Range } from "../definitions/options.ts";
import type { Target } from "../definitions/settings.ts";
import type { TicketId } from "../history/ids.ts";
import type { TicketHead } from "../hosts/host.ts";
import type { Arrived } from "../report/arrivals.ts";
import type { Book } from "../report/book.ts";
import type { BareSample } from "../report/columns.ts";
import type { Row } from "../report/figure.ts";
import { type About, Ledger, type TrendSelection } from "../report/ledger.ts";
import type { Report, Selection } from "../report/report.ts";
import type { Share } from "../report/summary.ts";
import { isInScope, type Scope } from "./scope.ts";
import type { Terms } from "./terms.ts";

/** What is made of the tickets read so far. */
export interface Figures {
  /** Places of those read that the filter lets through: what figures are made of. */
  readonly shown: ReadonlySignal<readonly number[]>;
  /** A report on them. */
  select(selection: Selection): Report;
  /** The samples behind a figure of theirs. */
  samplesBehind(about: About): readonly BareSample[];
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
  readonly tickets: ReadonlySignal<Book>;
  readonly isCompared: ReadonlySignal<boolean>;
  readonly scope: Scope;
  readonly terms: Terms;
}

export function createFigures({ heads, isCompared, scope, terms, tickets }: FiguresParts): Figures {
  const ledger = computed(() => new Ledger(tickets.value));
  /** Null where a ticket was read again, and stands elsewhere. */
  const headAt = computed(() => {
    const book = tickets.value;
    const known = heads.value;
    return book.ids.map((id, place) => (book.placeOf(id) === place ? known.get(id) : null));
  });
  const isShown = computed(() => {
    const filter = scope.filter.value;
    const heads = headAt.value;
    const shown = new Uint8Array(heads.length);
    // Asked anew at every click: an iterator would take twice as long.
    for (let place = 0; place < shown.length; place++) {
      const head = heads[place];
      if (head !== null && isInScope(head, filter)) shown[place] = 1;
    }
    return shown;
  });
  const select = (selection: Selection) => ledger.value.report(selection, isShown.value);
  const reportOn = (range: Range | null) => select({ range, agents: null, clock: terms.clock });
  return {
    shown: computed(() => [...isShown.value.keys()].filter((place) => isShown.value[place])),
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
