import type { PersonId } from "../history/ids.ts";
import type { ReportedDuration, TicketHead } from "../hosts/host.ts";
import { type MetricId, metricIndex } from "../metrics/traits.ts";
import type { ReadTicket } from "../reading/reading.ts";
import { summarise } from "../report/summary.ts";
import { type Clock, valueOn } from "./judge.ts";

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

/** The host's figure for one ticket beside ours, where they are not the same. */
export interface Disagreement {
  /** Seconds, or how often. */
  readonly theirs: number;
  /** Null: by our rules there is none. */
  readonly ours: number | null;
}

/** Where a host and we disagree about a ticket; null where it tells nothing, or the same. */
export function disagreementOn(
  { head, read }: { head: TicketHead; read: ReadTicket },
  { clock, metric }: { clock: Clock; metric: MetricId },
): Disagreement | null {
  const theirs = reportedFigure([head], { agent: null, clock, metric })?.value;
  if (theirs === undefined) return null;
  const [sample] = read.samples[metricIndex[metric]] ?? [];
  const ours =
    metric === "reopens" ? read.story.reopens.length : sample ? valueOn(sample, clock) : null;
  return ours === theirs ? null : { theirs, ours };
}

/** Whether two figures differ by more than a host that tells whole minutes can help. */
export function isFar({ ours, theirs }: Disagreement, metric: MetricId): boolean {
  return ours === null || Math.abs(ours - theirs) >= (metric === "reopens" ? 1 : 60);
}
