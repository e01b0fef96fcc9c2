import { openDeskApi } from "../../../src/desk/desk-api.ts";
import type { DeskData } from "../../../src/desk/desk-data.ts";
import { openStore } from "../../../src/desk/store.ts";
import type { TicketId } from "../../../src/history/ids.ts";
import type { Answer } from "../../../src/hosts/carry.ts";
import type {
  CallOptions,
  HostAnswers,
  ReadHistory,
  TicketHead,
  ViewId,
} from "../../../src/hosts/host.ts";
import { HostError } from "../../../src/hosts/trouble.ts";
import { zendeskAnswers } from "../../../src/hosts/zendesk/zendesk-answers.ts";
import { farFetch } from "../../../src/reading/far-fetch.ts";
import type { Instant } from "../../../src/time/instant.ts";

export interface DeskOptions {
  readonly now: Instant;
  readonly role?: "admin" | "agent";
  /** Another answer in place of the desk's; an error for none. */
  change?(answer: Answer, url: URL): Answer;
}

/** A host in front of a desk, as one of its users. */
export interface DeskAnswers {
  readonly host: HostAnswers;
  /** Addresses in the order asked. */
  readonly asked: readonly URL[];
  /** All tickets, as their list tells them. */
  heads(): Promise<readonly TicketHead[]>;
  /** Histories of these as they come in, with what the list said of them. */
  histories(heads: readonly TicketHead[], signal?: AbortSignal): AsyncIterable<ReadHistory>;
}

const view = "9004" as ViewId;

export function deskAnswers(data: DeskData, options: DeskOptions): DeskAnswers {
  const { change = (answer) => answer, now, role = "admin" } = options;
  const api = openDeskApi(openStore(data, () => now));
  const asked: URL[] = [];
  const fetch = farFetch(async ({ method, url }, { signal }) => {
    signal.throwIfAborted();
    const address = new URL(url);
    asked.push(address);
    const { answer } = api({ method, address, body: null, scene: `role=${role}` });
    if (answer === "dropped") throw new HostError({ kind: "offline" });
    const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
    const headers = Object.entries(answer.headers);
    return change({ status: answer.status, text, headers }, address);
  });
  const user = { id: "20001", name: "", role, groups: [], locale: "", zone: "" };
  const host = zendeskAnswers(
    {
      location: "",
      account: null,
      installation: "",
      name: "",
      settings: {},
      colours: "",
      user,
    },
    { fetch },
  );
  const never: CallOptions = { signal: new AbortController().signal };
  return {
    host,
    asked,
    async heads() {
      // Pages may tell a ticket twice.
      const heads = new Map<TicketId, TicketHead>();
      for await (const page of host.tickets(view, never))
        for (const head of page.items) heads.set(head.ticket, head);
      return [...heads.values()];
    },
    histories(heads, signal = never.signal) {
      const known = new Map(heads.map((head) => [head.ticket, { head, history: null }]));
      return host.histories(
        heads.map(({ ticket }) => ticket),
        { signal, urgency: "later", known: (ticket: TicketId) => known.get(ticket) ?? null },
      );
    },
  };
}
