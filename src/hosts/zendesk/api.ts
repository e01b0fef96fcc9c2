import * as v from "valibot";
import { type Asking, ask, type Subject } from "../ask.ts";
import type { HostFetch } from "../carry.ts";
import { read, unreadable } from "../read.ts";
import { paged } from "./wire.ts";

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

/** What a refusal is about, by the first word of these that stands in the path. */
const subjects: readonly (readonly [word: string, Subject])[] = [
  ["schedules", "schedules"],
  ["audits", "history"],
  ["incremental", "history"],
  ["tickets", "tickets"],
  ["views", "views"],
  ["installations", "settings"],
];

export function zendeskApi(fetch: HostFetch): Api {
  return (asking) => {
    const question = (path: string) => {
      const [, about = "people"] = subjects.find(([word]) => path.includes(word)) ?? [];
      return { ...asking, fetch, about } as const;
    };
    const json = (path: string) => ask(root + path, question(path));
    const pages = (path: string) => pagesOf(path, json);
    return {
      json,
      put: (path, body) => ask(root + path, { ...question(path), method: "put", json: body }),
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

/** So many pages in a row may bring nothing new, as those do that come twice. */
const staleAtMost = 3;
/** A hundred thousand items: nobody has so many, and nobody could wait for them. */
const pagesAtMost = 1000;

/**
 * By cursor where a list has one, else by the address of the next page. A page
 * that is promised without an address, or from an address that was read before,
 * is `unreadable`, and so is a list that goes on and on: half a list would give
 * wrong numbers without a word.
 */
async function* pagesOf(
  first: string,
  json: (path: string) => Promise<unknown>,
): AsyncGenerator<unknown> {
  const read = new Set<string>();
  const seen = new Set<string>();
  let stale = 0;
  for (let path: string | null = first; path !== null; ) {
    if (read.has(path) || read.size >= pagesAtMost) throw unreadable("links.next");
    read.add(path);
    const answer = await json(path);
    yield answer;
    path = pathAfter(first, answer);
    if (path === null) return;
    const before = seen.size;
    for (const item of itemsOf(answer)) seen.add(item);
    stale = seen.size > before ? 0 : stale + 1;
    // Pages under ever new cursors that only come again would never end.
    if (stale > staleAtMost) throw unreadable("links.next");
  }
}

/** Whether a list goes on after an answer. */
export function hasMore(answer: unknown): boolean {
  const { meta, next_page } = read(paged, answer);
  return meta ? meta.has_more : next_page !== null;
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

/** What stands in the lists of an answer, by its id where it has one. */
function itemsOf(answer: unknown): readonly string[] {
  return Object.entries(Object(answer)).flatMap(([key, list]) =>
    Array.isArray(list)
      ? list.map((item) => `${key} ${Object(item).id ?? JSON.stringify(item)}`)
      : [],
  );
}
