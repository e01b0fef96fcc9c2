import type { PersonId } from "../history/ids.ts";
import type { ReportedDuration, TicketHead } from "../hosts/host.ts";
import type { MetricId } from "../metrics/traits.ts";
import { summarise } from "../report/summary.ts";
import type { Clock } from "./judge.ts";

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
  { agent, clock, metric }: { agent: PersonId | null; clock: Clock; metric: MetricId },
): ReportedFigure | null {
  const values: number[] = [];
  for (const { assignee, reported } of heads) {
    if (!reported || (agent !== null && assignee !== agent)) continue;
    const durations: Partial<Record<MetricId, ReportedDuration>> = {
      first_response: reported.firstResponse,
      resolution: reported.resolution,
    };
    const value = metric === "reopens" ? reported.reopens : durations[metric]?.[clock];
    if (value !== null && value !== undefined) values.push(value);
  }
  if (!values.length) return null;
  const sum = values.reduce((total, value) => total + value, 0);
  const value = metric === "reopens" ? sum : summarise(values).median;
  return value === null ? null : { value, n: values.length };
}
