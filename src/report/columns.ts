import type { TicketId } from "../history/ids.ts";
import { priorities } from "../history/update.ts";
import type { Sample } from "../metrics/metric.ts";
import type { MetricTraits } from "../metrics/traits.ts";
import type { Instant } from "../time/instant.ts";
import type { SampleColumns } from "./packed.ts";
import type { Selection } from "./report.ts";

/** The samples of one metric, a column for each of their facts. */
export interface Columns extends SampleColumns {
  readonly metric: MetricTraits;
}

/** What a list of tickets needs of a sample. */
export type BareSample = Pick<
  Sample,
  "ticket" | "at" | "created" | "value" | "working" | "priority"
>;

/** The sample at a place; null where there is none. */
export function sampleAt(
  place: number,
  { columns, ids }: { readonly columns: Columns; readonly ids: readonly TicketId[] },
): BareSample | null {
  const { at, created, priority, ticket, value, working } = columns;
  const id = ids[ticket[place] ?? -1];
  if (id === undefined) return null;
  const worked = working[place] ?? Number.NaN;
  return {
    ticket: id,
    at: at[place] as Instant,
    created: created[place] as Instant,
    value: value[place] ?? 0,
    working: Number.isNaN(worked) ? null : worked,
    priority: priorities[priority[place] ?? -1] ?? null,
  };
}

/** How long each sample took on the clock of a selection; not a number where that does not know. */
export function timesOn({ value, working }: Columns, { clock }: Pick<Selection, "clock">) {
  return clock === "working" ? working : value;
}
