import { browserShelves } from "../../src/archive/browser-shelf.ts";
import { createHistoryStore } from "../../src/archive/history-store.ts";
import type { Found } from "../../src/archive/kept.ts";
import type { Shelf } from "../../src/archive/shelf.ts";
import type { TicketHistory } from "../../src/history/update.ts";
import type { Instant } from "../../src/time/instant.ts";
import { computeAll, makeUp, parseAll } from "./compute.ts";
import { median, timed } from "./timing.ts";

export interface ArchiveFigures {
  readonly storedBytesPerTicket: number;
  readonly openVsParse: number;
  /** Milliseconds, of which none is promised. */
  readonly openMs: number;
}

const rounds = 9;
const batch = 20;

/**
 * Keeps many tickets as they would come in, then opens them as another page
 * would: from the question to all figures, as a share of the time that the
 * browser needs to parse their audits.
 */
export async function measureArchive(): Promise<ArchiveFigures> {
  const subject = makeUp();
  const tickets = subject.histories.map(({ ticket }) => ticket);
  const kept = subject.histories.map((history) => ({ history, updatedAt: lastOf(history) }));
  const owner = async () => ({ account: "bench.example", user: "7" });
  const open = (shelves = browserShelves()) =>
    createHistoryStore({ owner, openShelf: shelves, now: () => subject.measuring.now });
  const filling = open();
  for (let first = 0; first < kept.length; first += batch)
    await filling.keep(kept.slice(first, first + batch));

  let shelf: Shelf | null = null;
  const shelves = browserShelves();
  await open((asked) => {
    shelf = shelves(asked);
    return shelf;
  }).state();
  const storedBytesPerTicket = (await bytesOn(shelf)) / tickets.length;

  const ratios: number[] = [];
  const times: number[] = [];
  for (let round = -2; round < rounds; round++) {
    const parsing = timed(() => parseAll(subject));
    const start = performance.now();
    const found = await open().find(tickets);
    computeAll({ ...subject, histories: unpacked([...found.values()]) });
    const opening = performance.now() - start;
    // The first rounds warm up.
    if (round < 0) continue;
    ratios.push(opening / parsing);
    times.push(opening);
  }
  return { storedBytesPerTicket, openVsParse: median(ratios), openMs: median(times) };
}

/** So many at a time, as a reading unpacks them. */
const part = 500;

function* unpacked(found: readonly Found[]): Generator<TicketHistory> {
  for (let first = 0; first < found.length; first += part) {
    yield* found.slice(first, first + part).map(({ unpack }) => {
      const history = unpack();
      if (!history) throw new Error("The benchmark has lost a ticket.");
      return history;
    });
  }
}

async function bytesOn(shelf: Shelf | null): Promise<number> {
  if (!shelf) throw new Error("The benchmark has no shelf.");
  const blocks = await shelf.read(await shelf.keys());
  return [...blocks.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
}

function lastOf({ updates }: TicketHistory): Instant {
  const last = updates.at(-1);
  if (!last) throw new Error("A ticket of the benchmark has no updates.");
  return last.at;
}
