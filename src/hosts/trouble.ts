import type { Seconds } from "../time/instant.ts";

/**
 * What can be expected to go wrong, each with one sentence in every
 * translation. Anything else is a bug and reaches the crash guard.
 */
export type Trouble =
  /** The host refuses this viewer. */
  | {
      readonly kind: "not_permitted";
      readonly what: "history" | "tickets" | "views" | "schedules" | "people" | "settings";
    }
  /** The host asks us to wait; seconds as it said. */
  | { readonly kind: "asked_to_wait"; readonly seconds: Seconds }
  | { readonly kind: "offline" }
  | { readonly kind: "signed_out" }
  | { readonly kind: "timed_out" }
  /** The host failed, with its status. */
  | { readonly kind: "host_failed"; readonly status: number }
  /** The answer was not what the host's interface promises; `where` names the field. */
  | { readonly kind: "unreadable"; readonly where: string }
  | { readonly kind: "gone" }
  /** A history names someone whom the directory does not know. */
  | { readonly kind: "unknown_person"; readonly id: string }
  | { readonly kind: "no_updates" };

/** Carries a trouble across a throw. */
export class HostError extends Error {
  override readonly name = "HostError";
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble.kind);
    this.trouble = trouble;
  }
}

/** An error as data: errors of our own classes do not survive the way to another thread. */
export interface Failure {
  readonly trouble: Trouble | null;
  readonly text: string;
}

export function failureOf(error: unknown): Failure {
  const trouble = error instanceof HostError ? error.trouble : null;
  return { trouble, text: error instanceof Error ? `${error.stack ?? error}` : `${error}` };
}

export function errorOf({ text, trouble }: Failure): Error {
  return trouble ? new HostError(trouble) : new Error(text);
}
