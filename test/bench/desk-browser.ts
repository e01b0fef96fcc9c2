import { openDeskApi } from "../../src/desk/desk-api.ts";
import { madeUpMonth } from "../../src/desk/month/made-up-month.ts";
import { openStore } from "../../src/desk/store.ts";
import { stateOf } from "../../src/desk/ticket-state.ts";
import type { Answer, Question } from "../../src/hosts/carry.ts";
import { cutToInstant, type Instant, shift } from "../../src/time/instant.ts";
import { withOneSchedule } from "../hosts/zendesk/told-tickets.ts";
import { type FakeBrowser, fakeBrowser } from "../tabs/fake-browser.ts";

/** A browser in front of a desk, on a clock of its own. */
export interface DeskBrowser extends FakeBrowser {
  now(): Instant;
  /** Saves something on a ticket, as an agent who has the desk open elsewhere. */
  save(ticket: string, change: object): void;
  /** Those that are not closed: they can be changed. */
  openTickets(): readonly string[];
}

/** `scene` is how the desk behaves; it keeps Zendesk's limits unless told otherwise. */
export function deskBrowser({
  tickets,
  scene = "limits=on&role=agent",
  withoutUsers = false,
  amongOthers = false,
}: {
  readonly tickets: number;
  readonly scene?: string;
  /** Views hold every second ticket of the account, which has one schedule. */
  readonly amongOthers?: boolean;
  /** Lists bring nobody along: not every Zendesk does what it is asked to include. */
  readonly withoutUsers?: boolean;
}): DeskBrowser {
  const start = cutToInstant(Date.UTC(2026, 0, 31));
  const now = () => shift(start, Math.floor(browser.clock.now() / 1000));
  // Some are deleted or spam: no view shows them.
  const all = Math.ceil(tickets * (amongOthers ? 2.2 : 1.1));
  const made = madeUpMonth({ tickets: all, seed: 20, now: start });
  const month = amongOthers ? withOneSchedule(made) : made;
  const shown = month.tickets
    .filter(({ history }) => stateOf(history)?.gone === null)
    .filter((_, index) => !amongOthers || index % 2)
    .slice(0, tickets);
  const inViews = openStore({ ...month, tickets: shown }, now);
  const store = amongOthers ? openStore(month, now) : inViews;
  const api = openDeskApi(store);
  const viewsApi = amongOthers ? openDeskApi(inViews) : api;
  const browser: FakeBrowser = fakeBrowser({
    answer({ method, url }: Question): Answer {
      const address = new URL(url);
      const asked = address.pathname.includes("/views/") ? viewsApi : api;
      const { answer } = asked({ method, address, body: null, scene });
      if (answer === "dropped") throw new Error("The desk does not answer.");
      const { body, headers, status } = answer;
      const told = withoutUsers && !url.includes("/users/") ? { ...Object(body), users: [] } : body;
      return { status, text: JSON.stringify(told), headers: Object.entries(headers) };
    },
  });
  return {
    ...browser,
    now,
    openTickets: () =>
      [...store.tickets()]
        .filter(({ state }) => state.status !== "closed" && !state.gone)
        .map(({ history }) => history.ticket),
    save(ticket, change) {
      const address = new URL(`https://desk.example/api/v2/tickets/${ticket}.json`);
      const { answer } = api({ method: "PUT", address, body: { ticket: change }, scene: "" });
      if (answer === "dropped" || answer.status !== 200) throw new Error("It was not saved.");
    },
  };
}
