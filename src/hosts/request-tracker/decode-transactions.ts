/**
 * RT's transactions, decoded into updates.
 *
 * RT writes a row for everything that one save does. Rows of one actor in one
 * second are one update, with the id of its first row as `source`. What each
 * of our words looks like in RT:
 *
 * - kind create: the oldest Create, also where another ticket that was merged
 *   into this one began earlier; a younger one is a message. RT does not
 *   tell a caller's words that an agent wrote down from a letter of the agent's
 *   own: what an agent opens for somebody else is an outbound ticket. Nor does
 *   it write down what a ticket began with: status, queue, owner and priority are the
 *   OldValue of the first row that changed them, else those of today.
 * - requester: who wrote the ticket if a requestor, else the first of them;
 *   AddWatcher and DelWatcher since then are taken back.
 * - comment: Create and Correspond are public, Comment is private.
 * - set.status: Status rows, by the class in the lifecycle (`decode-terms.ts`);
 *   to and from `deleted` are kind delete and restore.
 * - set.assignee: Set Owner, and the older Take, Untake, Give, Steal, Force.
 *   SetWatcher Owner says the same again.
 * - set.group: Set Queue; set.priority: Set Priority.
 * - set.other: every other row by which somebody's hand changed the ticket.
 * - by null, via system: rows by RT_System. Two of them follow from what a
 *   person did and are part of it: a reply opens the ticket, and a queue whose
 *   owner may not own there loses him. An agent who answers a solved ticket
 *   and solves it again in one save thereby neither opens nor solves it.
 * - E-mail, attachments, reminders and errors are passed over.
 *
 * Rows of a ticket that was merged into this one bear their own number. Its
 * messages count here, its fields are those of another ticket.
 */

import * as v from "valibot";
import type { TicketId } from "../../history/ids.ts";
import { inShape, type Remark, type TicketHistory, type Update } from "../../history/update.ts";
import type { Decoded } from "../decoded.ts";
import { type Beginning, beginningOf } from "./decode-beginning.ts";
import { type Deed, type DeedsOptions, deedsOf } from "./decode-deeds.ts";
import { type Transaction, transaction } from "./wire.ts";

/** What a ticket's history is read with. */
export interface Decoding extends DeedsOptions {
  readonly ticket: TicketId;
  /** As the ticket is today. */
  readonly today: Beginning;
  /** Whether the viewer may not read comments. */
  readonly notesHidden: boolean;
}

const rowsShape = v.array(transaction);

/**
 * The history of one ticket from its rows, in any order, repeats and all. Any
 * input gives a history or the trouble with it: one row that makes no sense
 * makes its ticket unreadable, since a guess could be a wrong number.
 */
export function decodeTransactions(given: readonly unknown[], decoding: Decoding): Decoded {
  const { ticket } = decoding;
  const { issues, output } = v.safeParse(rowsShape, given);
  if (issues) {
    const where = `transactions.${v.getDotPath(issues[0])}`;
    return { ticket, trouble: { kind: "unreadable", where } };
  }
  const rows = inOrder(output);
  if (!rows.length) return { ticket, trouble: { kind: "no_updates" } };
  const own = rows.filter(({ ObjectId }) => ObjectId === decoding.today.number);
  const beginning = beginningOf(own, decoding);
  const { deeds, unknown } = deedsOf(rows, { ...decoding, beginning });
  const remarks: Remark[] = [];
  if (decoding.notesHidden) remarks.push("notes_hidden");
  if (unknown) remarks.push("unknown_records");
  const updates = deeds.flatMap(updatesOf).map((update, seq) => inShape({ ...update, seq }));
  if (!updates.length) return { ticket, trouble: { kind: "no_updates" } };
  const history: TicketHistory = {
    ticket,
    updates,
    remarks,
    isSettled: updates[0]?.kind === "create" || undefined,
  };
  return { ticket, history: unknown ? { ...history, unknownRecords: unknown } : history };
}

/** By time, then as they were written; pages may overlap. */
function inOrder(given: readonly Transaction[]): readonly Transaction[] {
  const rows = [...new Map(given.map((row) => [row.id, row])).values()];
  return rows.sort(
    (one, other) => one.Created - other.Created || Number(one.id) - Number(other.id),
  );
}

/** What a deed says, then what has an effect of its own. */
function updatesOf(deed: Deed): readonly Omit<Update, "seq">[] {
  const { at, audience, by, creation, effects, set, source } = deed;
  const base = { at, by, via: by === null ? "system" : "person" } as const;
  const hasFields = Object.keys(set).length > 0;
  const main: Omit<Update, "seq"> = {
    ...base,
    kind: creation ? "create" : "update",
    source,
    ...(audience && { comment: { author: by, audience } }),
    ...(hasFields && { set }),
    ...(creation?.requester && { requester: creation.requester }),
  };
  return [
    ...(creation || audience || hasFields ? [main] : []),
    ...effects.map((kind, index) => ({ ...base, kind, source: `${source}:${index + 1}` })),
  ];
}
