import "fake-indexeddb/auto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { browserShelves } from "../../src/archive/browser-shelf.ts";
import { createHistoryStore, type HistoryStore } from "../../src/archive/history-store.ts";
import { answered, answeredOnes, idsFrom } from "./kept-tickets.ts";
import { browserWorld, type KeptWorld, memoryWorld, rawDatabase } from "./kept-world.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function found(store: HistoryStore): Promise<number> {
  return (await store.find(idsFrom(1, 1000))).size;
}

/** What becomes of a store that cannot keep anything: it works, and says why. */
async function worksInMemory(store: HistoryStore, why: string): Promise<void> {
  await store.keep(answeredOnes(900, 903));
  expect((await store.find(idsFrom(900, 903))).size).toBe(3);
  expect((await store.state()).memory).toBe(why);
}

/** Does something to every record of the database, in one transaction. */
async function toRecords(work: (blocks: IDBObjectStore, key: IDBValidKey, value: Row) => void) {
  const database = await rawDatabase();
  const transaction = database.transaction("blocks", "readwrite");
  const blocks = transaction.objectStore("blocks");
  await new Promise<void>((resolve) => {
    const all = blocks.openCursor();
    all.onsuccess = () => {
      const cursor = all.result;
      if (!cursor) return;
      work(blocks, cursor.primaryKey, cursor.value);
      cursor.continue();
    };
    transaction.oncomplete = () => resolve();
  });
  database.close();
}

interface Row {
  readonly owner: string;
  readonly bytes: Uint8Array;
}

async function filled(): Promise<KeptWorld> {
  const world = browserWorld();
  await world.tab().keep(answeredOnes(1, 4));
  await world.tab().keep(answeredOnes(4, 9));
  return world;
}

const refusing = (name: string) => () => {
  throw new DOMException("refused", name);
};

describe("damage", () => {
  test("is recognised by a single byte: that block is dropped, and said so", async () => {
    const world = await filled();
    let isFirst = true;
    await toRecords((blocks, key, value) => {
      if (isFirst) value.bytes[20] = (value.bytes[20] ?? 0) ^ 1;
      isFirst = false;
      blocks.put(value, key);
    });
    const tab = world.tab();
    expect(await found(tab)).toBe(5);
    expect(await tab.state()).toMatchObject({ memory: null, tickets: 5, isDamaged: true });
    await tab.keep(answeredOnes(1, 4));
    expect(await found(world.tab())).toBe(8);
    expect((await world.tab().state()).isDamaged).toBe(false);
  });

  test.each([
    ["no bytes", { bytes: "none" }],
    ["too few bytes", { bytes: new Uint8Array(3) }],
    ["nothing", { bytes: undefined }],
  ])("%s where a block was", async (_, instead) => {
    const world = await filled();
    await toRecords((blocks, key, value) => blocks.put({ ...value, ...instead }, key));
    const tab = world.tab();
    expect(await found(tab)).toBe(0);
    expect((await tab.state()).isDamaged).toBe(true);
    await tab.keep([answered(1)]);
    expect(await found(world.tab())).toBe(1);
  });

  test("a block under somebody else's name opens for nobody", async () => {
    const world = await filled();
    const owner = JSON.stringify(["acme", "ben"]);
    await toRecords((blocks, key, value) => blocks.put({ ...value, owner }, key));
    expect(await found(world.tab("ben"))).toBe(0);
    expect(await found(world.tab("ana"))).toBe(0);
  });
});

describe("versions", () => {
  test("a newer one's database is left alone", async () => {
    browserWorld();
    const newer = await rawDatabase(99);
    newer.close();
    await worksInMemory(tabOf(browserShelves()), "newer");
    const after = await rawDatabase();
    expect(after.version).toBe(99);
    after.close();
  });

  test("an older one's is emptied and filled anew", async () => {
    await filled();
    const tab = tabOf(browserShelves(7));
    expect(await found(tab)).toBe(0);
    await tab.keep([answered(1)]);
    expect(await found(tabOf(browserShelves(7)))).toBe(1);
  });

  test("in two tabs: the older lets go at once, and goes on with what it knows", async () => {
    const world = await filled();
    const older = world.tab();
    expect(await found(older)).toBe(8);
    const newer = tabOf(browserShelves(2));
    await newer.keep([answered(1)]);
    expect(await newer.state()).toMatchObject({ memory: null, tickets: 1 });
    expect(await found(older)).toBe(8);
    await worksInMemory(older, "newer");
  });

  test("an older one that does not let go is waited for only so long", async () => {
    await filled();
    const stubborn = await rawDatabase();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const tab = tabOf(browserShelves(2));
    const working = worksInMemory(tab, "busy");
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
    await vi.advanceTimersByTimeAsync(3000);
    await working;
    stubborn.close();
  });
});

/** A tab in which another version of Sidelight runs. */
function tabOf(openShelf: ReturnType<typeof browserShelves>): HistoryStore {
  const { now } = memoryWorld();
  return createHistoryStore({
    owner: async () => ({ account: "acme", user: "ana" }),
    openShelf,
    now: () => now,
  });
}

describe("a browser that refuses", () => {
  test("to have a database at all", async () => {
    const world = browserWorld();
    vi.stubGlobal("indexedDB", undefined);
    await worksInMemory(world.tab(), "forbidden");
  });

  test("to open it, as in some private windows", async () => {
    const world = browserWorld();
    vi.spyOn(indexedDB, "open").mockImplementation(refusing("SecurityError"));
    await worksInMemory(world.tab(), "forbidden");
  });

  test("more, because the disk is full: what was kept before is still there", async () => {
    const world = await filled();
    const tab = world.tab();
    const add = vi.spyOn(IDBObjectStore.prototype, "add");
    add.mockImplementation(refusing("QuotaExceededError"));
    await worksInMemory(tab, "full");
    expect(await found(tab)).toBe(8 + 3);
    add.mockRestore();
    expect(await found(world.tab())).toBe(8);
    await tab.clear();
    await tab.keep([answered(1)]);
    expect(await tab.state()).toMatchObject({ memory: null, tickets: 1 });
    expect(await found(world.tab())).toBe(1);
  });

  test("more, only when it comes to writing it down", async () => {
    const world = await filled();
    const tab = world.tab();
    vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(function (this: IDBObjectStore) {
      this.transaction.abort();
      vi.spyOn(this.transaction, "error", "get").mockReturnValue(
        new DOMException("no room", "QuotaExceededError"),
      );
      throw new DOMException("aborted", "AbortError");
    });
    await worksInMemory(tab, "full");
  });

  test("to answer any question", async () => {
    const world = await filled();
    vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(refusing("UnknownError"));
    await worksInMemory(world.tab(), "failed");
  });
});

test("a write that is cut in the middle loses nothing that was kept", async () => {
  const world = browserWorld();
  const tab = world.tab();
  for (let ticket = 1; ticket <= 8; ticket++) await tab.keep([answered(ticket)]);
  const { delete: reallyDelete } = IDBObjectStore.prototype;
  let deleted = 0;
  vi.spyOn(IDBObjectStore.prototype, "delete").mockImplementation(function (
    this: IDBObjectStore,
    key,
  ) {
    if (++deleted === 4) this.transaction.abort();
    return reallyDelete.call(this, key);
  });
  // The ninth block has them joined.
  await tab.keep([answered(9)]);
  expect(deleted).toBeGreaterThan(3);
  vi.restoreAllMocks();
  expect((await tab.state()).memory).toBe("failed");
  expect(await found(tab)).toBe(9);
  expect(await found(world.tab())).toBe(9);
});
