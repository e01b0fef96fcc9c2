import * as v from "valibot";
import type { PersonId, TicketId } from "../../history/ids.ts";
import { orElse, together } from "../ask.ts";
import type { CallOptions, ReadHistory, TicketHead } from "../host.ts";
import { HostError, type Trouble } from "../trouble.ts";
import { type Api, query } from "./api.ts";
import { bulkRows } from "./bulk-rows.ts";
import type { DeedsOptions } from "./decode-deeds.ts";
import { decodeTransactions } from "./decode-transactions.ts";
import { inTurn } from "./in-turn.ts";
import { headOf, isWhole, rowFields } from "./row-heads.ts";
import type { Person, Ticket } from "./wire.ts";

interface HistoriesParts {
  readonly api: Api;
  /** The ticket as it was met last. */
  known(ticket: TicketId): Ticket | undefined;
  meetAll(tickets: readonly TicketId[], options: CallOptions): Promise<void>;
  /** Asks for a ticket, or for the one that it was merged into; rejects with the reason why it cannot be read. */
  look(ticket: TicketId, options: CallOptions): Promise<Pick<TicketHead, "ticket">>;
  meet(person: Person): void;
  terms(options: CallOptions): Promise<DeedsOptions>;
  hidesNotes(ticket: Ticket): boolean;
}

/** Histories of so many tickets are asked for at once: more numbers make an address too long. */
const atOnce = 100;

/** Histories in the order asked for: of many tickets in few requests, of one in its own. */
export function historiesOf(parts: HistoriesParts) {
  const { api, look, hidesNotes, known, meet, meetAll, terms } = parts;

  function decode(
    ticket: TicketId,
    { head, rows, ...options }: DeedsOptions & { head: Ticket; rows: readonly unknown[] },
  ): ReadHistory {
    for (const row of rows) {
      const creator = headOf(row)?.Creator;
      if (creator) meet(creator);
    }
    return decodeTransactions(rows, {
      ...options,
      ticket,
      today: {
        number: head.id,
        status: head.Status,
        queue: head.Queue.id,
        owner: head.Owner.id,
        priority: `${head.Priority}`,
        requestors: head.Requestor.flatMap((one) => (one ? [one.id as PersonId] : [])),
      },
      notesHidden: hidesNotes(head),
    });
  }

  async function readOne(ticket: TicketId, options: CallOptions): Promise<ReadHistory> {
    try {
      const head = known(ticket) ?? known((await look(ticket, options)).ticket);
      if (!head) return { ticket, trouble: { kind: "gone" } };
      const path = `ticket/${encodeURIComponent(ticket)}/history`;
      const rows: unknown[] = [];
      const asked = query({ ...rowFields, orderby: "id", order: "DESC" });
      for await (const items of api(options).pages(`${path}?${asked}`, {
        isLast: () => isWhole(rows),
      }))
        rows.push(...items);
      // RT answers with nothing where it may not tell: the ticket itself says why.
      if (!rows.length) await look(ticket, options);
      return decode(ticket, { ...(await terms(options)), head, rows });
    } catch (error) {
      return { ticket, trouble: troubleOf(error) };
    }
  }

  async function readMany(
    tickets: readonly TicketId[],
    options: CallOptions,
  ): Promise<readonly ReadHistory[]> {
    try {
      const rows = await bulkRows(tickets, { ...options, api });
      const asTold = await terms(options);
      return await all(tickets, (ticket) => {
        const own = rows.get(ticket);
        const head = known(ticket);
        return head && own
          ? Promise.resolve(decode(ticket, { ...asTold, head, rows: own }))
          : readOne(ticket, options);
      });
    } catch (error) {
      const trouble = troubleOf(error);
      // What one record spoils must not hide the others.
      if (trouble.kind === "unreadable") return all(tickets, (one) => readOne(one, options));
      return tickets.map((ticket) => ({ ticket, trouble }));
    }
  }

  return async function* (
    tickets: readonly TicketId[],
    given: CallOptions,
  ): AsyncGenerator<ReadHistory> {
    const options = { ...given, onWait: together(given.onWait) };
    const strangers = tickets.filter((ticket) => !known(ticket));
    if (strangers.length && tickets.length > 1)
      await meetAll(strangers, options).catch(orElse(undefined));
    const batches: (readonly TicketId[])[] = [];
    for (let at = 0; at < tickets.length; at += atOnce)
      batches.push(tickets.slice(at, at + atOnce));
    for await (const batch of inTurn(batches, async (some) => {
      const found = some.filter((ticket) => known(ticket));
      const many = found.length > 1 ? await readMany(found, options) : [];
      const byTicket = new Map(many.map((one) => [one.ticket, one]));
      return all(some, (one) => {
        const read = byTicket.get(one);
        return read ? Promise.resolve(read) : readOne(one, options);
      });
    }))
      yield* batch;
  };
}

async function all<T, R>(
  things: readonly T[],
  make: (thing: T) => Promise<R>,
): Promise<readonly R[]> {
  const made: R[] = [];
  for await (const one of inTurn(things, make)) made.push(one);
  return made;
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof HostError) return error.trouble;
  if (v.isValiError(error)) return { kind: "unreadable", where: "transactions" };
  throw error;
}
