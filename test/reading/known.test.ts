import { describe, expect, test } from "vitest";
import type { HistoryStore } from "../../src/archive/history-store.ts";
import type { HistoryOptions, KnownTicket, TicketHead } from "../../src/hosts/host.ts";
import { createReading } from "../../src/reading/reading.ts";
import { memoryWorld } from "../archive/kept-world.ts";
import { type FakeHost, fakeHost, now, viewId } from "../state/fake-host.ts";
import { ticketId } from "../timeline.ts";

const options = { signal: new AbortController().signal };
const life = "Mon 09:00 customer opens\n Mon 09:10 ana replies";
const names = (count: number) => Array.from({ length: count }, (_, index) => `T${index + 1}`);
const lives = (count: number) => Object.fromEntries(names(count).map((name) => [name, life]));

async function headsOf(host: FakeHost): Promise<readonly TicketHead[]> {
  const heads: TicketHead[] = [];
  for await (const { items } of host.tickets(viewId("all"), options)) heads.push(...items);
  return heads;
}

/** A host that lets a test look at what it may know before it answers. */
function curious(host: FakeHost, look: (asked: HistoryOptions) => Promise<void>): FakeHost {
  return {
    ...host,
    async *histories(tickets, asked) {
      await look(asked);
      yield* host.histories(tickets, asked);
    },
  };
}

const readAll = async (host: FakeHost, store: HistoryStore, forgotten: readonly string[] = []) => {
  const reading = createReading({ host, now, store });
  for (const ticket of forgotten) reading.forget(ticketId(ticket));
  await reading.read(await headsOf(host), { ...options, onRead: () => {} });
};

describe("a host that is asked for histories is told", () => {
  const told = async (tickets: readonly string[], forgotten: readonly string[] = []) => {
    const world = memoryWorld();
    const host = fakeHost({ tickets: lives(3) });
    await readAll(host, world.tab());
    host.tell("T2", `${life}\n Tue 10:00 ana solves`);
    host.tell("T4", life);
    const found = new Map<string, KnownTicket | null | undefined>();
    const look = async ({ known }: HistoryOptions) => {
      for (const ticket of tickets) found.set(ticket, known?.(ticketId(ticket)));
    };
    await readAll(curious(host, look), world.tab(), forgotten);
    return found;
  };

  test("what a ticket was before it changed", async () => {
    const known = (await told(["T2"])).get("T2");
    expect(known?.history?.updates.map(({ source }) => source)).toEqual([
      "09:00 customer",
      "09:10 ana",
    ]);
    expect(known?.head.status).toBe("solved");
  });

  test("the same of one that is asked for anew, though it did not change", async () => {
    expect((await told(["T1"], ["T1"])).get("T1")?.history?.updates).toHaveLength(2);
  });

  test("nothing of one that it never read, or was not asked for", async () => {
    const known = await told(["T4", "T1"]);
    expect(known.get("T4")).toMatchObject({ head: { ticket: "T4" }, history: null });
    expect(known.get("T1")).toBeNull();
  });

  test("what another tab has read since, and that alone", async () => {
    const world = memoryWorld();
    const host = fakeHost({ tickets: lives(3) });
    const found: (number | undefined)[] = [];
    const look = async ({ meanwhile }: HistoryOptions) => {
      const count = async (id: string) => (await meanwhile?.(ticketId(id)))?.updates.length;
      found.push(await count("T1"));
      await readAll(host, world.tab());
      found.push(await count("T1"), await count("T2"));
    };
    await readAll(curious(host, look), world.tab(), ["T2"]);
    expect(found).toEqual([undefined, 2, undefined]);
  });
});

describe("what comes is kept", () => {
  test("before the next one is read, so that it is lost to nobody", async () => {
    const world = memoryWorld();
    const store = world.tab();
    const host = fakeHost({ tickets: lives(30) });
    const { histories } = host;
    let leastKept = Number.POSITIVE_INFINITY;
    let count = 0;
    host.histories = async function* (tickets, asked) {
      for await (const answer of histories(tickets, asked)) {
        yield answer;
        await store.state();
        const { tickets: kept } = await world.tab().state();
        leastKept = Math.min(leastKept, kept - ++count);
      }
    };
    await readAll(host, store);
    expect(leastKept).toBe(0);
  });

  test("by twenty at most where writing is slow: more does not wait in a tab that may die", async () => {
    const host = fakeHost({ tickets: lives(100) });
    const store: HistoryStore = { ...memoryWorld().tab(), keep: () => new Promise(() => {}) };
    let fetched = 0;
    const { histories } = host;
    host.histories = async function* (tickets, asked) {
      for await (const answer of histories(tickets, asked)) {
        fetched++;
        yield answer;
      }
    };
    void readAll(host, store);
    await new Promise((resolve) => setImmediate(resolve));
    expect(fetched).toBe(21);
  });
});
