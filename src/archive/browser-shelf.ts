import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import { edition } from "./block.ts";
import { NotKept, type Shelf, type ShelfKey, type Shelved } from "./shelf.ts";

/** A block in the browser's database; one that was never exchanged ranks by its key. */
interface Kept extends Omit<Shelved, "rank"> {
  readonly owner: string;
  readonly rank?: number;
}

interface Scheme extends DBSchema {
  blocks: { key: ShelfKey; value: Kept; indexes: { owner: string; usedOn: number } };
}

type Database = IDBPDatabase<Scheme>;
type Writing = IDBPTransaction<Scheme, ["blocks"], "readwrite">;

export const databaseName = "sidelight";

/** Milliseconds that another tab may take to let go of an older database. */
const patience = 3000;

/**
 * Shelves in the database that the browser keeps for this app, one for each
 * owner. A database of an older edition is emptied, one of a newer left alone.
 */
export function browserShelves(version = edition): (owner: string) => Shelf {
  let opening: Promise<Database> | null = null;
  const forget = () => {
    opening = null;
  };

  async function on<T>(work: (database: Database) => Promise<T>): Promise<T> {
    opening ??= open(version, forget);
    try {
      return await work(await opening);
    } catch (error) {
      forget();
      throw error instanceof NotKept ? error : new NotKept(whyOf(error), error);
    }
  }

  const writing = <T>(work: (blocks: Writing["store"]) => Promise<T>): Promise<T> =>
    on(async (database) => {
      const transaction = database.transaction("blocks", "readwrite");
      const working = async () => work(transaction.store);
      const [, worked] = await Promise.all([transaction.done, working()]).catch((error) => {
        // What was asked for only says that it was aborted, not why.
        throw transaction.error ?? error;
      });
      return worked;
    });

  return (owner) => ({
    keys: () => on((database) => database.getAllKeysFromIndex("blocks", "owner", owner)),
    read: (keys) =>
      on(async (database) => {
        const found = keys.map(async (key) => {
          // One that cannot be read must not keep the others from being read.
          const kept = await database.get("blocks", key).catch(() => undefined);
          return isBlock(kept) ? [[key, { ...kept, rank: kept.rank ?? key }] as const] : [];
        });
        return new Map((await Promise.all(found)).flat());
      }),
    add: ({ bytes, usedOn }) => writing((blocks) => blocks.add({ owner, bytes, usedOn })),
    exchange: ({ put, take }) =>
      writing(async (blocks) => {
        for (const key of take) if ((await blocks.getKey(key)) === undefined) return "gone";
        await deleteAll(blocks, take);
        return put && blocks.add({ owner, ...put });
      }),
    dropUnused: (before) =>
      writing(async (blocks) => {
        const unused = IDBKeyRange.upperBound(before, true);
        await deleteAll(blocks, await blocks.index("usedOn").getAllKeys(unused));
      }),
    clear: () =>
      writing(async (blocks) => deleteAll(blocks, await blocks.index("owner").getAllKeys(owner))),
  });
}

async function deleteAll(blocks: Writing["store"], keys: readonly ShelfKey[]): Promise<void> {
  for (const key of keys) await blocks.delete(key);
}

/** `onClosed`: the database is to be opened anew. */
async function open(version: number, onClosed: () => void): Promise<Database> {
  // Some browsers have none, in some even the question throws.
  const opening: Promise<Database> = (async () =>
    openDB<Scheme>(databaseName, version, {
      upgrade(database) {
        for (const name of [...database.objectStoreNames]) database.deleteObjectStore(name);
        const blocks = database.createObjectStore("blocks", { autoIncrement: true });
        blocks.createIndex("owner", "owner");
        blocks.createIndex("usedOn", "usedOn");
      },
      blocking() {
        // A newer Sidelight waits for it.
        void opening.then((database) => database.close());
        onClosed();
      },
      terminated: onClosed,
    }))();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NotKept("busy")), patience);
  });
  try {
    return await Promise.race([opening, late]);
  } catch (error) {
    opening.then((database) => database.close()).catch(() => {});
    if (error instanceof NotKept) throw error;
    throw new NotKept(nameOf(error) === "VersionError" ? "newer" : "forbidden", error);
  } finally {
    clearTimeout(timer);
  }
}

function whyOf(error: unknown): NotKept["why"] {
  return nameOf(error) === "QuotaExceededError" ? "full" : "failed";
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : "";
}

function isBlock(kept: Kept | undefined): kept is Kept {
  return kept?.bytes instanceof Uint8Array;
}
