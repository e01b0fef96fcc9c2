import { expect, test } from "vitest";
import type { Trouble } from "../../src/hosts/trouble.ts";
import { createReading } from "../../src/reading/reading.ts";
import type { Readings } from "../../src/reading/telling.ts";
import { createPack } from "../../src/report/pack.ts";
import { createHarvest, type Harvest } from "../../src/state/harvest.ts";
import { ticketId } from "../timeline.ts";
import { fakeHost, now } from "./fake-host.ts";

const signal = new AbortController().signal;
const failed: Trouble = { kind: "host_failed", status: 502 };
const refused: Trouble = { kind: "not_permitted", what: "history" };

const skipping = (from: number, to: number, trouble: Trouble): Readings => ({
  tickets: createPack()([]),
  skipped: Array.from({ length: to - from }, (_, index) => ({ id: `F${from + index}`, trouble })),
  directory: null,
});

/** What a reading of one ticket tells. */
async function read(ticket: string): Promise<Readings> {
  const host = fakeHost({ tickets: { [ticket]: "Mon 09:00 customer opens" } });
  const reading = createReading({ host, now });
  const head = await host.ticket(ticketId(ticket), { signal });
  const told: Readings[] = [];
  await reading.read([head], { signal, onRead: (one) => told.push(one) });
  const [first] = told;
  if (!first) throw new Error("Nothing was read.");
  return first;
}

/** The kind of trouble that stops it; null where it goes on. */
function stops({ takeIn }: Harvest, readings: Readings): string | null {
  try {
    takeIn(readings);
    return null;
  } catch (error) {
    return Object(error).trouble.kind;
  }
}

test("a host that fails for more than a hundred tickets in a row is not asked for the rest", () => {
  const harvest = createHarvest(now);
  expect(stops(harvest, skipping(0, 100, failed))).toBeNull();
  expect(stops(harvest, skipping(100, 130, failed))).toBe("host_failed");
  expect(harvest.skipped.value.size).toBe(0);
});

test("a ticket that can be read between them shows that it is theirs", async () => {
  const harvest = createHarvest(now);
  for (let turn = 0; turn < 20; turn++) {
    const { tickets } = await read(`T${turn}`);
    expect(stops(harvest, { ...skipping(turn * 10, turn * 10 + 10, failed), tickets })).toBeNull();
  }
  expect(harvest.skipped.value.size).toBe(200);
  expect(harvest.mayPass(ticketId("F7"))).toBe(true);
  // Asked for once more, one after the other.
  for (let turn = 0; turn < 20; turn++)
    expect(stops(harvest, skipping(turn * 10, turn * 10 + 10, failed))).toBeNull();
});

test("some that are refused at first do not hide the others", async () => {
  const harvest = createHarvest(now);
  expect(stops(harvest, skipping(0, 1, refused))).toBeNull();
  expect(stops(harvest, skipping(1, 12, refused))).toBeNull();
  expect(stops(harvest, await read("T1"))).toBeNull();
  expect(harvest.skipped.value.size).toBe(12);
  expect(harvest.mayPass(ticketId("F7"))).toBe(false);
});

test("whoever goes on after all gets past those that fail", () => {
  const harvest = createHarvest(now);
  const all = [skipping(0, 10, refused), skipping(10, 25, refused)];
  expect(all.map((one) => stops(harvest, one))).toEqual([null, "not_permitted"]);
  harvest.begin(new Map(), []);
  expect(all.map((one) => stops(harvest, one))).toEqual([null, null]);
});
