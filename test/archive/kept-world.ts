import { IDBFactory } from "fake-indexeddb";
import { browserShelves, databaseName } from "../../src/archive/browser-shelf.ts";
import { createHistoryStore, type HistoryStore } from "../../src/archive/history-store.ts";
import { memoryShelf, type Shelf } from "../../src/archive/shelf.ts";
import type { Limits } from "../../src/archive/tidy.ts";
import { type Instant, shift } from "../../src/time/instant.ts";
import { at } from "../timeline.ts";

/** A browser, with tabs that share what it keeps. */
export interface KeptWorld {
  /** The clock of its machine. */
  now: Instant;
  limits: Limits | undefined;
  /** Bytes that were written since it was last set to 0. */
  written: number;
  /** Opens another tab. */
  tab(user?: string, account?: string): HistoryStore;
  shelf(user?: string, account?: string): Shelf;
}

const ownerOf = (user: string, account: string) => JSON.stringify([account, user]);

function worldWith(openShelf: () => (owner: string) => Shelf): KeptWorld {
  const world: KeptWorld = {
    now: at("Mon+28 12:00"),
    limits: undefined,
    written: 0,
    tab(user = "ana", account = "acme") {
      const open = openShelf();
      return createHistoryStore({
        owner: async () => ({ account, user }),
        openShelf: (owner) => counting(open(owner)),
        now: () => world.now,
        ...(world.limits && { limits: world.limits }),
      });
    },
    shelf: (user = "ana", account = "acme") => openShelf()(ownerOf(user, account)),
  };
  const counting = (shelf: Shelf): Shelf => ({
    ...shelf,
    add(block) {
      world.written += block.bytes.length;
      return shelf.add(block);
    },
    exchange(change) {
      world.written += change.put?.bytes.length ?? 0;
      return shelf.exchange(change);
    },
  });
  return world;
}

/** One whose shelves go with the page. */
export function memoryWorld(): KeptWorld {
  const shelves = new Map<string, Shelf>();
  return worldWith(() => (owner) => {
    const shelf = shelves.get(owner) ?? memoryShelf();
    shelves.set(owner, shelf);
    return shelf;
  });
}

/** One with an empty IndexedDB. */
export function browserWorld(): KeptWorld {
  globalThis.indexedDB = new IDBFactory();
  return worldWith(() => browserShelves());
}

/** The raw database, as somebody with other intentions would see it. */
export function rawDatabase(version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(databaseName, version);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

export const later = (world: KeptWorld, days: number) => {
  world.now = shift(world.now, days * 86_400);
};
