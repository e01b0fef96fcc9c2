import type { Instant } from "../../src/time/instant.ts";

/** Something that somebody does to a ticket, as `load-events.pl` plays it. */
export type Deed =
  | {
      readonly do: "create";
      readonly queue: Queue;
      readonly subject: string;
      /** The login of whom the ticket is for. */
      readonly requester: string;
      readonly priority: number;
      readonly text: string;
    }
  | { readonly do: "reply" | "note"; readonly text: string }
  | { readonly do: "take" | "steal" | "untake" }
  /** `to` is a login, a status, a subject, or the key of another ticket. */
  | { readonly do: "give" | "status" | "subject" | "merge" | "refer"; readonly to: string }
  | { readonly do: "queue"; readonly to: Queue }
  | { readonly do: "priority"; readonly to: number };

export type TrackerEvent = Deed & {
  readonly at: Instant;
  /** A login. */
  readonly by: string;
  /** The ticket's key in its month; the tracker gives it a number. */
  readonly ticket: string;
};

export type Queue = "Tier 1" | "Tier 2" | "Repairs";

/** One JSON object a line, each text in the order of what happened. */
export function writeEvents(events: readonly TrackerEvent[]): string {
  return events.map((event) => `${JSON.stringify(event)}\n`).join("");
}
