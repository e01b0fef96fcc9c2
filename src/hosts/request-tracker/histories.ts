import * as v from "valibot";
import type { PersonId, TicketId } from "../../history/ids.ts";
import { orElse, together } from "../ask.ts";
import type { CallOptions, ReadHistory, TicketHead } from "../host.ts";
import { HostError, type Trouble } from "../trouble.ts";
import { type Api, anyOf, query } from "./api.ts";
import type { DeedsOptions } from "./decode-deeds.ts";
import { decodeTransactions } from "./decode-transactions.ts";
import { inTurn } from "./in-turn.ts";
import { id as idShape, type Person, person, type Ticket } from "./wire.ts";

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
const fields = {
  fields: "Type,Creator,Created,ObjectId,Field,OldValue,NewValue",
  "fields[Creator]": "id,Name,RealName",
};
/** Mail that went out, and what says again who owns a ticket. */
const idle =
  "Type != 'EmailRecord' AND Type != 'CommentEmailRecord' AND (Type != 'SetWatcher' OR Field != 'Owner')";

const rowShape = v.object({
  Type: v.string(),
  Field: v.unknown(),
  ObjectId: idShape,
  Creator: v.fallback(v.nullable(person), null),
});
type Row = v.InferOutput<typeof rowShape>;
const headOf = (row: unknown): Row | null => {
  const { output, success } = v.safeParse(rowShape, row);
  return success ? output : null;
};

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
      const asked = query({ ...fields, orderby: "id", order: "DESC" });
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
      const rows = await rowsOf(tickets, options);
      const asTold = await terms(options);
      return await all(tickets, (ticket) => {
        const own = rows.get(ticket) ?? [];
        const head = known(ticket);
        return head && own.length && !own.some(isMerge)
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

  /** The rows of tickets, by ticket. The last row of all is the creation of the lowest number. */
  async function rowsOf(tickets: readonly TicketId[], options: CallOptions) {
    const lowest = `${Math.min(...tickets.map(Number))}`;
    const path = `transactions?${query({
      query: `ObjectType = 'RT::Ticket' AND ${anyOf("ObjectId", tickets)} AND ${idle}`,
      ...fields,
      orderby: ["ObjectId", "id"],
      order: ["DESC", "DESC"],
    })}`;
    const isLast = (items: readonly unknown[]) =>
      items.some((item) => {
        const row = headOf(item);
        return row?.Type === "Create" && row.ObjectId === lowest;
      });
    const rows = new Map<string, unknown[]>();
    for await (const items of api(options).pages(path, { isLast })) {
      for (const item of items) {
        const { ObjectId } = v.parse(v.object({ ObjectId: idShape }), item);
        const own = rows.get(ObjectId) ?? [];
        rows.set(ObjectId, own);
        own.push(item);
      }
    }
    return rows;
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

/** Whether every ticket in a history, the merged ones too, has the row that began it; the newest come first. */
function isWhole(rows: readonly unknown[]): boolean {
  const begun = new Map<string, boolean>();
  for (const row of rows) {
    const head = headOf(row);
    if (head) begun.set(head.ObjectId, begun.get(head.ObjectId) || head.Type === "Create");
  }
  return begun.size > 0 && [...begun.values()].every(Boolean);
}

function isMerge(row: unknown): boolean {
  const { Field, Type } = headOf(row) ?? {};
  return Type === "AddLink" && Field === "MergedInto";
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
