import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TicketHead } from "../../src/hosts/host.ts";
import { besidePage, createGiveWay, type GiveWay } from "../../src/reading/give-way.ts";
import { createReading } from "../../src/reading/reading.ts";
import { Book } from "../../src/report/book.ts";
import { Ledger } from "../../src/report/ledger.ts";
import { memoryWorld } from "../archive/kept-world.ts";
import { fakeHost, now, viewId } from "../state/fake-host.ts";

/** A thread on a clock of its own, which passes only where something works. */
function thread() {
  let time = 0;
  let since = 0;
  let longest = 0;
  const giveWay = createGiveWay({
    clock: () => time,
    async pass() {
      longest = Math.max(longest, time - since);
      // Others work as well.
      time += 5;
      since = time;
    },
  });
  return {
    giveWay,
    work(milliseconds: number) {
      time += milliseconds;
    },
    longest: () => Math.max(longest, time - since),
  };
}

describe("work on a thread that others need too", () => {
  test("stops after eight milliseconds, once the piece at hand is done", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 6 })), async (pieces) => {
        const { giveWay, longest, work } = thread();
        for (const piece of pieces) {
          await giveWay();
          work(piece);
        }
        expect(longest()).toBeLessThan(8 + 6);
      }),
    );
  });

  test("goes on at once where it has not worked for long", () => {
    const { giveWay, work } = thread();
    work(7);
    expect(giveWay()).toBeNull();
    work(1);
    expect(giveWay()).not.toBeNull();
  });

  test("waits once for all who ask at the same time", async () => {
    const { giveWay, work } = thread();
    work(20);
    const first = giveWay();
    expect(giveWay()).toBe(first);
    await first;
    expect(giveWay()).toBeNull();
  });

  test("goes on in a task of its own: what is done at once would let nobody in", async () => {
    let time = 0;
    const giveWay = besidePage(() => time);
    time = 8;
    let isOn = false;
    const passing = giveWay()?.then(() => {
      isOn = true;
    });
    for (let turn = 0; turn < 100; turn++) await Promise.resolve();
    expect(isOn).toBe(false);
    await passing;
    expect(isOn).toBe(true);
  });
});

describe("a reading beside a page", () => {
  const tickets = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [
      `T${index}`,
      `Mon 09:00 customer opens\n Mon 09:${10 + index} ana replies`,
    ]),
  );

  async function read(giveWay: GiveWay, store = memoryWorld().tab()) {
    const options = { signal: new AbortController().signal };
    const host = fakeHost({ tickets });
    const heads: TicketHead[] = [];
    for await (const { items } of host.tickets(viewId("all"), options)) heads.push(...items);
    const book = new Book();
    const onRead = ({ tickets }: { tickets: Parameters<Book["add"]>[0] }) => book.add(tickets);
    await createReading({ host, now, store, giveWay }).read(heads, { ...options, onRead });
    const { samples, size } = new Ledger(book);
    return { samples, size };
  }

  test("gives way between two tickets, fetched or kept, and tells the same", async () => {
    const world = memoryWorld();
    let asked = 0;
    const waiting: GiveWay = () => {
      asked++;
      return Promise.resolve();
    };
    const fetched = await read(waiting, world.tab());
    expect(asked).toBeGreaterThanOrEqual(2 * 30);
    asked = 0;
    const kept = await read(waiting, world.tab());
    expect(asked).toBeGreaterThanOrEqual(2 * 30);
    const alone = await read(() => null);
    expect(fetched).toEqual(alone);
    expect(kept).toEqual(alone);
    expect(alone.size).toBe(30);
  });
});
