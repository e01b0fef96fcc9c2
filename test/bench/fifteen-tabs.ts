import { memoryWorld } from "../archive/kept-world.ts";
import { deskBrowser } from "./desk-browser.ts";
import { type Visit, visit } from "./visit.ts";

const tickets = 200;
/** Milliseconds from one tab to the next: a browser that is opened again does not do all at once. */
const apart = 100;

/** Requests of fifteen tabs that open one unread view at the same moment, over those of one. */
export async function measureTabs(): Promise<number> {
  return (await requestsOf(15)) / (await requestsOf(1));
}

async function requestsOf(tabs: number): Promise<number> {
  const browser = deskBrowser({ tickets });
  const world = memoryWorld();
  world.now = browser.now();
  const opened: Visit[] = [];
  while (opened.length < tabs) {
    opened.push(visit({ browser, store: world.tab() }));
    await browser.pass(apart);
  }
  for (const { done } of opened) await done();
  for (const { app } of opened) {
    const view = app.views.value?.view;
    const count = (view?.tickets.value.size ?? 0) + (view?.skipped.value.size ?? 0);
    if (count !== tickets) throw new Error(`${count} tickets were read.`);
  }
  for (const { close } of opened) close();
  return browser.sent.length;
}
