import type { HistoryStore } from "../../src/archive/history-store.ts";
import { memoryWorld } from "../archive/kept-world.ts";
import { deskBrowser } from "./desk-browser.ts";
import { type Visiting, visit } from "./visit.ts";

export interface RequestFigures {
  readonly cold: number;
  readonly unchanged: number;
  readonly changed: number;
}

interface Looking extends Pick<Visiting, "browser" | "role"> {
  readonly store: HistoryStore;
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
    return requestsOf({ browser, store: world.tab() });
  };
  const cold = await look();
  const unchanged = await look();
  for (const ticket of browser.openTickets().slice(0, changes))
    browser.save(ticket, { comment: { body: "On it.", public: true } });
  return { cold, unchanged, changed: await look() };
}

/**
 * The same of an admin's page, for a view that it has never read, in an account
 * with as many other tickets in the same month.
 */
export async function measureColdAdmin(): Promise<number> {
  // The browser's clock does not wait for what is fetched from the disk.
  await import("../../src/hosts/zendesk/bulk-histories.ts");
  const scene = "limits=on&role=admin";
  const browser = deskBrowser({ tickets, scene, amongOthers: true });
  const world = memoryWorld();
  world.now = browser.now();
  return requestsOf({ browser, role: "admin", store: world.tab() });
}

async function requestsOf({ browser, ...looking }: Looking): Promise<number> {
  const before = browser.sent.length;
  const { app, close, done } = visit({ browser, ...looking });
  await done();
  const { skipped, tickets: read } = app.views.value?.view ?? {};
  const count = (read?.value.size ?? 0) + (skipped?.value.size ?? 0);
  if (count !== tickets) throw new Error(`${count} tickets were read.`);
  close();
  return browser.sent.length - before;
}
