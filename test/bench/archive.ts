import { browserShelves } from "../../src/archive/browser-shelf.ts";
import { createHistoryStore } from "../../src/archive/history-store.ts";
import type { Shelf } from "../../src/archive/shelf.ts";
import type { TicketHistory } from "../../src/history/update.ts";
import type { TicketHead, ViewId } from "../../src/hosts/host.ts";
import { connect } from "../../src/reading/connect.ts";
import { type Remote, remote } from "../../src/reading/remote.ts";
import { Book } from "../../src/report/book.ts";
import { Ledger } from "../../src/report/ledger.ts";
import type { Instant } from "../../src/time/instant.ts";
import { makeUp, parseAll, type Subject } from "./compute.ts";
import { type KeptSubject, owner } from "./kept-subject.ts";
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
 * would, with a worker: from the question to all figures, as a share of the time
 * that the browser needs to parse their audits.
 */
export async function measureArchive(): Promise<ArchiveFigures> {
  const subject = makeUp();
  const heads = subject.histories.map(headOf);
  const kept = subject.histories.map((history) => ({ history, updatedAt: lastOf(history) }));
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
  const storedBytesPerTicket = (await bytesOn(shelf)) / heads.length;

  const thread = new Worker("kept-worker.js");
  const ratios: number[] = [];
  const times: number[] = [];
  for (let round = -2; round < rounds; round++) {
    const parsing = timed(() => parseAll(subject));
    const reading = await readingOn(thread, { ...subject, heads });
    const start = performance.now();
    const book = new Book();
    const { signal } = new AbortController();
    await reading.read(heads, { signal, onRead: ({ tickets }) => book.add(tickets) });
    sumUp(book, heads.length);
    const opening = performance.now() - start;
    // The first rounds warm up.
    if (round < 0) continue;
    ratios.push(opening / parsing);
    times.push(opening);
  }
  return { storedBytesPerTicket, openVsParse: median(ratios), openMs: median(times) };
}

/** A reading that begins anew, once the other thread is ready for it and has listed the tickets. */
async function readingOn(
  thread: Worker,
  { directory, heads, measuring, schedules }: Subject & Pick<KeptSubject, "heads">,
): Promise<Remote> {
  const { port1, port2 } = new MessageChannel();
  const told: KeptSubject = { directory, heads, schedules, now: measuring.now };
  thread.postMessage({ port: port2, ...told }, [port2]);
  const reading = remote(connect(port1, {}));
  const { signal } = new AbortController();
  await reading.rules({ signal });
  let listed = 0;
  for await (const { items } of reading.tickets("all" as ViewId, { signal }))
    listed += items.length;
  if (listed !== heads.length) throw new Error(`${listed} tickets are listed.`);
  return reading;
}

/** Every figure of everybody. */
function sumUp(book: Book, tickets: number): void {
  const selection = { range: null, agents: null, clock: "working" } as const;
  const shown = new Uint8Array(book.ids.length).fill(1);
  const { agents, team } = new Ledger(book).report(selection, shown);
  let numbers = 0;
  for (const row of [team, ...agents.values()]) {
    for (const { n, summary } of Object.values(row)) numbers += n + (summary?.median ?? 0);
  }
  if (!numbers || book.places.size !== tickets) throw new Error("The benchmark has lost a ticket.");
}

async function bytesOn(shelf: Shelf | null): Promise<number> {
  if (!shelf) throw new Error("The benchmark has no shelf.");
  const blocks = await shelf.read(await shelf.keys());
  return [...blocks.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
}

function headOf(history: TicketHistory): TicketHead {
  const updatedAt = lastOf(history);
  return {
    ticket: history.ticket,
    subject: "",
    status: "open",
    priority: null,
    assignee: null,
    group: null,
    channel: null,
    createdAt: updatedAt,
    updatedAt,
    reported: null,
  };
}

function lastOf({ updates }: TicketHistory): Instant {
  const last = updates.at(-1);
  if (!last) throw new Error("A ticket of the benchmark has no updates.");
  return last.at;
}
