import type { TicketId } from "../../history/ids.ts";
import type { Status } from "../../history/update.ts";
import { orElse, together } from "../ask.ts";
import type { HistoryOptions, ReadHistory } from "../host.ts";
import { HostError } from "../trouble.ts";
import type { Api } from "./api.ts";
import { auditsReader } from "./ticket-audits.ts";
import { customStatus, perhaps } from "./wire.ts";

const inFlight = 3;

interface Tickets extends HistoryOptions {
  readonly tickets: readonly TicketId[];
}

/** Histories in the order asked for, three tickets at a time. */
export function historiesOf(api: Api) {
  const statuses = new Map<string, Status>();
  const readAudits = auditsReader();
  return async function* ({
    known,
    meanwhile,
    tickets,
    ...options
  }: Tickets): AsyncGenerator<ReadHistory> {
    const { pages, list } = api({ ...options, onWait: together(options.onWait) });
    if (!statuses.size) {
      const item = ["custom_statuses", perhaps(customStatus)] as const;
      for (const { id, status_category } of await list("custom_statuses.json", item).catch(
        orElse([]),
      ))
        statuses.set(id, status_category);
    }
    const readHistory = async (ticket: TicketId): Promise<ReadHistory> => {
      try {
        const history = await meanwhile?.(ticket);
        if (history) return { ticket, history };
        const before = known?.(ticket)?.history ?? null;
        return await readAudits(pages, { known: before, statuses, ticket });
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
