import { openDeskApi } from "../../src/desk/desk-api.ts";
import { madeUpMonth } from "../../src/desk/month/made-up-month.ts";
import { openStore } from "../../src/desk/store.ts";
import { stateOf } from "../../src/desk/ticket-state.ts";
import type { Answer, Question } from "../../src/hosts/carry.ts";
import { cutToInstant, type Instant, shift } from "../../src/time/instant.ts";
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
}: {
  readonly tickets: number;
  readonly scene?: string;
  /** Lists bring nobody along: not every Zendesk does what it is asked to include. */
  readonly withoutUsers?: boolean;
}): DeskBrowser {
  const start = cutToInstant(Date.UTC(2026, 0, 31));
  const now = () => shift(start, Math.floor(browser.clock.now() / 1000));
  // Some are deleted or spam: no view shows them.
  const month = madeUpMonth({ tickets: Math.ceil(tickets * 1.1), seed: 20, now: start });
  const shown = month.tickets.filter(({ history }) => stateOf(history)?.gone === null);
  const store = openStore({ ...month, tickets: shown.slice(0, tickets) }, now);
  const api = openDeskApi(store);
  const browser: FakeBrowser = fakeBrowser({
    answer({ method, url }: Question): Answer {
      const { answer } = api({ method, address: new URL(url), body: null, scene });
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
