import type { CallOptions, TicketHead, ViewId } from "../../src/hosts/host.ts";
import { zendeskAnswers } from "../../src/hosts/zendesk/zendesk-answers.ts";
import { farFetch } from "../../src/reading/far-fetch.ts";
import { createReading } from "../../src/reading/reading.ts";
import { cutToInstant } from "../../src/time/instant.ts";
import type { FakeTab } from "../tabs/fake-browser.ts";
import { type DeskBrowser, deskBrowser } from "./desk-browser.ts";

const tickets = 200;
/** Milliseconds from one tab to the next: a browser that is opened again does not do all at once. */
const apart = 100;
/** A day is more than enough at 80 a minute. */
const longest = 24 * 60 * 60_000;
/** The view that holds every ticket. */
const everything = "9004" as ViewId;

/** Requests of fifteen tabs that open one unread view at the same moment, over those of one. */
export async function measureTabs(): Promise<number> {
  return (await requestsOf(15)) / (await requestsOf(1));
}

async function requestsOf(tabs: number): Promise<number> {
  const browser = deskBrowser({ tickets });
  const opened: Promise<number>[] = [];
  for (let tab = 0; tab < tabs; tab++) {
    opened.push(readView(browser.open(), browser));
    await browser.pass(apart);
  }
  await browser.pass(longest);
  const counts = new Set(await Promise.all(opened));
  if (counts.size !== 1 || counts.has(0)) throw new Error(`${[...counts]} tickets were read.`);
  return browser.sent.length;
}

/** What a page does that shows a view. Returns how many tickets it could read. */
async function readView(tab: FakeTab, { clock }: DeskBrowser): Promise<number> {
  const user = { id: "20001", name: "", role: "agent", groups: [], locale: "", zone: "" };
  const surroundings = {
    location: "",
    account: null,
    installation: "",
    name: "",
    settings: {},
    colours: "",
  };
  const host = zendeskAnswers({ ...surroundings, user }, { fetch: farFetch(tab.ask) });
  const reading = createReading({ host, now: () => cutToInstant(clock.now()) });
  const options: CallOptions = { signal: new AbortController().signal };
  await reading.rules(options);
  await host.views(options);
  const heads: TicketHead[] = [];
  for await (const page of host.tickets(everything, options)) heads.push(...page.items);
  await reading.meet(
    heads.map(({ assignee }) => assignee),
    options,
  );
  let read = 0;
  await reading.read(heads, {
    ...options,
    urgency: "later",
    onRead(readings) {
      read += readings.tickets.ids.length + readings.skipped.length;
    },
  });
  return read;
}
