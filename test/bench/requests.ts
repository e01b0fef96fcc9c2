import type { HistoryStore } from "../../src/archive/history-store.ts";
import { memoryWorld } from "../archive/kept-world.ts";
import { type DeskBrowser, deskBrowser } from "./desk-browser.ts";
import { visit } from "./visit.ts";

export interface RequestFigures {
  readonly cold: number;
  readonly unchanged: number;
  readonly changed: number;
}

const tickets = 2000;
const changes = 20;
/** Milliseconds from one visit to the next: what others asked a moment ago is forgotten. */
const apart = 60_000;

/**
 * What an agent's page asks of Zendesk, all of it: for a view that it has never
 * read, for the same again, and once some of its tickets were answered.
 */
export async function measureRequests(): Promise<RequestFigures> {
  const browser = deskBrowser({ tickets });
  const world = memoryWorld();
  const look = async () => {
    await browser.pass(apart);
    world.now = browser.now();
    return requestsOf(browser, world.tab());
  };
  const cold = await look();
  const unchanged = await look();
  for (const ticket of browser.openTickets().slice(0, changes))
    browser.save(ticket, { comment: { body: "On it.", public: true } });
  return { cold, unchanged, changed: await look() };
}

async function requestsOf(browser: DeskBrowser, store: HistoryStore): Promise<number> {
  const before = browser.sent.length;
  const { app, close, done } = visit({ browser, store });
  await done();
  const { skipped, tickets: read } = app.views.value?.view ?? {};
  const count = (read?.value.size ?? 0) + (skipped?.value.size ?? 0);
  if (count !== tickets) throw new Error(`${count} tickets were read.`);
  close();
  return browser.sent.length - before;
}
