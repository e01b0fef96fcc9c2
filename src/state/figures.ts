import { computed, type ReadonlySignal } from "@preact/signals";
import type { Range } from "../definitions/options.ts";
import type { TicketId } from "../history/ids.ts";
import type { TicketHead } from "../hosts/host.ts";
import type { ReadTicket } from "../reading/reading.ts";
import { type Report, report } from "../report/report.ts";
import { isInScope, type Scope } from "./scope.ts";
import type { Terms } from "./terms.ts";

/** What is made of the tickets read so far. */
export interface Figures {
  /** Those read that the filter lets through: what figures are made of. */
  readonly shown: ReadonlySignal<readonly ReadTicket[]>;
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
  const shown = computed(() => {
    const { value } = scope.filter;
    return [...tickets.value.values()].filter(({ story }) =>
      isInScope(heads.value.get(story.ticket), value),
    );
  });
  const reportOn = (range: Range | null) =>
    report(shown.value, { range, agents: null, clock: terms.clock });
  return {
    shown,
    report: computed(() => reportOn(scope.range.value)),
    before: computed(() => {
      const range = scope.previous.value;
      return isCompared.value && range ? reportOn(range) : null;
    }),
  };
}
