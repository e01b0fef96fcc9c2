import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Range } from "../definitions/options.ts";
import type { GroupId } from "../history/ids.ts";
import type { Priority } from "../history/update.ts";
import type { TicketHead } from "../hosts/host.ts";
import type { Instant } from "../time/instant.ts";
import { lastWeeks, type Moment, type Period, previousRange, rangeOf } from "./period.ts";

/** Which tickets of a view to look at, as they are now; null is all of them. */
export interface Filter {
  readonly group: GroupId | null;
  readonly channel: string | null;
  readonly priority: Priority | null;
}

/** What of a view is looked at: when, and which of its tickets. */
export interface Scope {
  readonly period: ReadonlySignal<Period>;
  /** Whether a figure is dated by what happened or by the ticket's creation. */
  readonly dateBy: ReadonlySignal<Range["dateBy"]>;
  readonly range: ReadonlySignal<Range | null>;
  /** As long before the range; null where there is no before. */
  readonly previous: ReadonlySignal<Range | null>;
  /** Where the last twelve weeks begin, and where the last one ends. */
  readonly weeks: ReadonlySignal<readonly Instant[]>;
  readonly filter: ReadonlySignal<Filter>;
  /** The zone in which days and hours are told. */
  readonly zone: ReadonlySignal<string>;
  chooseDateBy(dateBy: Range["dateBy"]): void;
  filterBy(change: Partial<Filter>): void;
}

/** A scope whose period its owner sets, since more may have to be read for it. */
export interface OwnScope extends Scope {
  readonly period: Signal<Period>;
}

export const wholeView: Filter = { group: null, channel: null, priority: null };

/** `moment` says from when and in which zone periods are looked at. */
export function createScope(moment: () => Moment): OwnScope {
  const period = signal<Period>(30);
  const dateBy = signal<Range["dateBy"]>("event");
  const filter = signal(wholeView);
  const dated = () => ({ ...moment(), dateBy: dateBy.value });
  return {
    period,
    dateBy,
    range: computed(() => rangeOf(period.value, dated())),
    previous: computed(() => previousRange(period.value, dated())),
    weeks: computed(() => lastWeeks(moment())),
    filter,
    zone: computed(() => moment().zone),
    chooseDateBy(chosen) {
      dateBy.value = chosen;
    },
    filterBy(change) {
      filter.value = { ...filter.value, ...change };
    },
  };
}

/** Whether a ticket is one of those looked at. No priority counts as normal. */
export function isInScope(
  head: TicketHead | undefined,
  { channel, group, priority }: Filter,
): boolean {
  return (
    (group === null || head?.group === group) &&
    (channel === null || head?.channel === channel) &&
    (priority === null || (head?.priority ?? "normal") === priority)
  );
}
