import { vi } from "vitest";
import { createHistoryStore } from "../../src/archive/history-store.ts";
import { openDeskApi } from "../../src/desk/desk-api.ts";
import type { DeskData } from "../../src/desk/desk-data.ts";
import { openStore, type Store } from "../../src/desk/store.ts";
import type { Answer, Question } from "../../src/hosts/carry.ts";
import type { HostPage } from "../../src/hosts/host.ts";
import { HostError } from "../../src/hosts/trouble.ts";
import { zendeskAnswers } from "../../src/hosts/zendesk/zendesk-answers.ts";
import { type Answers, type Call, connect, type End } from "../../src/reading/connect.ts";
import { farFetch } from "../../src/reading/far-fetch.ts";
import { createReading } from "../../src/reading/reading.ts";
import { answersFor, remote } from "../../src/reading/remote.ts";
import { type AppModel, createAppModel } from "../../src/state/app-model.ts";
import type { ViewModel } from "../../src/state/view-model.ts";
import { cutToInstant, type Instant, type Seconds, shift } from "../../src/time/instant.ts";
import { type FakeBrowser, type FakeTab, fakeBrowser } from "../tabs/fake-browser.ts";
import { type Disk, openDisk } from "./disk.ts";

/** The view that holds every ticket. */
export const everything = 9004;

/** A page of a tab with the whole app in it, all but what draws. */
export interface Page {
  readonly app: AppModel;
  readonly tab: FakeTab;
  /** Null until the view is opened. */
  view(): ViewModel | null;
  /** Ends it in the middle of whatever it does. */
  close(): void;
}

/** The whole of Sidelight in a browser with several tabs, against the desk, on a clock of its own. */
export interface Stack {
  readonly desk: Store;
  readonly disk: Disk;
  readonly browser: FakeBrowser;
  readonly pages: readonly Page[];
  /** The time of the browser's machine. */
  now(): Instant;
  /** Sets that clock, and no other one. */
  setClock(ahead: Seconds): void;
  /** What goes wrong from now on, as the desk's address has it. */
  play(scene: string): void;
  open(opening?: Partial<Opening>): Promise<Page>;
  pass(seconds: Seconds): Promise<void>;
  /** Until every page has come to an end with its view, or so many seconds have passed. */
  rest(longest: Seconds): Promise<void>;
}

interface Opening {
  /** Of the app. */
  readonly version: number;
  /** The view that was picked the last time. */
  readonly view: number;
}

interface World {
  /** What the desk holds, from when its clock begins. */
  data(start: Instant): DeskData;
  /** Tickets of a page: few, so that short lists have several. */
  readonly pageSize?: number;
}

/** As often as the app asks whether it still is offline, in seconds. */
const asksAgain = 20;
const start = cutToInstant(Date.UTC(2026, 0, 31, 12));

