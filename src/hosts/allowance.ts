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

/** Addresses with limits of their own, beside those that hold for all. */
export interface Place {
  /** Different places have different ones. */
  readonly name: string;
  has(url: string): boolean;
  readonly limits: readonly Limit[];
}

/** How a host wants to be asked. */
export interface Manners {
  /** What is never asked more; none where only the number at once counts. */
  readonly limits: readonly Limit[];
  readonly places: readonly Place[];
  allowance(answer: Answered): Allowance;
}

type Answered = Pick<Response, "status" | "headers">;

/** Whether there was no answer because of too many requests, and the seconds after which there may be one. */
export function refusalIn({
  headers,
  status,
}: Answered): Pick<Allowance, "isRefused" | "retryAfter"> {
  const told = headers.get("retry-after");
  const isRefused = status === 429 || (status === 503 && Boolean(told));
  return { isRefused, retryAfter: isRefused ? secondsIn(told) : null };
}

/** A number of seconds, or a date. */
function secondsIn(told: string | null): Seconds | null {
  const until = (Date.parse(told ?? "") - Date.now()) / 1000;
  const seconds = told && Number(told) >= 0 ? Number(told) : until;
  return Number.isNaN(seconds) ? null : Math.max(1, Math.ceil(seconds));
}
