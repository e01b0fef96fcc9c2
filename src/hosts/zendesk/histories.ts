import * as v from "valibot";
import type { TicketId } from "../../history/ids.ts";
import type { Status } from "../../history/update.ts";
import { ifRefused, orElse, together } from "../ask.ts";
import type { CallOptions, HistoryOptions, ReadHistory } from "../host.ts";
import { HostError } from "../trouble.ts";
import type { Api } from "./api.ts";
import type { BulkParts } from "./bulk-histories.ts";
import type { OwnAudits } from "./stream-words.ts";
import { auditsReader } from "./ticket-audits.ts";
import { customStatus, perhaps } from "./wire.ts";

const inFlight = 3;

/** So few come by themselves before the stream is understood. */
const few = 100;

interface Tickets extends HistoryOptions {
  readonly tickets: readonly TicketId[];
}

interface HistoriesParts {
  readonly api: Api;
  /** Whether the viewer may read the stream of all tickets. */
  readonly isAdmin: boolean;
}

/**
 * Histories in the order asked for, three tickets at a time; where many of an
 * admin's tickets come cheaper from the stream of all tickets, as they are known.
 */
export function historiesOf({ api, isAdmin }: HistoriesParts) {
  const statuses = new Map<string, Status>();
  const readAudits = auditsReader();
  /** Whether the stream may serve; null as long as nobody asked. */
  let isOfUse: boolean | null = isAdmin ? null : false;

  async function readStatuses(options: CallOptions): Promise<void> {
    if (statuses.size) return;
    const item = ["custom_statuses", perhaps(customStatus)] as const;
    // What fails for a moment only must not make numbers that are kept.
    const all = await api(options).list("custom_statuses.json", item).catch(ifRefused([]));
    for (const { id, status_category } of all) statuses.set(id, status_category);
  }

  async function readOwn(
    ticket: TicketId,
    { known, meanwhile, ...options }: HistoryOptions,
  ): Promise<OwnAudits> {
    try {
      const history = await meanwhile?.(ticket);
      if (history) return { answers: [], read: { ticket, history } };
      const before = known?.(ticket)?.history ?? null;
      return await readAudits(api(options).pages, { known: before, statuses, ticket });
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      return { answers: [], read: { ticket, trouble: error.trouble } };
    }
  }

  /** Many tickets in bulk; null where each by itself is cheaper, or nothing else is to be had. */
  async function inBulk(
    { known, tickets, ...options }: Tickets,
    parts: BulkParts,
  ): Promise<AsyncIterable<ReadHistory> | null> {
    if (isOfUse === false || !known || tickets.length < few) return null;
    // An agent never needs it, and who cannot have it can do without.
    const bulk = await import("./bulk-histories.ts").catch(() => null);
    const plan = bulk?.planBulk(tickets, (ticket) => known(ticket)?.head ?? null);
    if (!bulk || !plan) return null;
    isOfUse ??= await hasOneSchedule(api(options));
    return isOfUse ? bulk.bulkHistories(plan, parts) : null;
  }

  return async function* ({ tickets, ...given }: Tickets): AsyncGenerator<ReadHistory> {
    const options = { ...given, onWait: together(given.onWait) };
    const readHistory = async (ticket: TicketId, signal: AbortSignal): Promise<ReadHistory> =>
      (await readOwn(ticket, { ...options, signal })).read;
    await readStatuses(options);
    const many = await inBulk(
      { ...options, tickets },
      {
        statuses,
        signal: options.signal,
        read: readHistory,
        own: (ticket, signal) => readOwn(ticket, { ...options, signal }),
        ask: (path, signal) => api({ ...options, signal }).json(path),
        onUseless() {
          isOfUse = false;
        },
      },
    );
    if (many) {
      yield* many;
      return;
    }
    const running: Promise<ReadHistory>[] = [];
    for (const ticket of tickets) {
      const asked = readHistory(ticket, options.signal);
      // An abort is told once, by the history that is waited for.
      asked.catch(() => {});
      if (running.push(asked) === inFlight) yield* running.splice(0, 1);
    }
    yield* running;
  };
}

/**
 * Where there are several, which of them a ticket goes by stands in its audits
 * alone. Null where nobody can tell now.
 */
async function hasOneSchedule({ list }: ReturnType<Api>): Promise<boolean | null> {
  const item = ["schedules", v.object({})] as const;
  const schedules = await list("business_hours/schedules.json", item).catch((error) => {
    // Plans without schedules answer as if there were no such address.
    const hasNone = error instanceof HostError && error.trouble.kind === "gone";
    return hasNone ? [] : orElse(null)(error);
  });
  return schedules && schedules.length <= 1;
}