export function openStack({ data, pageSize = 100 }: World): Stack {
  const disk = openDisk();
  const pages: Page[] = [];
  let scene = "";
  let ahead = 0;
  const browser = fakeBrowser({ answer });
  const { clock } = browser;
  const serverTime = () => shift(start, Math.floor(clock.now() / 1000));
  const now = () => shift(serverTime(), ahead);
  const desk = openStore(data(start), serverTime);
  const api = openDeskApi(desk);
  const viewer = `limits=on&role=admin&user=${desk.agents[0]?.id}`;

  // Whoever waits before trying again waits by the same clock.
  vi.stubGlobal("setTimeout", (act: () => void, time = 0) => clock.after(time, act));
  vi.stubGlobal("clearTimeout", (undo: unknown) => typeof undo === "function" && undo());
  vi.spyOn(Date, "now").mockImplementation(() => now() * 1000);

  function answer({ method, url }: Question): Promise<Answer> {
    const address = new URL(url);
    if (address.searchParams.has("page[size]"))
      address.searchParams.set("page[size]", `${pageSize}`);
    const asked = { method, address, body: null, scene: `${scene}&${viewer}` };
    const { after, answer } = api(asked);
    return new Promise((resolve, reject) => {
      clock.after(after, () => {
        if (answer === "dropped") return reject(new HostError({ kind: "offline" }));
        const { body, headers, status } = answer;
        const text = typeof body === "string" ? body : JSON.stringify(body);
        resolve({ status, text, headers: Object.entries(headers) });
      });
    });
  }

  async function open({ version = 1, view = everything }: Partial<Opening> = {}): Promise<Page> {
    const tab = browser.open({ version });
    let isClosed = false;
    const host = zendeskAnswers(surroundings(desk), { fetch: farFetch(tab.ask) });
    const store = createHistoryStore({
      owner: async () => ({ account: "acme", user: "ana" }),
      openShelf: disk.openShelf,
      now,
    });
    const reading = createReading({ host, now, store });
    const far = remote(callTo(answersFor({ host, reading, show: tab.show }), () => !isClosed));
    const app = createAppModel({ host: { ...hostPage(view), ...far }, reading: far, now });
    const page: Page = {
      app,
      tab,
      view: () => app.views.value?.view ?? null,
      close() {
        isClosed = true;
        tab.kill();
        pages.splice(pages.indexOf(page), 1);
      },
    };
    pages.push(page);
    const askAgain = () => {
      if (isClosed) return;
      if (app.isOffline.value) void app.reconnect();
      clock.after(asksAgain * 1000, askAgain);
    };
    clock.after(asksAgain * 1000, askAgain);
    void app.start();
    return page;
  }

  const isDone = ({ app, view }: Page) => {
    const phase = view()?.progress.value.phase;
    if (app.isOffline.value) return false;
    return phase === "done" || phase === "failed" || app.session.value.state === "failed";
  };

  return {
    desk,
    disk,
    browser,
    pages,
    now,
    setClock(seconds) {
      ahead = seconds;
    },
    play(wanted) {
      scene = wanted;
    },
    open,
    pass: (seconds) => browser.pass(seconds * 1000),
    async rest(longest) {
      const until = clock.now() + longest * 1000;
      do await browser.pass(2000);
      while (!pages.every(isDone) && clock.now() < until);
    },
  };
}

/** Both ends of a channel that tells nothing any more once its page is closed. */
function callTo(answers: Answers, isOpen: () => boolean): Call {
  const page: End = { onmessage: null, postMessage: (message) => deliver(worker, message) };
  const worker: End = { onmessage: null, postMessage: (message) => deliver(page, message) };
  const deliver = (to: End, message: unknown) => {
    const data: unknown = structuredClone(message);
    queueMicrotask(() => isOpen() && to.onmessage?.({ data } as MessageEvent));
  };
  connect(worker, answers);
  return connect(page, {});
}

function surroundings({ agents, installation }: Store) {
  const user = {
    id: agents[0]?.id ?? "",
    name: "",
    role: "admin",
    groups: [],
    locale: "",
    zone: "",
  };
  const settings = installation.settings();
  return { location: "", account: null, installation: "", name: "", settings, user, colours: "" };
}

/** A page of the nav bar on which a view was picked. */
function hostPage(view: number): HostPage {
  const nothing = () => () => {};
  return {
    traits: {
      name: "Zendesk",
      place: "page",
      groups: "groups",
      rates: true,
      tags: true,
      reports: true,
      keepsSettings: true,
    },
    currentTicket: async () => null,
    onCurrentTicket: nothing,
    currentView: () => null,
    appearance: () => ({ locale: "en-US", direction: "ltr", theme: "light", zone: "UTC" }),
    onAppearance: nothing,
    fitHeight: () => {},
    openTicket: async () => {},
    address: () => "",
    keepAddress: () => {},
    onAddress: nothing,
    remember: () => {},
    recall: (key) => (key === "view" ? String(view) : null),
  };
}
