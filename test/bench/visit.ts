import type { HistoryStore } from "../../src/archive/history-store.ts";
import type { TicketId } from "../../src/history/ids.ts";
import { zendeskAnswers } from "../../src/hosts/zendesk/zendesk-answers.ts";
import { connect } from "../../src/reading/connect.ts";
import { farFetch } from "../../src/reading/far-fetch.ts";
import { createReading } from "../../src/reading/reading.ts";
import { answersFor, type Remote, remote } from "../../src/reading/remote.ts";
import { type AppModel, createAppModel } from "../../src/state/app-model.ts";
import { fakeHost } from "../state/fake-host.ts";
import type { FakeTab } from "../tabs/fake-browser.ts";
import type { DeskBrowser } from "./desk-browser.ts";

/** The view of the desk that holds every ticket. */
const everything = "9004";

export interface Visiting {
  readonly browser: DeskBrowser;
  /** Where the browser keeps histories. */
  readonly store: HistoryStore;
  readonly role?: "agent" | "admin";
  /** The ticket beside which Sidelight stands; on a page of its own unless told. */
  readonly ticket?: string | null;
}

export interface Visit {
  readonly app: AppModel;
  readonly tab: FakeTab;
  /** What the page asks of its worker. */
  readonly worker: Remote;
  /** Resolves once the view is read, with all that is compared to it. */
  done(): Promise<void>;
  close(): void;
}

/** Opens the app as its page does, with everything behind it but the browser. */
export function visit({ browser, role = "agent", store, ticket }: Visiting): Visit {
  const { now } = browser;
  const tab = browser.open();
  const user = { id: "20001", name: "", role, groups: [], locale: "", zone: "UTC" };
  const installation = "99";
  const settings = { everyone_sees_all: true };
  const account = { subdomain: "bench" };
  const surroundings = { location: "", account, installation, name: "", settings, colours: "" };
  const host = zendeskAnswers({ ...surroundings, user }, { fetch: farFetch(tab.ask) });
  const reading = createReading({ host, now, store });
  const { port1, port2 } = new MessageChannel();
  connect(port2, answersFor({ host, reading }));
  const far = remote(connect(port1, {}));
  const place = ticket === undefined ? "page" : "ticket";
  const page = {
    ...fakeHost({ place }),
    currentTicket: async () => (ticket ?? null) as TicketId | null,
    recall: () => everything,
  };
  const app = createAppModel({ host: { ...page, ...far }, reading: far, now });
  void app.start();
  return {
    app,
    tab,
    worker: far,
    async done() {
      for (;;) {
        // The clock stands still while code is fetched.
        await browser.pass(1000);
        const view = app.views.value?.view;
        const { state } = app.session.value;
        const trouble = view?.progress.value.trouble ?? null;
        if (state === "failed" || trouble) throw new Error(`The visit failed: ${trouble?.kind}`);
        if (view?.isCompared.value) return;
      }
    },
    close() {
      app.views.value?.view.pause();
      tab.kill();
      port1.close();
      port2.close();
    },
  };
}
