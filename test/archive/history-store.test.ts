import "fake-indexeddb/auto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HistoryStore } from "../../src/archive/history-store.ts";
import { memoryStore } from "../../src/archive/history-store.ts";
import { inShape } from "../../src/history/update.ts";
import { at } from "../timeline.ts";
import { answered, answeredOnes, ids, idsFrom } from "./kept-tickets.ts";
import { browserWorld, type KeptWorld, later, memoryWorld } from "./kept-world.ts";

const worlds = [
  ["in memory", memoryWorld],
  ["in the browser", browserWorld],
] as const;

/** Which of the tickets are kept, with the minute of their last change. */
async function minutes(store: HistoryStore, tickets = idsFrom(1, 100)) {
  const found = await store.find(tickets);
  return [...found].map(
    ([ticket, { updatedAt }]) => `${ticket} ${(updatedAt - at("09:00") - 30) / 60}`,
  );
}

describe.each(worlds)("a store %s", (_, open) => {
  test("finds what was kept, in another tab too, and nothing else", async () => {
    const world = open();
    const kept = answered(1);
    await world.tab().keep([kept]);
    const found = await world.tab().find(ids(1, 2));
    expect([...found.keys()]).toEqual(ids(1));
    const { unpack, updatedAt } = found.get(kept.history.ticket) ?? {};
    expect(updatedAt).toBe(kept.updatedAt);
    const updates = kept.history.updates.map(inShape);
    expect(unpack?.()).toStrictEqual({ ...kept.history, updates });
  });

  test("goes by what was kept last of a ticket", async () => {
    const world = open();
    const [one, other] = [world.tab(), world.tab()];
    await one.keep(answeredOnes(1, 4));
    await other.keep([answered(2, 20)]);
    expect(await minutes(one)).toEqual(["1 10", "2 20", "3 10"]);
    await one.keep([answered(2, 5)]);
    expect(await minutes(other)).toEqual(["1 10", "2 5", "3 10"]);
  });

  test("shows nobody what another user or another account has", async () => {
    const world = open();
    await world.tab("ana", "acme").keep([answered(1)]);
    await world.tab("ben", "acme").keep([answered(2)]);
    await world.tab("ana", "evil").keep([answered(3)]);
    expect(await minutes(world.tab("ana", "acme"))).toEqual(["1 10"]);
    expect(await minutes(world.tab("ben", "acme"))).toEqual(["2 10"]);
    expect(await minutes(world.tab("acme", "ana"))).toEqual([]);
    await world.tab("ana", "acme").clear();
    expect(await minutes(world.tab("ben", "acme"))).toEqual(["2 10"]);
  });

  test("writes little for a few tickets that changed among many", async () => {
    const world = open();
    for (let from = 1; from < 2001; from += 20)
      await world.tab().keep(answeredOnes(from, from + 20));
    const tab = world.tab();
    expect((await tab.find(idsFrom(1, 2001))).size).toBe(2000);
    world.written = 0;
    await tab.keep(answeredOnes(100, 120, 30));
    expect(world.written).toBeGreaterThan(0);
    expect(world.written).toBeLessThan(20 * 400);
  });

  test("joins small blocks, so that many are read fast", async () => {
    const world = open();
    const tab = world.tab();
    for (let ticket = 1; ticket <= 60; ticket++) await tab.keep([answered(ticket)]);
    expect((await world.shelf().keys()).length).toBeLessThan(12);
    expect(await minutes(world.tab())).toHaveLength(60);
  });

  test("joined in one tab does not bring back what another tab replaced", async () => {
    const world = open();
    const [one, other] = [world.tab(), world.tab()];
    for (let ticket = 1; ticket <= 8; ticket++) await one.keep([answered(ticket)]);
    await other.keep([answered(1, 20)]);
    const before = (await world.shelf().keys()).length;
    await one.keep([answered(9)]);
    expect((await world.shelf().keys()).length).toBeLessThan(before);
    expect(await minutes(world.tab(), ids(1, 9))).toEqual(["1 20", "9 10"]);
  });

  test("loses nothing where two tabs join the same blocks at once", async () => {
    const world = open();
    const tabs = [world.tab(), world.tab(), world.tab()];
    for (let ticket = 1; ticket <= 30; ticket++) {
      await Promise.all(tabs.map((tab, index) => tab.keep([answered(ticket + 30 * index)])));
      await Promise.all(tabs.map((tab) => tab.find([])));
    }
    expect(await minutes(world.tab())).toHaveLength(90);
  });

  test("keeps no more than it may: what nobody asked for the longest goes first", async () => {
    const world = open();
    world.limits = { tickets: 30, days: 60 };
    const tab = world.tab();
    await tab.keep(answeredOnes(1, 21));
    later(world, 8);
    await tab.find(ids(1, 2));
    await tab.keep(answeredOnes(21, 48));
    const kept = await minutes(tab);
    expect(kept).toHaveLength(30);
    expect(kept).toEqual(expect.arrayContaining(["1 10", "2 10", "21 10", "47 10"]));
    expect(await minutes(world.tab())).toEqual(kept);
  });

  test("drops what nobody asked for in sixty days, and keeps what somebody did", async () => {
    const world = open();
    await world.tab().keep(answeredOnes(1, 4));
    later(world, 59);
    await world.tab().find(ids(2));
    later(world, 2);
    expect(await minutes(world.tab())).toEqual(["2 10"]);
    expect((await world.tab().state()).tickets).toBe(1);
    later(world, 61);
    expect(await minutes(world.tab())).toEqual([]);
    expect(await world.shelf().keys()).toEqual([]);
  });

  test("survives a clock that was ahead for a while", async () => {
    const world = open();
    await world.tab().keep([answered(1)]);
    later(world, 40);
    await world.tab().keep([answered(2)]);
    await world.tab().find(ids(1));
    later(world, -40);
    expect(await minutes(world.tab())).toEqual(["1 10", "2 10"]);
    expect((await world.tab().state()).since).toBeLessThanOrEqual(world.now);
    later(world, 61);
    expect(await minutes(world.tab())).toEqual([]);
  });

  test("says how much is kept, and since when", async () => {
    const world = open();
    expect(await world.tab().state()).toEqual({
      memory: null,
      tickets: 0,
      since: null,
      isDamaged: false,
    });
    await world.tab().keep([answered(1)]);
    later(world, 3);
    await world.tab().keep([answered(2)]);
    expect(await world.tab().state()).toMatchObject({ tickets: 2, since: at("Mon+28 12:00") });
    // The older one is fetched again: it is as fresh as the other.
    await world.tab().keep([answered(1, 20)]);
    expect(await world.tab().state()).toMatchObject({ tickets: 2, since: at("Mon+31 12:00") });
  });

  test("cleared in one tab is empty in all, and keeps again", async () => {
    const world = open();
    const [one, other] = [world.tab(), world.tab()];
    await one.keep(answeredOnes(1, 4));
    await other.find(ids(1));
    await one.clear();
    expect(await minutes(one)).toEqual([]);
    expect(await minutes(other)).toEqual([]);
    await other.keep([answered(7)]);
    expect(await minutes(one)).toEqual(["7 10"]);
  });
});

