/** One page of a list, with the way to the next as Zendesk writes it. */
export interface ListPage<T> {
  readonly items: readonly T[];
  readonly paging: Readonly<Record<string, unknown>>;
}

const largest = 100;

/**
 * Cuts a list as the address asks: by cursor (`page[size]`, `page[after]`) or,
 * as older calls do, by number (`page`, `per_page`). `overlap` repeats so many
 * items of the page before, as real lists do that change while they are read.
 */
export function cutPage<T>(
  list: readonly T[],
  { address, overlap }: { readonly address: URL; readonly overlap: number },
): ListPage<T> {
  const { searchParams: query } = address;
  const isByCursor = query.has("page[size]") || query.has("page[after]");
  const size = sizeOf(query.get(isByCursor ? "page[size]" : "per_page"));
  const from = isByCursor
    ? readCursor(query.get("page[after]"))
    : (Math.max(1, Number(query.get("page")) || 1) - 1) * size;
  const items = list.slice(Math.max(0, from - (from > 0 ? overlap : 0)), from + size);
  const hasMore = from + size < list.length;
  const next = (change: Readonly<Record<string, string>>) => {
    const there = new URL(address);
    for (const [name, value] of Object.entries(change)) there.searchParams.set(name, value);
    return hasMore ? there.href : null;
  };
  if (!isByCursor) {
    const next_page = next({ page: String(Math.floor(from / size) + 2) });
    return { items, paging: { next_page, previous_page: null, count: list.length } };
  }
  const after = writeCursor(from + size);
  return {
    items,
    paging: {
      meta: { has_more: hasMore, after_cursor: after, before_cursor: writeCursor(from) },
      links: { next: next({ "page[after]": after }), prev: null },
    },
  };
}

function sizeOf(text: string | null): number {
  const size = Math.floor(Number(text ?? largest));
  return size >= 1 && size <= largest ? size : largest;
}

/** Cursors are nobody's business but the server's. */
function writeCursor(from: number): string {
  return btoa(`o:${from}`);
}

function readCursor(text: string | null): number {
  try {
    return Number(/^o:(\d+)$/.exec(atob(text ?? ""))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
