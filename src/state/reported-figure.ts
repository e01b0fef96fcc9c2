import type { PersonId } from "../history/ids.ts";
import type { TicketHead } from "../hosts/host.ts";
import type { MetricId } from "../metrics/traits.ts";
import { summarise } from "../report/summary.ts";
import type { Clock } from "./judge.ts";
import { reportedOn } from "./reported.ts";

export interface ReportedFigure {
  readonly value: number;
  readonly n: number;
}

/**
 * What the host itself computed about tickets, medians for durations and
 * sums for counts. Belongs to whoever the tickets are assigned to now.
 */
export function reportedFigure(
  heads: Iterable<TicketHead>,
  { agent, clock, metric }: { agent: PersonId; clock: Clock; metric: MetricId },
): ReportedFigure | null {
  const values: number[] = [];
  for (const head of heads) {
    if (head.assignee !== agent) continue;
    const value = reportedOn(head, { clock, metric });
    if (value !== null) values.push(value);
  }
  if (!values.length) return null;
  const sum = values.reduce((total, value) => total + value, 0);
  const value = metric === "reopens" ? sum : summarise(values).median;
  return value === null ? null : { value, n: values.length };
}
