import type { CallOptions } from "./host.ts";

/** A request, as far as it crosses threads and tabs. */
export interface Question {
  readonly url: string;
  readonly method: string;
  /** Empty where nothing is sent along. */
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly text: string | null;
  /** As the host told them: not every one need be fit for a browser's `Headers`. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/**
 * Carries a question to the host and brings its answer. Rejects with `HostError`
 * where none came. Not every host knows how to abort.
 */
export type Carry = (
  question: Question,
  options: { readonly signal: AbortSignal },
) => Promise<Answer>;

/**
 * `fetch`, told what it is for: where all requests of a user keep one pace, it
 * decides whose turn it is. The time in a line counts to nobody's patience: an
 * answer that does not come in time rejects with the trouble `timed_out`.
 */
export type HostFetch = (
  input: RequestInfo | URL,
  init?: RequestInit & { readonly call?: HostCall },
) => Promise<Response>;

export interface HostCall extends Omit<CallOptions, "signal"> {
  /** Whether nothing is changed by it; where nothing is said, the method tells. */
  readonly isReading?: boolean;
}