test("what others kept and nobody asked for goes, when anybody looks", async () => {
  const world = browserWorld();
  await world.tab("ben").keep([answered(1)]);
  later(world, 61);
  await world.tab("ana").find(ids(1));
  expect(await world.shelf("ben").keys()).toEqual([]);
});

test("a store whose owner nobody knows lives in memory", async () => {
  const store = memoryStore(() => at("Mon+28 12:00"));
  await store.keep([answered(1)]);
  expect(await minutes(store)).toEqual(["1 10"]);
  expect(await store.state()).toMatchObject({ memory: "unnamed", tickets: 1 });
});

/** What may happen to a store, by somebody in one of three tabs. */
const deeds = fc.array(
  fc.record({
    tab: fc.nat({ max: 2 }),
    kind: fc.constantFrom("keep", "keep", "keep", "find", "reopen", "clear", "wait"),
    from: fc.nat({ max: 20 }),
    count: fc.nat({ max: 12 }),
    minute: fc.integer({ min: 1, max: 300 }),
  }),
  { minLength: 1, maxLength: 60 },
);

test("whatever happens in whichever tab, all that was kept last is found", async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (all) => {
      const world: KeptWorld = memoryWorld();
      const tabs = [world.tab(), world.tab(), world.tab()];
      const expected = new Map<string, string>();
      for (const { count, from, kind, minute, tab } of all) {
        if (kind === "keep") {
          await tabs[tab]?.keep(answeredOnes(from, from + count, minute));
          for (const id of idsFrom(from, from + count)) expected.set(id, `${id} ${minute}`);
        } else if (kind === "clear") {
          await tabs[tab]?.clear();
          expected.clear();
        } else if (kind === "reopen") tabs[tab] = world.tab();
        else if (kind === "wait") later(world, 5);
        else await tabs[tab]?.find(idsFrom(from, from + count));
      }
      // Waiting for five days sixty times would outlast what is kept: asked for, it stays.
      const found = await minutes(tabs[0] ?? world.tab(), idsFrom(0, 40));
      expect(new Set(found).size).toBe(found.length);
      if (all.filter(({ kind }) => kind === "wait").length < 12)
        expect(found.sort()).toEqual([...expected.values()].sort());
    }),
    { numRuns: 150 },
  );
});
