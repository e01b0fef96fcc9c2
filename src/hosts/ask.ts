import ky, { isHTTPError } from "ky";
import type { Seconds } from "../time/instant.ts";
import { refusalIn } from "./allowance.ts";
import type { HostFetch } from "./carry.ts";
import type { CallOptions } from "./host.ts";
import { HostError, type Trouble } from "./trouble.ts";

/** What a refusal may be about. */
export type Subject = Extract<Trouble, { readonly kind: "not_permitted" }>["what"];

export interface Asking extends CallOptions {
  /** How often we wait when asked to; 8 times unless said otherwise. */
  readonly patience?: number;
}

interface Question extends Asking {
  readonly fetch: HostFetch;
  /** What a refusal is about. */
  readonly about: Subject;
  readonly method?: "get" | "post" | "put";
  /** Whether nothing is changed by it; where nothing is said, the method tells. */
  readonly isReading?: boolean;
  /** What is sent along. */
  readonly json?: object;
}

/** Failures that may pass by themselves are tried so often again, after 1 and 2 seconds. */
const tries = 2;
/** Longer waits are left to the user. */
const longest: Seconds = 600;

/**
 * What is at an address, in JSON. Waits when the host asks to, tries again what
 * may pass by itself. Rejects with `HostError`, on an abort with the signal's
 * reason.
 */
export async function ask(
  url: string,
  { about, fetch, json, method = "get", onWait, patience = 8, signal, ...asking }: Question,
): Promise<unknown> {
  const { isReading = method === "get", urgency = "soon" } = asking;
  let isWaiting = false;
  let waits = 0;
  const wait = (seconds: Seconds | null) => {
    isWaiting = seconds !== null;
    onWait?.(seconds);
  };
  try {
    return await ky(url, {
      fetch: (request) => fetch(request, { call: { isReading, onWait: wait, urgency } }),
      method,
      json,
      // Whoever carries it looks at the clock: the time in a line does not count.
      timeout: false,
      signal,
      retry: {
        methods: [method],
        // Waiting when asked to uses up no try.
        limit: patience + tries,
        delay: (count) => 500 * 2 ** (count - waits),
        shouldRetry: ({ error, retryCount }) => retryCount - waits <= tries && mayPass(error),
      },
      hooks: {
        afterResponse: [
          (...[, , response]) => {
            const seconds = askedToWait(response, waits);
            if (!seconds) return;
            if (waits >= patience || seconds > longest)
              throw new HostError({ kind: "asked_to_wait", seconds });
            waits++;
            wait(seconds);
            return ky.retry({ delay: seconds * 1000 });
          },
        ],
        beforeRetry: [() => (isWaiting ? wait(null) : undefined)],
      },
    }).json();
  } catch (error) {
    const trouble = troubleOf(error, { about, url });
    throw trouble ? new HostError(trouble) : error;
  } finally {
    if (isWaiting) wait(null);
  }
}

/** For what can be done without: this instead of a trouble. */
export function orElse<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof HostError) return instead;
    throw error;
  };
}

/** For what a host may not have, or not for this viewer: this instead, as long as nothing else is wrong. */
export function ifRefused<T>(instead: T): (error: unknown) => T {
  return (error) => {
    const isRefusal = error instanceof HostError && /not_permitted|gone/.test(error.trouble.kind);
    if (isRefusal) return instead;
    throw error;
  };
}

/** Told of every wait of several that run at once, and of the end when nobody waits any more. */
export function together(onWait: CallOptions["onWait"]): NonNullable<CallOptions["onWait"]> {
  let waiting = 0;
  return (seconds) => {
    waiting += seconds === null ? -1 : 1;
    if (seconds !== null || !waiting) onWait?.(seconds);
  };
}

/** An expected failure in our words; null for everything else, an abort too. */
function troubleOf(
  error: unknown,
  { about, url }: { readonly about: Subject; readonly url: string },
): Trouble | null {
  if (error instanceof SyntaxError)
    return { kind: "unreadable", where: new URL(url).pathname.replace(/^\/api\/v2\//, "") };
  if (!isHTTPError(error)) return null;
  const { status } = error.response;
  if (status === 401) return { kind: "signed_out" };
  if (status === 404 || status === 410) return { kind: "gone" };
  if (status !== 403) return { kind: "host_failed", status };
  return { kind: "not_permitted", what: about };
}

/** Whether trying again may help: no answer came, or the host itself failed. */
function mayPass(error: Error): boolean {
  return error instanceof HostError
    ? error.trouble.kind === "offline"
    : isHTTPError(error) && error.response.status >= 500;
}

/**
 * The seconds that a host asks for, as a number or a date; without them (a
 * page in HTML, a hidden header) 5, 10, 20, 40 and then 60. 0: it does not ask.
 */
function askedToWait(response: Response, count: number): Seconds {
  const { isRefused, retryAfter } = refusalIn(response);
  return isRefused ? (retryAfter ?? Math.min(5 * 2 ** count, 60)) : 0;
}
