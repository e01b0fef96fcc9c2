/**
 * Zendesk's audits, decoded into updates.
 *
 * One audit is one save. Events that carry another `via` than the audit were
 * done by someone else in the same save, mostly by a trigger: each such actor
 * gets an update of its own, after the main one, and rules are nobody's work
 * (`by` null). The first update of an audit has the audit's id as `source`,
 * the others have `<audit>:1`, `<audit>:2` and so on; `seq` counts through the
 * ticket, since Zendesk lists audits in the order in which they happened.
 *
 * What each of our words looks like in an audit (a desk that plays Zendesk
 * writes the same; * marks what Zendesk does not document, and where this is
 * the most plausible form):
 *
 * - via person: channel "web", "api", "email" or any not named here
 * - via trigger, automation: channel "rule", rel "trigger", "automation"
 * - via bot: channel "answer_bot_…"; accounts that are bots are the directory's
 * - via import: channel "import", "sample_ticket": written without the customer
 * - via system: channel "system", or author -1 where nobody else is to be found
 * - via merge: rel "merge" under any channel (what a merge writes on the winner)
 * - via sharing: channel "ticket_sharing"; also * "api" with a TicketSharingEvent.
 *   An agent who shares a ticket from the web stays a person.
 * - via sla *: channel "sla"; via autoreply *: rel "auto_reply"
 * - kind create: the audit has Create events; `requester` is the requester_id
 *   among them. A follow-up is an ordinary creation, its closed origin has nothing.
 * - kind merge_into: the tag closed_by_merge is added (it is left out of
 *   `addTags`), or rel "merge" together with status closed
 * - kind delete, restore: status changes to and from "deleted"
 * - kind spam, unspam *: status changes to and from "suspended"
 * - kind handoff *: rel "handoff"
 * - kind csat: a SatisfactionRating, a change of satisfaction_score, or both, with
 *   "good", "bad" or "offered" (also "good_with_comment"); "unoffered" is none
 * - kind schedule: * a ScheduleAssignment with new_schedule_id, or schedule_id changes
 * - comment: Comment, VoiceComment, FacebookComment with `public`; its author is
 *   its own author_id, else the update's. Tweet and FacebookEvent are what was
 *   posted: a public comment where no other event of the actor is one.
 * - comment.chat: the chat_id of a ChatStartedEvent or ChatEndedEvent beside it.
 *   A ChatStartedEvent says that messages are kept elsewhere: `chat_elsewhere`.
 * - set: Create and Change of status, assignee_id, group_id, priority, where null,
 *   "", "0" are nothing. custom_status_id stands for its category where no status
 *   is given and the ticket does not go or come back. Tags are the difference between previous_value and value.
 *
 * A comment counts as it was posted: CommentPrivacyChange happens afterwards and
 * is not held against the reply, whichever value Zendesk shows on the comment.
 * A main update without comment or field stays (a custom field was changed), a
 * rule that only notified leaves none. Texts, addresses and metadata stay behind.
 */

import * as v from "valibot";
import type { TicketId } from "../../history/ids.ts";
import {
  inShape,
  type Remark,
  type Status,
  type TicketHistory,
  type Update,
} from "../../history/update.ts";
import type { Decoded } from "../decoded.ts";
import { type Event, type Reading, readEvent } from "./decode-events.ts";
import { asPerson, emptyPart, updatesOf } from "./decode-parts.ts";
import { actorOf, isImpersonal, readVia } from "./decode-via.ts";
import { audit as auditShape, perhapsId } from "./wire.ts";

export interface Decoding {
  readonly ticket: TicketId;
  /** What each custom status stands for, by its id. */
  readonly statuses: ReadonlyMap<string, Status>;
}

type Audit = v.InferOutput<typeof auditShape>;

const answerShape = v.object({ audits: v.array(auditShape) });

/**
 * The history of one ticket, from the pages of its audits, oldest first, each
 * as JSON text or already parsed. Any input gives a history or the trouble
 * with it: `unreadable` names the audit or its field, `no_updates` is a ticket without
 * audits. One record that makes no sense makes its ticket unreadable: a guess
 * could be a wrong number.
 */
