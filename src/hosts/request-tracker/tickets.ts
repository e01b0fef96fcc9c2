import * as v from "valibot";
import type { GroupId, PersonId, TicketId } from "../../history/ids.ts";
import type { CallOptions, Page, Skipped, TicketHead, ViewId } from "../host.ts";
import { read, unreadable } from "../read.ts";
import { HostError } from "../trouble.ts";
import { type Api, anyOf, perPage, query } from "./api.ts";
import { deleted, priorityOf, statusOf, type Terms } from "./decode-terms.ts";
import { list, type Ticket, ticket as ticketShape } from "./wire.ts";

/** Where a list of tickets comes from, and what it is read with. */
interface TicketsParts {
  readonly api: Api;
  readonly terms: Terms;
  /** Told of every ticket met. */
  meet(ticket: Ticket): void;
  nobody(options: CallOptions): Promise<string>;
  /** The TicketSQL of a view. */
  queryOf(view: ViewId, options: CallOptions): Promise<string>;
}

/** What RT is asked to tell of tickets and of the people in them. */
const fields = {
  fields: "Subject,Status,Priority,Owner,Queue,Requestor,Created,LastUpdated",
  "fields[Owner]": "id,Name,RealName",
  "fields[Queue]": "id,Lifecycle",
  "fields[Requestor]": "id,Name,RealName",
};
const namedShape = v.object({ id: v.union([v.string(), v.number()]) });

/** The tickets of RT. */
export function ticketsOf({ api, meet, nobody, queryOf, terms }: TicketsParts) {
  const toHead = (ticket: Ticket, unowned: string): TicketHead => ({
    ticket: ticket.id as TicketId,
    subject: ticket.Subject,
    status: statusOf(ticket.Status, { lifecycle: ticket.Queue.Lifecycle, terms }) ?? "open",
    priority: priorityOf(ticket.Priority, terms),
    assignee: ticket.Owner.id === unowned ? null : (ticket.Owner.id as PersonId),
    group: ticket.Queue.id as GroupId,
    channel: null,
    createdAt: ticket.Created,
    updatedAt: ticket.LastUpdated,
    reported: null,
  });

  /** What cannot be read is skipped; without a number it is named by its place after `before` others. */
  async function readPage(
    items: readonly unknown[],
    { before = 0, ...options }: CallOptions & { readonly before?: number },
  ): Promise<Page<TicketHead>> {
    const unowned = await nobody(options);
    const heads: TicketHead[] = [];
    const skipped: Skipped[] = [];
    for (const [index, given] of items.entries()) {
      const { issues, output } = v.safeParse(ticketShape, given);
      if (issues) {
        const named = v.safeParse(namedShape, given);
        const id = named.success ? `${named.output.id}` : `?${before + index + 1}`;
        const where = v.getDotPath(issues[0]) ?? "ticket";
        skipped.push({ id, trouble: { kind: "unreadable", where } });
      } else if (output.Status === deleted) {
        skipped.push({ id: output.id, trouble: { kind: "gone" } });
      } else {
        meet(output);
        heads.push(toHead(output, unowned));
      }
    }
    return { items: heads, skipped };
  }

  /** A number that no list has: why not, or the ticket into which it was merged. */
  async function survivorOf(ticket: TicketId, options: CallOptions): Promise<TicketId> {
    const answer = await api(options).json(`ticket/${encodeURIComponent(ticket)}`);
    const { id } = read(namedShape, answer);
    if (`${id}` === ticket) throw new HostError({ kind: "gone" });
    return `${id}` as TicketId;
  }

  /** Rejects with `gone` or `not_permitted` where the viewer has no such ticket. */
  async function one(ticket: TicketId, options: CallOptions): Promise<TicketHead> {
    const isNumber = /^\d+$/.test(ticket);
    const sql = query({ query: `id = ${isNumber ? ticket : 0}`, ...fields });
    const { items } = read(list, await api(options).json(`tickets?${sql}`));
    const found = await readPage(items, options);
    if (found.items[0]) return found.items[0];
    const [skipped] = found.skipped;
    if (skipped) throw new HostError(skipped.trouble);
    return one(await survivorOf(ticket, options), options);
  }

  return {
    /**
     * A view's tickets, the newest first. Each page is asked for by the number
     * that the one before ended with, so that no ticket slips through while
     * others leave the view.
     */
    async *inView(view: ViewId, options: CallOptions): AsyncGenerator<Page<TicketHead>> {
      const condition = await queryOf(view, options);
      let last = "";
      let before = 0;
      let empty = 0;
      for (let page = 1; empty < 2; ) {
        const sql = last ? `(${condition}) AND id < ${last}` : condition;
        const asked = {
          query: sql,
          orderby: "id",
          order: "DESC",
          per_page: `${perPage}`,
          page: `${page}`,
        };
        const answer = await api(options).json(`tickets?${query({ ...asked, ...fields })}`);
        const { items, total } = read(list, answer);
        if (items.length) yield await readPage(items, { ...options, before });
        before += items.length;
        if (total !== null && page * perPage >= total) return;
        const lowest = lowestOf(items);
        // A list that does not go down would never end.
        if (lowest && last && Number(lowest) >= Number(last)) throw unreadable("id");
        empty = items.length ? 0 : empty + 1;
        page = lowest === null ? page + 1 : 1;
        last = lowest ?? last;
      }
    },
    one,
    /** Meets those of the tickets that a list tells of. */
    async meetAll(tickets: readonly TicketId[], options: CallOptions): Promise<void> {
      const numbers = tickets.filter((ticket) => /^\d+$/.test(ticket));
      for (let at = 0; at < numbers.length; at += perPage) {
        const some = numbers.slice(at, at + perPage);
        const sql = query({ query: anyOf("id", some), per_page: `${perPage}`, ...fields });
        const { items } = read(list, await api(options).json(`tickets?${sql}`));
        await readPage(items, options);
      }
    },
  };
}

function lowestOf(items: readonly unknown[]): string | null {
  const numbers = items.flatMap((given) => {
    const named = v.safeParse(namedShape, given);
    return named.success ? [Number(named.output.id)] : [];
  });
  return numbers.length ? `${Math.min(...numbers)}` : null;
}
