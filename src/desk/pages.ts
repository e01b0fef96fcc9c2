/** One page of a list, with the way to the next as Zendesk writes it. */
export interface ListPage<T> {
  readonly items: readonly T[];
  readonly paging: Readonly<Record<string, unknown>>;
}

const largest = 100;

/** How a list is paged. */
export interface Paging {
  readonly address: URL;
  /** So many items of the page before come again, as in real lists that change while they are read. */
  readonly overlap: number;
  /** Each page by cursor comes twice, or after the last one comes the first. */
  readonly twist?: Twist | null | undefined;
}

export type Twist = "repeated" | "endless";

/**
 * Cuts a list as the address asks: by cursor (`page[size]`, `page[after]`) or,
 * as older calls do, by number (`page`, `per_page`).
 */
export function cutPage<T>(
  list: readonly T[],
  { address, overlap, twist = null }: Paging,
): ListPage<T> {
  const { searchParams: query } = address;
  const isByCursor = query.has("page[size]") || query.has("page[after]");
  const size = sizeOf(query.get(isByCursor ? "page[size]" : "per_page"));
  const cursor = readCursor(query.get("page[after]"));
  const from = isByCursor ? cursor.from : (Math.max(1, Number(query.get("page")) || 1) - 1) * size;
  const isAgain = twist === "repeated" && from > 0 && cursor.turn === 0;
  const start = isAgain ? from - size : from - (from > 0 ? overlap : 0);
  const items = list.slice(Math.max(0, start), isAgain ? from : from + size);
  const isLast = from + size >= list.length;
  const hasMore = !isLast || isAgain || (twist === "endless" && list.length > 0);
  const next = (change: Readonly<Record<string, string>>) => {
    const there = new URL(address);
    for (const [name, value] of Object.entries(change)) there.searchParams.set(name, value);
    return hasMore ? there.href : null;
  };
  if (!isByCursor) {
    const next_page = next({ page: String(Math.floor(from / size) + 2) });
    return { items, paging: { next_page, previous_page: null, count: list.length } };
  }
  const after = writeCursor(
    isAgain
      ? { from, turn: 1 }
      : { from: isLast ? 0 : from + size, turn: twist === "endless" ? cursor.turn + 1 : 0 },
  );
  return {
    items,
    paging: {
      meta: {
        has_more: hasMore,
        after_cursor: after,
        before_cursor: writeCursor({ from, turn: 0 }),
      },
      links: { next: next({ "page[after]": after }), prev: null },
    },
  };
}

function sizeOf(text: string | null): number {
  const size = Math.floor(Number(text ?? largest));
  return size >= 1 && size <= largest ? size : largest;
}

interface Cursor {
  readonly from: number;
  /** Tells apart the cursors of pages that come more than once. */
  readonly turn: number;
}

/** Cursors are nobody's business but the server's. */
function writeCursor({ from, turn }: Cursor): string {
  return btoa(`o:${from}${turn ? `:${turn}` : ""}`);
}

function readCursor(text: string | null): Cursor {
  try {
    const [, from = 0, turn = 0] = /^o:(\d+)(?::(\d+))?$/.exec(atob(text ?? "")) ?? [];
    return { from: Number(from), turn: Number(turn) };
  } catch {
    return { from: 0, turn: 0 };
  }
}
