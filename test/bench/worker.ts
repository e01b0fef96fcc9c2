// The other thread of the benchmark's board: a host with many tickets, and what was read of them.
import { browserShelves } from "../../src/archive/browser-shelf.ts";
import { createHistoryStore } from "../../src/archive/history-store.ts";
import type { HostAnswers, TicketHead, ViewId } from "../../src/hosts/host.ts";
import { connect } from "../../src/reading/connect.ts";
import { createReading } from "../../src/reading/reading.ts";
import { answersFor } from "../../src/reading/remote.ts";
import { manyTickets, now } from "./team.ts";

const host = manyTickets();
const owner = async () => ({ account: "bench.example", user: "0" });
const readingOf = (answers: HostAnswers) =>
  createReading({
    host: answers,
    now,
    store: createHistoryStore({ owner, openShelf: browserShelves(), now }),
  });

globalThis.onmessage = async ({ data }) => {
  if (data === "fill") await fill();
  else serve();
  globalThis.postMessage("done");
};
globalThis.postMessage("ready");

async function fill(): Promise<void> {
  const { signal } = new AbortController();
  const heads: TicketHead[] = [];
  for await (const { items } of host.tickets("all" as ViewId, { signal })) heads.push(...items);
  const reading = readingOf(host);
  await reading.read(heads, { signal, onRead: () => {} });
  // It answers when all before it is written.
  const { tickets } = await reading.archive("look", { signal });
  if (tickets !== heads.length) throw new Error(`${tickets} tickets are kept.`);
}

function serve(): void {
  const kept: HostAnswers = {
    ...host,
    histories() {
      throw new Error("The benchmark has lost a ticket.");
    },
  };
  connect(globalThis, answersFor({ host: kept, reading: readingOf(kept) }));
}
