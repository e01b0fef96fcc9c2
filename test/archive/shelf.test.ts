import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import type { Shelf } from "../../src/archive/shelf.ts";
import { browserWorld, memoryWorld } from "./kept-world.ts";

const worlds = [
  ["in memory", memoryWorld],
  ["in the browser", browserWorld],
] as const;

const block = (usedOn: number) => ({ bytes: new Uint8Array([usedOn]), usedOn });

/** What lies there, with how it ranks, the highest last. */
async function all(shelf: Shelf) {
  const found = await shelf.read(await shelf.keys());
  return [...found.values()]
    .sort((one, other) => one.rank - other.rank)
    .map(({ bytes }) => bytes[0]);
}

describe.each(worlds)("a shelf %s", (_, open) => {
  test("ranks what came later above what came before", async () => {
    const shelf = open().shelf();
    for (const usedOn of [7, 3, 5]) await shelf.add(block(usedOn));
    expect(await all(shelf)).toEqual([7, 3, 5]);
  });

  test("puts a block where those stood that it replaces", async () => {
    const shelf = open().shelf();
    const [one, two] = [await shelf.add(block(1)), await shelf.add(block(2))];
    await shelf.add(block(3));
    const rank = (await shelf.read([two])).get(two)?.rank ?? 0;
    const key = await shelf.exchange({ take: [one, two], put: { ...block(12), rank } });
    expect(await all(shelf)).toEqual([12, 3]);
    expect([one, two]).not.toContain(key);
  });

  test("exchanges nothing where one of them is gone", async () => {
    const shelf = open().shelf();
    const [one, two] = [await shelf.add(block(1)), await shelf.add(block(2))];
    expect(await shelf.exchange({ take: [one], put: null })).toBeNull();
    const late = { take: [one, two], put: { ...block(12), rank: two } };
    expect(await shelf.exchange(late)).toBe("gone");
    expect(await all(shelf)).toEqual([2]);
  });

  test("never gives a key twice, cleared or not", async () => {
    const shelf = open().shelf();
    const first = await shelf.add(block(1));
    await shelf.clear();
    expect(await shelf.keys()).toEqual([]);
    expect(await shelf.add(block(2))).toBeGreaterThan(first);
  });

  test("drops what nobody asked for since a day", async () => {
    const shelf = open().shelf();
    for (const usedOn of [10, 11, 12]) await shelf.add(block(usedOn));
    await shelf.dropUnused(11);
    expect(await all(shelf)).toEqual([11, 12]);
  });
});

test("in the browser what nobody asked for is dropped, whoever kept it", async () => {
  const world = browserWorld();
  await world.shelf("ben").add(block(10));
  await world.shelf("chen").add(block(12));
  await world.shelf("ana").dropUnused(11);
  expect(await world.shelf("ben").keys()).toEqual([]);
  expect(await world.shelf("chen").keys()).toHaveLength(1);
});
