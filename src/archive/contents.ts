import type { TicketId } from "../history/ids.ts";
import { type Block, type Entry, openBlock } from "./block.ts";
import { createIntern } from "./pack-names.ts";
import type { Shelf, ShelfKey, Shelved } from "./shelf.ts";

/** A block that was read from the shelf. */
export interface OpenBlock extends Block, Shelved {
  readonly key: ShelfKey;
}

/** Where the newest that is kept of a ticket stands. */
export interface Place {
  readonly block: OpenBlock;
  readonly entry: Entry;
}

/** What lies on a shelf, as far as it was looked at. */
export interface Contents {
  readonly blocks: ReadonlyMap<ShelfKey, OpenBlock>;
  readonly places: ReadonlyMap<TicketId, Place>;
  /** Looks at what came and went since the last time; says whether something was damaged. */
  refresh(shelf: Shelf): Promise<boolean>;
  /** Takes in a block that was just put; false where it cannot be believed. */
  take(key: ShelfKey, shelved: Shelved): boolean;
  drop(keys: Iterable<ShelfKey>): void;
}

export function createContents(owner: string, giveWay?: () => Promise<void> | null): Contents {
  const intern = createIntern();
  const blocks = new Map<ShelfKey, OpenBlock>();
  const places = new Map<TicketId, Place>();

  const point = (block: OpenBlock) => {
    for (const entry of block.entries) {
      const known = places.get(entry.ticket);
      if (!known || known.block.rank <= block.rank) places.set(entry.ticket, { block, entry });
    }
  };

  function take(key: ShelfKey, shelved: Shelved): boolean {
    const block = openBlock(shelved.bytes, { owner, intern });
    if (!block) return false;
    const opened = { ...block, ...shelved, key };
    blocks.set(key, opened);
    point(opened);
    return true;
  }

  function drop(keys: Iterable<ShelfKey>): void {
    for (const key of keys) blocks.delete(key);
    places.clear();
    for (const block of blocks.values()) point(block);
  }

  return {
    blocks,
    places,
    take,
    drop,
    async refresh(shelf) {
      const there = new Set(await shelf.keys());
      const gone = [...blocks.keys()].filter((key) => !there.has(key));
      if (gone.length) drop(gone);
      const fresh = [...there].filter((key) => !blocks.has(key));
      if (!fresh.length) return false;
      const found = await shelf.read(fresh);
      let isDamaged = false;
      for (const key of fresh) {
        await giveWay?.();
        const shelved = found.get(key);
        if (shelved && take(key, shelved)) continue;
        // Another tab may have taken it away meanwhile: then nothing is lost.
        isDamaged = (await shelf.exchange({ take: [key], put: null })) !== "gone" || isDamaged;
      }
      return isDamaged;
    },
  };
}
