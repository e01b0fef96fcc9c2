import { describe, expect, test } from "vitest";
import type { TicketHead } from "../../src/hosts/host.ts";
import { HostError } from "../../src/hosts/trouble.ts";
import { createReading } from "../../src/reading/reading.ts";
import type { Readings } from "../../src/reading/telling.ts";
import { Book } from "../../src/report/book.ts";
import { Ledger } from "../../src/report/ledger.ts";
import { type Instant, shift } from "../../src/time/instant.ts";
import { type KeptWorld, memoryWorld } from "../archive/kept-world.ts";
import { type FakeHost, fakeHost, now, viewId } from "../state/fake-host.ts";
import { at, personId, ticketId } from "../timeline.ts";

const options = { signal: new AbortController().signal };

const stories = Object.fromEntries(
  Array.from({ length: 45 }, (_, index) => [
    `T${index + 1}`,
    `Mon 09:00 customer opens
     Mon 09:${String(index + 10)} ana replies`,
  ]),
);

interface Visit {
  readonly host: FakeHost;
  /** Lists the view and reads its tickets. */
  look(): Promise<readonly Readings[]>;
  /** The histories that the host was asked for since the last time. */
  asked(): readonly string[];
  readonly reading: ReturnType<typeof createReading>;
}

function visit(world: KeptWorld, host = fakeHost({ tickets: stories }), clock = now): Visit {
  const reading = createReading({ host, now: clock, store: world.tab() });
  return {
    host,
    reading,
    async look() {
      const found: Readings[] = [];
      await reading.read(await headsOf(host), { ...options, onRead: (one) => found.push(one) });
      return found;
    },
    asked: () => host.asked.splice(0).filter((it) => it.startsWith("history")),
  };
}

async function headsOf(host: FakeHost): Promise<readonly TicketHead[]> {
  const heads: TicketHead[] = [];
  for await (const { items } of host.tickets(viewId("all"), options)) heads.push(...items);
  return heads;
}

describe("a view that was read before", () => {
  test("costs no history at all, and gives the same", async () => {
    const world = memoryWorld();
    const first = visit(world);
    const told = await first.look();
    expect(first.asked()).toHaveLength(45);
    const again = visit(world);
    const toldAgain = await again.look();
    expect(again.asked()).toEqual([]);
    const ledger = (all: readonly Readings[]) => {
      const book = new Book();
      for (const { tickets } of all) book.add(tickets);
      return new Ledger(book);
    };
    const { samples, size, tickets } = ledger(told);
    expect(ledger(toldAgain)).toMatchObject({ samples, size, tickets });
    expect(size).toBe(45);
  });

  test("tells who is who, though nobody was fetched with a history", async () => {
    const world = memoryWorld();
    await visit(world).look();
    const [first] = await visit(world).look();
    expect(first?.directory?.people.get(personId("ana"))?.name).toBe("ana");
  });

  test("costs a history for each ticket that changed", async () => {
    const world = memoryWorld();
    await visit(world).look();
    const host = fakeHost({ tickets: stories });
    for (const ticket of ["T3", "T44"])
      host.tell(ticket, `${stories[ticket]}\n Tue 10:00 ana solves`);
    const again = visit(world, host);
    const told = await again.look();
    expect(again.asked()).toEqual(["history T3", "history T44"]);
    expect(told.flatMap(({ tickets }) => tickets.ids)).toHaveLength(45);
    await again.look();
    expect(again.asked()).toEqual([]);
  });

  test("by somebody else is read from the beginning", async () => {
    const world = memoryWorld();
    await visit(world).look();
    const host = fakeHost({ tickets: stories, viewer: "ben" });
    const other = createReading({ host, now, store: world.tab("ben") });
    await other.read(await headsOf(host), { ...options, onRead: () => {} });
    expect(host.asked.filter((it) => it.startsWith("history"))).toHaveLength(45);
  });

  test("is read again when all that was kept is cleared", async () => {
    const world = memoryWorld();
    const { asked, look, reading } = visit(world);
    await look();
    asked();
    expect(await reading.archive("look", options)).toMatchObject({ tickets: 45, memory: null });
    expect(await reading.archive("clear", options)).toMatchObject({ tickets: 0, since: null });
    await look();
    expect(asked()).toHaveLength(45);
  });

  test("can be tried with other settings without being asked for", async () => {
    const world = memoryWorld();
    await visit(world).look();
    const { asked, reading } = visit(world);
    const tickets = Object.keys(stories).map((id) => ticketId(id));
    await reading.meet(["customer", "ana"].map(personId), options);
    const { saved: fields } = await reading.draft("form", null, options);
    const { team } = await reading.draft("preview", { fields, tickets, range: null }, options);
    expect(team.first_response.n).toBe(45);
    expect(asked()).toEqual([]);
  });
});

