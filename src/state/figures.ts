import { computed, type ReadonlySignal } from "@preact/signals";
import type { Range } from "../definitions/options.ts";
import type { TicketId } from "../history/ids.ts";
import type { TicketHead } from "../hosts/host.ts";
import type { Looked } from "../report/board-sums.ts";
import type { BareSample } from "../report/columns.ts";
import type { About, Ledger } from "../report/ledger.ts";
import type { Rows, Selection } from "../report/report.ts";
import { isInScope, type Scope } from "./scope.ts";
import type { Terms } from "./terms.ts";

/** What is made of the tickets read so far. */
export interface Figures {
  /** Places of those read that the filter lets through: what figures are made of. */
  readonly shown: ReadonlySignal<readonly number[]>;
  /** A report on them. */
  select(selection: Selection): Rows;
  /** The samples behind a figure of theirs. */
  samplesBehind(about: About): readonly BareSample[];
  /** The same, for whoever has more to sum up. */
  readonly looked: ReadonlySignal<Looked>;
  /** Of everybody. */
  readonly report: ReadonlySignal<Rows>;
  /** The same for the time before the period; null until it is read, and where there is none. */
  readonly before: ReadonlySignal<Rows | null>;
}

export interface FiguresParts {
  readonly heads: ReadonlySignal<ReadonlyMap<TicketId, TicketHead>>;
  readonly tickets: ReadonlySignal<Ledger>;
  readonly isCompared: ReadonlySignal<boolean>;
  readonly scope: Scope;
  readonly terms: Terms;
}

export function createFigures({ heads, isCompared, scope, terms, tickets }: FiguresParts): Figures {
  /** Null where a ticket was read again, and stands elsewhere. */
  const headAt = computed(() => {
    const { ids, places } = tickets.value.book;
    const known = heads.value;
    return ids.map((id, place) => (places.get(id) === place ? known.get(id) : null));
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
  const select = (selection: Selection) => tickets.value.report(selection, isShown.value);
  const reportOn = (range: Range | null) => select({ range, agents: null, clock: terms.clock });
  return {
    shown: computed(() => [...isShown.value.keys()].filter((place) => isShown.value[place])),
    select,
    samplesBehind: (about) => tickets.value.samplesBehind(about, isShown.value),
    looked: computed(() => ({ ledger: tickets.value, shown: isShown.value })),
    report: computed(() => reportOn(scope.range.value)),
    before: computed(() => {
      const range = scope.previous.value;
      return isCompared.value && range ? reportOn(range) : null;
    }),
  };
}
