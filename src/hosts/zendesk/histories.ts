import type { TicketId } from "../../history/ids.ts";
import type { Status } from "../../history/update.ts";
import { ifRefused, together } from "../ask.ts";
import type { CallOptions, ReadHistory } from "../host.ts";
import { HostError } from "../trouble.ts";
import type { Api } from "./api.ts";
import { decodeAudits } from "./decode-audits.ts";
import { customStatus, perhaps } from "./wire.ts";

const inFlight = 3;

interface Tickets extends CallOptions {
  readonly tickets: readonly TicketId[];
}

/**
 * Histories in the order asked for, three tickets at a time.
 *
 * All events of an audit are read: whether Zendesk's filter_events leaves out
 * events or whole audits is not documented, and an audit that is missing is a
 * touch that is missing.
 */
export function historiesOf(api: Api) {
  const statuses = new Map<string, Status>();
  return async function* ({ tickets, ...options }: Tickets): AsyncGenerator<ReadHistory> {
    const { pages, list } = api({ ...options, onWait: together(options.onWait) });
    if (!statuses.size) {
      const item = ["custom_statuses", perhaps(customStatus)] as const;
      // What fails for a moment only must not make numbers that are kept.
      for (const { id, status_category } of await list("custom_statuses.json", item).catch(
        ifRefused([]),
      ))
        statuses.set(id, status_category);
    }
    const readHistory = async (ticket: TicketId): Promise<ReadHistory> => {
      try {
        const answers: unknown[] = [];
        const path = `tickets/${encodeURIComponent(ticket)}/audits.json?page[size]=100`;
        for await (const answer of pages(path)) answers.push(answer);
        return decodeAudits(answers, { ticket, statuses });
      } catch (error) {
        if (error instanceof HostError) return { ticket, trouble: error.trouble };
        throw error;
      }
    };
    const running: Promise<ReadHistory>[] = [];
    for (const ticket of tickets) {
      const asked = readHistory(ticket);
      // An abort is told once, by the history that is waited for.
      asked.catch(() => {});
      if (running.push(asked) === inFlight) yield* running.splice(0, 1);
    }
    yield* running;
  };
}