export function decodeAudits(answers: readonly unknown[], { ticket, statuses }: Decoding): Decoded {
  const remarks: Remark[] = [];
  let where = "";
  try {
    const audits = withoutRepeats(
      answers.flatMap((answer) => v.parse(answerShape, parsed(answer)).audits),
    );
    const reading = { statuses, remarks, posted: readPosted(audits) };
    const updates = audits
      .flatMap((audit, index) => {
        where = `audits.${index}`;
        return decodeAudit(audit, reading);
      })
      .map((update, seq) => inShape({ ...update, seq }));
    if (!updates.length) return { ticket, trouble: { kind: "no_updates" } };
    const isSettled = isInOrder(audits) && updates[0]?.kind === "create";
    const unknownRecords = remarks.filter((remark) => remark === "unknown_records").length;
    // Always these keys: engines read objects of one shape several times faster.
    const history: TicketHistory = {
      ticket,
      updates,
      remarks: [...new Set(remarks)],
      isSettled: isSettled || undefined,
    };
    return { ticket, history: unknownRecords ? { ...history, unknownRecords } : history };
  } catch (error) {
    if (!v.isValiError(error)) throw error;
    const place = [where, v.getDotPath(error.issues[0])].filter(Boolean).join(".") || "audits";
    return { ticket, trouble: { kind: "unreadable", where: place } };
  }
}

/** Pages may overlap: the first delivery of an audit holds. */
function withoutRepeats(audits: readonly Audit[]): readonly Audit[] {
  const ids = new Set(audits.map(({ id }) => id));
  return ids.size === audits.length ? audits : audits.filter(({ id }) => ids.delete(id));
}

/** Whether each audit is as late as the one before it. */
function isInOrder(audits: readonly Audit[]): boolean {
  return audits.every(({ created_at: at }, index) => at >= (audits[index - 1]?.created_at ?? at));
}

function parsed(answer: unknown): unknown {
  if (typeof answer !== "string") return answer;
  try {
    return JSON.parse(answer);
  } catch {
    return null;
  }
}

/** What comments were before they were made private: the opposite of their first change. */
function readPosted(audits: readonly Audit[]): Reading["posted"] {
  const posted = new Map<string | null, boolean>();
  for (const { type, comment_id: comment, public: isPublic } of audits.flatMap(
    ({ events }) => events,
  ))
    if (type === "CommentPrivacyChange" && comment !== null && !posted.has(comment))
      posted.set(comment, isPublic !== true);
  return posted;
}

function decodeAudit(audit: Audit, reading: Reading): readonly Omit<Update, "seq">[] {
  const { id, created_at: at, author_id, via, events } = audit;
  const author = asPerson(author_id);
  const has = (type: string) => events.some((event) => event.type === type);
  const isShared = via?.channel === "api" && has("TicketSharingEvent");
  const own = emptyPart(author, isShared ? "sharing" : readVia(via));
  if (via?.source?.rel === "handoff") own.effects.set("handoff", {});
  const parts = new Map([[actorOf(via), own]]);
  const chat = events.map(chatOf).find((session) => session);
  for (const event of events) {
    const how = event.via ?? via;
    const actor = actorOf(how);
    const part =
      parts.get(actor) ?? emptyPart(isImpersonal(readVia(how)) ? null : author, readVia(how));
    parts.set(actor, part);
    readEvent(event, { ...reading, part, chat });
  }
  return [...parts.values()]
    .flatMap((part) => {
      const place = part !== own ? "nested" : has("Create") ? "creation" : "main";
      return updatesOf(part, { ...reading, at, place });
    })
    .map((update, index) => ({ ...update, source: index ? `${id}:${index}` : id }));
}

const chatShape = v.object({ chat_id: perhapsId });

function chatOf({ type, chat_id, value }: Event): string | null {
  return /^Chat(Start|End)ed/.test(type)
    ? (chat_id ?? v.parse(v.fallback(chatShape, { chat_id: null }), value).chat_id)
    : null;
}
