import type { Seconds } from "../time/instant.ts";

/** So many requests in any stretch of so many seconds. */
export interface Limit {
  readonly requests: number;
  readonly within: Seconds;
}

/** What an answer tells of how much may be asked; null for what it does not tell. */
export interface Allowance {
  /** What everybody of the account may ask together before it resets. */
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetsIn: Seconds | null;
  /** Nobody should ask for so long. */
  readonly retryAfter: Seconds | null;
  /** Whether there was no answer because of too many requests. */
  readonly isRefused: boolean;
  /** Whether there is nothing to keep to. */
  readonly isFree: boolean;
}

/** How a host wants to be asked. */
export interface Manners {
  /** What is never asked more; none where only the number at once counts. */
  readonly limits: readonly Limit[];
  allowance(answer: Pick<Response, "status" | "headers">): Allowance;
}
