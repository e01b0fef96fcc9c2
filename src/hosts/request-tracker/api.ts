import * as v from "valibot";
import { type Asking, ask, type Subject } from "../ask.ts";
import type { HostFetch } from "../carry.ts";
import { read, unreadable } from "../read.ts";
import { list } from "./wire.ts";

/**
 * Asks RT's REST2. Paths are under /REST/2.0/, with their query. Rejects with
 * `HostError`, on an abort with the signal's reason.
 */
export type Api = (asking: Asking) => {
  json(path: string): Promise<unknown>;
  /** Asks, with a body in JSON; nothing is changed. */
  post(path: string, body: object): Promise<unknown>;
  pages(path: string, options?: PagesOptions): AsyncGenerator<readonly unknown[]>;
  /** All items of a list that its shape can read. */
  list<S extends v.GenericSchema>(
    path: string,
    shape: S,
    options?: PagesOptions,
  ): Promise<readonly v.InferOutput<S>[]>;
};

interface PagesOptions {
  /** Whether this page is the last one, where its items tell. */
  readonly isLast?: (items: readonly unknown[]) => boolean;
}

export interface ApiParts {
  readonly base: string;
  readonly fetch: HostFetch;
}

/** RT gives no more at once. */
export const perPage = 100;

/** What a refusal is about, by the first word of these that stands in the path. */
const subjects: readonly (readonly [word: RegExp, about: Subject])[] = [
  [/^transactions|\/history/, "history"],
  [/^tickets?\b/, "tickets"],
  [/^search/, "views"],
  [/Sidelight/, "settings"],
];

export function requestTrackerApi({ base, fetch }: ApiParts): Api {
  return (asking) => {
    const question = (path: string) => {
      const [, about = "people"] = subjects.find(([word]) => word.test(path)) ?? [];
      return { ...asking, fetch, about } as const;
    };
    const urlOf = (path: string) => `${base}/REST/2.0/${path}`;
    const json = (path: string) => ask(urlOf(path), question(path));
    return {
      json,
      post: (path, body) =>
        ask(urlOf(path), { ...question(path), method: "post", isReading: true, json: body }),
      pages: (path, options) => pagesOf(path, { ...options, json }),
      async list(path, shape, options) {
        const found: v.InferOutput<typeof shape>[] = [];
        for await (const items of pagesOf(path, { ...options, json }))
          for (const item of items) {
            const { output, success } = v.safeParse(shape, item);
            if (success) found.push(output);
          }
        return found;
      },
    };
  };
}

/**
 * Page after page. RT leaves out what the viewer may not see after it has cut
 * its pages: a short page is not the end, nor is an empty one. The end is
 * where RT's own count says so, where `isLast` knows better, or after two
 * empty pages; four where `isLast` should have known. A page that comes twice
 * is `unreadable`: it would never end.
 */
async function* pagesOf(
  path: string,
  { isLast, json }: PagesOptions & { json(path: string): Promise<unknown> },
): AsyncGenerator<readonly unknown[]> {
  const joint = path.includes("?") ? "&" : "?";
  let before = "";
  let empty = 0;
  for (let page = 1; empty < (isLast ? 4 : 2); page++) {
    const answer = await json(`${path}${joint}per_page=${perPage}&page=${page}`);
    const { items, total } = read(list, answer);
    const content = items.length ? JSON.stringify(items) : "";
    if (content && content === before) throw unreadable("page");
    before = content;
    empty = items.length ? 0 : empty + 1;
    if (items.length) yield items;
    if (total !== null && page * perPage >= total) return;
    if (items.length && isLast?.(items)) return;
  }
}

/** A condition that one of these ids is meant; TicketSQL knows no list of values. */
export function anyOf(field: string, ids: readonly string[]): string {
  return `(${ids.map((id) => `${field} = ${id}`).join(" OR ")})`;
}

/** What stands behind the question mark. */
export function query(given: Readonly<Record<string, string | readonly string[]>>): string {
  return new URLSearchParams(
    Object.entries(given).flatMap(([key, values]) => [values].flat().map((value) => [key, value])),
  ).toString();
}
