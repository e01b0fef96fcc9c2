import * as v from "valibot";
import type { TicketId } from "../../history/ids.ts";
import type { CallOptions } from "../host.ts";
import { type Api, anyOf, query } from "./api.ts";
import { headOf, type MergeRow, mergeOf, rowFields } from "./row-heads.ts";
import { id as idShape } from "./wire.ts";

interface BulkOptions extends CallOptions {
  readonly api: Api;
}

type Rows = ReadonlyMap<string, readonly unknown[]>;

/** Mail that went out, and what says again who owns a ticket. */
const idle =
  "Type != 'EmailRecord' AND Type != 'CommentEmailRecord' AND (Type != 'SetWatcher' OR Field != 'Owner')";
/** The two rows of a merge stand side by side, but for what else is written at that moment. */
const reach = 20;
/** Fewer tickets that have taken in others are read sooner each by its own history. */
const worthwhile = 3;
/** More at once make an address too long. */
const atOnce = 40;

/**
 * The rows of many tickets in few requests, by ticket, with those of the
 * tickets that were merged into it. A ticket is missing where that cannot be
 * told in this way: its own history tells it.
 */
export async function bulkRows(
  tickets: readonly TicketId[],
  options: BulkOptions,
): Promise<ReadonlyMap<TicketId, readonly unknown[]>> {
  const rows = new Map(await rowsOf(tickets, options));
  const mergedInto = new Map<string, readonly string[]>();
  const takers = tickets.filter((ticket) => survivals(ticket, rows).length);
  for (const ticket of takers) mergedInto.set(ticket, [unknown]);
  let latest: readonly string[] = takers.length < worthwhile ? [] : takers;
  while (latest.length) {
    const merges = latest.flatMap((ticket) => survivals(ticket, rows));
    const nearby = await mergedBy(merges, options);
    const gone = nearby.filter(({ into }) => latest.includes(into));
    for (const ticket of latest) {
      const own = survivals(ticket, rows);
      const found = gone.filter(({ into }) => into === ticket).map(({ at }) => at);
      if (own.length) mergedInto.set(ticket, found.length === own.length ? found : [unknown]);
    }
    latest = [...new Set(gone.map(({ at }) => at))].filter((ticket) => !rows.has(ticket));
    if (latest.length) for (const [id, some] of await rowsOf(latest, options)) rows.set(id, some);
  }
  const whole = new Map<TicketId, readonly unknown[]>();
  for (const ticket of tickets) {
    const all = rowsWith(ticket, { mergedInto, rows });
    if (all) whole.set(ticket, all);
  }
  return whole;
}

/** A ticket of which no row is known. */
const unknown = "";

/** A ticket's rows and those of all that went into it; null where some are not known. */
function rowsWith(
  ticket: string,
  known: { readonly rows: Rows; readonly mergedInto: ReadonlyMap<string, readonly string[]> },
): readonly unknown[] | null {
  const all: unknown[] = [];
  const tickets = new Set([ticket]);
  for (const one of tickets) {
    const own = known.rows.get(one);
    if (!own) return null;
    all.push(...own);
    for (const other of known.mergedInto.get(one) ?? []) tickets.add(other);
  }
  return all;
}

/** The merges of other tickets into this one. */
function survivals(ticket: string, rows: Rows): readonly MergeRow[] {
  const merges = (rows.get(ticket) ?? []).flatMap((row) => mergeOf(row) ?? []);
  return merges.filter(({ into }) => into === ticket || !into);
}

/** The other row of each merge, by which we know what went; RT finds them quickly by their numbers alone. */
async function mergedBy(
  merges: readonly MergeRow[],
  { api, ...options }: BulkOptions,
): Promise<readonly MergeRow[]> {
  const found = new Map<number, MergeRow>();
  for (let at = 0; at < merges.length; at += atOnce) {
    const near = merges
      .slice(at, at + atOnce)
      .map(({ row }) => `(id > ${row - reach} AND id < ${row + reach})`);
    const sql = `ObjectType = 'RT::Ticket' AND Type = 'AddLink' AND Field = 'MergedInto' AND (${near.join(" OR ")})`;
    const path = `transactions?${query({ query: sql, ...rowFields, orderby: "id" })}`;
    const isLast = ({ length }: readonly unknown[]) => length < 2 * atOnce;
    for await (const items of api(options).pages(path, { isLast }))
      for (const item of items) {
        const merge = mergeOf(item);
        if (merge?.into && merge.into !== merge.at) found.set(merge.row, merge);
      }
  }
  return [...found.values()];
}

/** The rows of tickets, by ticket. The last row of all is the creation of the lowest number. */
async function rowsOf(tickets: readonly string[], { api, ...options }: BulkOptions): Promise<Rows> {
  const lowest = `${Math.min(...tickets.map(Number))}`;
  const path = `transactions?${query({
    query: `ObjectType = 'RT::Ticket' AND ${anyOf("ObjectId", tickets)} AND ${idle}`,
    ...rowFields,
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