describe("a ticket that was forgotten", () => {
  const open = "Mon 09:00 customer opens\n Mon 09:10 ana replies, solves";

  const readTwice = async (story: string) => {
    const one = visit(memoryWorld(), fakeHost({ tickets: { T1: story } }));
    await one.look();
    one.asked();
    one.reading.forget(ticketId("T1"));
    await one.look();
    return one;
  };

  test("is fetched again, once", async () => {
    const one = await readTwice(open);
    expect(one.asked()).toEqual(["history T1"]);
    await one.look();
    expect(one.asked()).toEqual([]);
  });

  test("is not, where it is closed: it changes no more", async () => {
    const one = await readTwice(`${open}\n Fri 09:00 system closes`);
    expect(one.asked()).toEqual([]);
    one.host.tell("T1", `${open}\n Fri 09:00 system closes\n Sat 09:00 system deletes`);
    await one.look();
    expect(one.asked()).toEqual(["history T1"]);
  });
});

test("a ticket that changed a moment ago is fetched once more: the same second may not be over", async () => {
  const changed = at("Mon 09:10");
  let clock: Instant = shift(changed, 2);
  const host = fakeHost({ tickets: { T1: "Mon 09:00 customer opens\n Mon 09:10 ana replies" } });
  const { asked, look } = visit(memoryWorld(), host, () => clock);
  await look();
  clock = shift(changed, 60);
  await look();
  await look();
  expect(asked()).toEqual(["history T1", "history T1"]);
});

test("what came before a reading broke off is kept", async () => {
  const world = memoryWorld();
  const host = fakeHost({ tickets: stories });
  const broken = visit(world, {
    ...host,
    async *histories(tickets, asking) {
      let count = 0;
      for await (const answer of host.histories(tickets, asking)) {
        if (++count === 31) throw new HostError({ kind: "offline" });
        yield answer;
      }
    },
  });
  await expect(broken.look()).rejects.toMatchObject({ trouble: { kind: "offline" } });
  const again = visit(world);
  await again.look();
  expect(again.asked()).toHaveLength(15);
});

test("what came before somebody stopped it is kept", async () => {
  const world = memoryWorld();
  const abort = new AbortController();
  const { host, reading } = visit(world);
  const reads = reading.read(await headsOf(host), {
    signal: abort.signal,
    onRead: ({ tickets }) => tickets.ids.length > 10 && abort.abort(),
  });
  await expect(reads).rejects.toThrow();
  const again = visit(world);
  await again.look();
  expect(again.asked().length).toBeLessThan(45 - 15);
});

test("many that are known are told one part after the other", async () => {
  const tickets = Object.fromEntries(
    Array.from({ length: 4100 }, (_, index) => [`T${index}`, "Mon 09:00 customer opens"]),
  );
  const world = memoryWorld();
  await visit(world, fakeHost({ tickets })).look();
  const host = fakeHost({ tickets });
  const told = await visit(world, host).look();
  expect(told.map((one) => one.tickets.ids.length)).toEqual([2000, 2000, 100]);
  expect(host.asked.filter((it) => it.startsWith("people"))).toHaveLength(1);
});
