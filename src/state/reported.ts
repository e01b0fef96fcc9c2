import type { TicketHead } from "../hosts/host.ts";
import type { ReportedDuration } from "../hosts/reported.ts";
import { type MetricId, metricIndex } from "../metrics/traits.ts";
import type { ReadTicket } from "../reading/telling.ts";
import { type Clock, valueOn } from "./judge.ts";

/** What the host itself computed about a ticket: seconds, or how often; null where it tells nothing. */
export function reportedOn(
  { reported }: TicketHead,
  { clock, metric }: { clock: Clock; metric: MetricId },
): number | null {
  if (!reported) return null;
  if (metric === "reopens") return reported.reopens;
  const durations: Partial<Record<MetricId, ReportedDuration>> = {
    first_response: reported.firstResponse,
    resolution: reported.resolution,
  };
  return durations[metric]?.[clock] ?? null;
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
  const theirs = reportedOn(head, { clock, metric });
  if (theirs === null) return null;
  const [sample] = read.samples[metricIndex[metric]] ?? [];
  const ours =
    metric === "reopens" ? read.story.reopens.length : sample ? valueOn(sample, clock) : null;
  return ours === theirs ? null : { theirs, ours };
}

/** Whether two figures differ by more than a host that tells whole minutes can help. */
export function isFar({ ours, theirs }: Disagreement, metric: MetricId): boolean {
  return ours === null || Math.abs(ours - theirs) >= (metric === "reopens" ? 1 : 60);
}
