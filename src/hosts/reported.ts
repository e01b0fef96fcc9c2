import type { Seconds } from "../time/instant.ts";

/** A duration that the host computed itself, on its two clocks. */
export interface ReportedDuration {
  readonly calendar: Seconds | null;
  readonly working: Seconds | null;
}

/** Figures that the host computed itself: labelled as such, never mixed with ours. */
export interface Reported {
  readonly firstResponse: ReportedDuration;
  readonly firstResolution: ReportedDuration;
  readonly resolution: ReportedDuration;
  readonly requesterWait: ReportedDuration;
  readonly agentWait: ReportedDuration;
  readonly onHold: ReportedDuration;
  readonly reopens: number | null;
  readonly replies: number | null;
}
