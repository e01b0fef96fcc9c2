import { openDeskApi } from "../../src/desk/desk-api.ts";
import type { DeskData } from "../../src/desk/desk-data.ts";
import { madeUpMonth } from "../../src/desk/month/made-up-month.ts";
import { openStore, type Store } from "../../src/desk/store.ts";
import type { TicketId } from "../../src/history/ids.ts";
import type { Answer, Question } from "../../src/hosts/carry.ts";
import type { CallOptions, HostAnswers, TicketHead, ViewId } from "../../src/hosts/host.ts";
import { zendeskAnswers } from "../../src/hosts/zendesk/zendesk-answers.ts";
import { farFetch } from "../../src/reading/far-fetch.ts";
import { createReading } from "../../src/reading/reading.ts";
import { cutToInstant, shift } from "../../src/time/instant.ts";
import { withOneSchedule } from "../hosts/zendesk/told-tickets.ts";
import { type FakeBrowser, type FakeTab, fakeBrowser } from "../tabs/fake-browser.ts";

/** So many tickets are in the view, and a few more than as many are not. */
const viewTickets = 2000;
const accountTickets = 2.1 * viewTickets;
const longest = 24 * 60 * 60_000;
/** The view that holds every ticket that its desk knows. */
const view = "9004" as ViewId;

/** What the first look at a large view took. */
export interface ColdFigures {
  readonly requests: number;
  /** Of these, pages of the stream of all tickets. */
  readonly pages: number;
  readonly read: number;
  /** Seconds until the last ticket was read. */
  readonly seconds: number;
}

/**
 * Requests of an admin who opens a view of 2,000 tickets for the first time, in
 * an account with as many others in the same month and one schedule; from
 * opening it to its last figure.
 */
export async function measureColdAdmin(): Promise<number> {
  const { read, requests } = await coldAdmin();
  if (read !== viewTickets) throw new Error(`${read} tickets were read.`);
  return requests;
}

/** The same in full. */
export async function coldAdmin(): Promise<ColdFigures> {
  // The browser's clock does not wait for what is fetched from the disk.
  await import("../../src/hosts/zendesk/bulk-histories.ts");
  const browser = accountBrowser();
  const tab = browser.open();
  const opened = readView(tab, browser);
  await browser.pass(longest);
  const pages = browser.sent.filter(({ url }) => url.includes("/incremental/")).length;
  return { requests: browser.sent.length, pages, ...(await opened) };
}

/** A browser in front of a desk, on a clock of its own. */
function accountBrowser(): FakeBrowser {
  const start = cutToInstant(Date.UTC(2026, 0, 31));
  const now = () => shift(start, Math.floor(browser.clock.now() / 1000));
  const account = withOneSchedule(madeUpMonth({ tickets: accountTickets, seed: 20, now: start }));
  const store = openStore(account, now);
  const all = openDeskApi(store);
  const half = openDeskApi(openStore(viewOf(account, store), now));
  const browser: FakeBrowser = fakeBrowser({
    answer({ method, url }: Question): Answer {
      const address = new URL(url);
      const api = address.pathname.includes("/views/") ? half : all;
      const { answer } = api({ method, address, body: null, scene: "limits=on&role=admin" });
      if (answer === "dropped") throw new Error("The desk does not answer.");
      const { body, headers, status } = answer;
      if (status === 429) throw new Error(`Too many requests, at last ${url}.`);
      return { status, text: JSON.stringify(body), headers: Object.entries(headers) };
    },
  });
  return browser;
}

/** Every second ticket that is still there. */
function viewOf(account: DeskData, store: Store): DeskData {
  const there = [...store.tickets()].filter(({ state }) => state.gone === null);
  const chosen = there.filter((_, index) => index % 2).slice(0, viewTickets);
  const ids = new Set<string>(chosen.map(({ history }) => history.ticket));
  return {
    ...account,
    tickets: account.tickets.filter(({ history }) => ids.has(history.ticket)),
  };
}

/** What a page does that shows a view. Returns how many tickets it could read, and in how many seconds. */
async function readView(
  tab: FakeTab,
  { clock }: FakeBrowser,
): Promise<Pick<ColdFigures, "read" | "seconds">> {
  const heads: TicketHead[] = [];
  const host = telling(adminHost(tab), heads);
  const reading = createReading({ host, now: () => cutToInstant(clock.now()) });
  const options: CallOptions = { signal: new AbortController().signal };
  await reading.rules(options);
  await host.views(options);
  // Pages may tell a ticket twice.
  const listed = new Map<TicketId, TicketHead>();
  for await (const page of host.tickets(view, options))
    for (const head of page.items) listed.set(head.ticket, head);
  heads.push(...listed.values());
  await reading.meet(
    heads.map(({ assignee }) => assignee),
    options,
  );
  let read = 0;
  await reading.read(heads, {
    ...options,
    urgency: "later",
    onRead: ({ tickets }) => {
      read += tickets.ids.length;
    },
  });
  return { read, seconds: Math.round(clock.now() / 1000) };
}

function adminHost(tab: FakeTab): HostAnswers {
  const user = { id: "20001", name: "", role: "admin", groups: [], locale: "", zone: "" };
  const surroundings = {
    location: "",
    account: null,
    installation: "",
    name: "",
    settings: {},
    colours: "",
  };
  return zendeskAnswers({ ...surroundings, user }, { fetch: farFetch(tab.ask) });
}

/** A host that is told what its view's list says of the tickets. */
function telling(host: HostAnswers, heads: readonly TicketHead[]): HostAnswers {
  const known = (ticket: TicketId) => {
    const head = heads.find((one) => one.ticket === ticket);
    return head ? { head, history: null } : null;
  };
  return {
    ...host,
    histories: (tickets, options) => host.histories(tickets, { ...options, known }),
  };
}
