import ky from "ky";
import * as v from "valibot";
import type { Seconds } from "../../time/instant.ts";
import type { CallOptions, HostFetch } from "../host.ts";
import { HostError } from "../trouble.ts";
import { read, unreadable } from "./read.ts";
import { mayPass, troubleOf } from "./trouble.ts";
import { paged } from "./wire.ts";

export interface Asking extends CallOptions {
  /** How often we wait when asked to; 8 times unless said otherwise. */
  readonly patience?: number;
}

/**
 * Asks Zendesk. Paths are under /api/v2/, with their query. Rejects with
 * `HostError`, on an abort with the signal's reason.
 */
export type Api = (asking: Asking) => {
  json(path: string): Promise<unknown>;
  /** Changes what is at a path. */
  put(path: string, body: object): Promise<unknown>;
  /** A list's answers, page after page. */
  pages(path: string): AsyncGenerator<unknown>;
  /** All items of a list, which stands under `key`, without those that its shape reads as null. */
  list<S extends v.GenericSchema>(
    path: string,
    item: readonly [key: string, shape: S],
  ): Promise<readonly NonNullable<v.InferOutput<S>>[]>;
};

/** Every address starts so; the name is never looked up. */
const root = "https://zendesk.invalid/api/v2/";
/** Failures that may pass by themselves are tried so often again, after 1 and 2 seconds. */
const tries = 2;
/** Longer waits are left to the user. */
const longest: Seconds = 600;

export function zendeskApi(fetch: HostFetch): Api {
  return (asking) => {
    const json = (path: string) => answerTo(path, { ...asking, fetch });
    const pages = (path: string) => pagesOf(path, json);
    return {
      json,
      put: (path, body) => answerTo(path, { ...asking, fetch, method: "put", json: body }),
      pages,
      async list(path, [key, shape]) {
        const answers = v.object({ [key]: v.array(shape) });
        const items: NonNullable<v.InferOutput<typeof shape>>[] = [];
        for await (const answer of pages(path))
          for (const item of read(answers, answer)[key] ?? []) if (item != null) items.push(item);
        return items;
      },
    };
  };
}

/** For what can be done without: this instead of a trouble. */
export function orElse<T>(instead: T): (error: unknown) => T {
  return (error) => {
    if (error instanceof HostError) return instead;
    throw error;
  };
}

interface Fetching extends Asking {
  readonly fetch: HostFetch;
  readonly method?: "get" | "put";
  /** What is sent along. */
  readonly json?: object;
}

async function answerTo(
  path: string,
  { fetch, json, method = "get", signal, onWait, patience = 8, urgency = "soon" }: Fetching,
): Promise<unknown> {
  let isWaiting = false;
  let waits = 0;
  const wait = (seconds: Seconds | null) => {
    isWaiting = seconds !== null;
    onWait?.(seconds);
  };
  try {
    return await ky(root + path, {
      fetch: (request) => fetch(request, { call: { onWait: wait, urgency } }),
      method,
      json,
      // Whoever carries it looks at the clock: the time in a line does not count.
      timeout: false,
      signal,
      retry: {
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
    const trouble = troubleOf(error, path);
    throw trouble ? new HostError(trouble) : error;
  } finally {
    if (isWaiting) wait(null);
  }
}

/**
 * By cursor where a list has one, else by the address of the next page. A page
 * that is promised without an address, or that was read before, is
 * `unreadable`: half a list would give wrong numbers without a word.
 */
async function* pagesOf(
  first: string,
  json: (path: string) => Promise<unknown>,
): AsyncGenerator<unknown> {
  const seen = new Set<string>();
  let before = "";
  for (let path: string | null = first; path !== null; ) {
    if (seen.has(path)) throw unreadable("links.next");
    seen.add(path);
    const answer = await json(path);
    yield answer;
    path = pathAfter(first, answer);
    const content = path === null ? "" : contentOf(answer);
    // Cursors that always change over one and the same page would never end.
    if (path !== null && content === before) throw unreadable("links.next");
    before = content;
  }
}

/** Where a list that began at `first` goes on after an answer; null at its end. */
function pathAfter(first: string, answer: unknown): string | null {
  const { meta, next_page } = read(paged, answer);
  if (!meta) return next_page && pathOf(next_page);
  if (!meta.has_more) return null;
  if (!meta.after_cursor) throw unreadable("meta.after_cursor");
  const joint = first.includes("?") ? "&" : "?";
  return `${first}${joint}page[after]=${encodeURIComponent(meta.after_cursor)}`;
}

/** An address without its host: every question goes to the viewer's own Zendesk. */
function pathOf(address: string): string {
  if (!URL.canParse(address, root)) throw unreadable("next_page");
  const { pathname, search } = new URL(address, root);
  return pathname.replace("/api/v2/", "") + search;
}

/** What a page holds, without the ways to other pages. */
function contentOf(answer: unknown): string {
  const { meta, links, next_page, previous_page, ...content } = Object(answer);
  return JSON.stringify(content);
}

/**
 * The seconds that Zendesk asks for, as a number or a date; without them (a
 * page in HTML, a hidden header) 5, 10, 20, 40 and then 60. 0: it does not ask.
 */
function askedToWait({ status, headers }: Response, count: number): Seconds {
  const told = headers.get("retry-after");
  if (status !== 429 && !(status === 503 && told)) return 0;
  const until = (Date.parse(told ?? "") - Date.now()) / 1000;
  const seconds = told && Number(told) >= 0 ? Number(told) : until;
  return Math.max(1, Math.ceil(Number.isNaN(seconds) ? Math.min(5 * 2 ** count, 60) : seconds));
}
