import type { Day, WhyMemory } from "./kept.ts";

/** A block as it is kept. */
export interface Shelved {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The last day on which somebody asked for one of its tickets. */
  readonly usedOn: Day;
  /** Of two blocks with the same ticket, the one that ranks higher tells what holds. */
  readonly rank: number;
}

/** Where a block lies; never given twice. */
export type ShelfKey = number;

/** One block in the place of others. */
export interface Exchange {
  /** Nothing is done where one of these is gone. */
  readonly take: readonly ShelfKey[];
  /** Null where nothing of them is left. */
  readonly put: Shelved | null;
}

/**
 * Where the blocks of one owner lie. What one call changes is changed wholly or
 * not at all, whatever happens meanwhile and whoever else does the same.
 * Rejects with `NotKept` where nothing can be kept any more.
 */
export interface Shelf {
  keys(): Promise<readonly ShelfKey[]>;
  /** What lies there; what cannot be read, or is gone, is missing. */
  read(keys: readonly ShelfKey[]): Promise<ReadonlyMap<ShelfKey, Shelved>>;
  /** Puts a block where it ranks above all others. */
  add(block: Omit<Shelved, "rank">): Promise<ShelfKey>;
  /** Where the new block lies; null where nothing was put, `gone` where nothing was done. */
  exchange(change: Exchange): Promise<ShelfKey | null | "gone">;
  /** Drops the blocks of every owner that nobody asked for since that day. */
  dropUnused(before: Day): Promise<void>;
  clear(): Promise<void>;
}

/** The browser does not keep what it is given. */
export class NotKept extends Error {
  override readonly name = "NotKept";
  readonly why: WhyMemory;

  constructor(why: WhyMemory, cause?: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

/** A shelf that goes with the page. */
export function memoryShelf(): Shelf {
  const blocks = new Map<ShelfKey, Shelved>();
  let last = 0;
  const put = (block: Omit<Shelved, "rank"> & Partial<Shelved>): ShelfKey => {
    blocks.set(++last, { rank: last, ...block });
    return last;
  };
  return {
    keys: async () => [...blocks.keys()],
    read: async () => new Map(blocks),
    add: async ({ bytes, usedOn }) => put({ bytes, usedOn }),
    async exchange({ put: block, take }) {
      if (!take.every((key) => blocks.has(key))) return "gone";
      for (const key of take) blocks.delete(key);
      return block && put(block);
    },
    async dropUnused(before) {
      for (const [key, { usedOn }] of blocks) if (usedOn < before) blocks.delete(key);
    },
    clear: async () => blocks.clear(),
  };
}
