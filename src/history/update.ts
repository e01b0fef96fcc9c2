import type { Instant } from "../time/instant.ts";
import type { ScheduleId } from "../time/schedule.ts";
import type { GroupId, PersonId, TicketId } from "./ids.ts";

export const statuses = ["new", "open", "pending", "hold", "solved", "closed"] as const;
export type Status = (typeof statuses)[number];

/** Lowest first. A ticket without a priority counts as normal. */
export const priorities = ["low", "normal", "high", "urgent"] as const;
export type Priority = (typeof priorities)[number];

export const updateKinds = [
  "create",
  "update",
  "merge_into",
  "delete",
  "restore",
  "spam",
  "unspam",
  "handoff",
  "csat",
  "schedule",
] as const;
/**
 * What an update is. Only create, update and merge_into carry comments and
 * fields; each of the others has its own effect alone. `merge_into`: this
 * ticket was merged into another one. `handoff`: a bot gave it to people.
 */
export type UpdateKind = (typeof updateKinds)[number];

export const vias = [
  "person",
  "trigger",
  "automation",
  "bot",
  "autoreply",
  "merge",
  "import",
  "system",
  "sla",
  "sharing",
] as const;
/**
 * How an update came about. `person` is every ordinary way (form, e-mail, chat,
 * API); `sharing` is an update made in another account that shares the ticket.
 */
export type Via = (typeof vias)[number];

export interface Comment {
  readonly author: PersonId | null;
  readonly audience: "public" | "private";
  /** The chat session it belongs to; replies of one session count once. */
  readonly chat?: string | undefined;
}

/** The fields that an update set, with their new values; null is "set to nothing". */
export interface FieldChanges {
  readonly status?: Status | undefined;
  readonly assignee?: PersonId | null | undefined;
  readonly group?: GroupId | null | undefined;
  readonly priority?: Priority | null | undefined;
  /** Fields that no metric reads changed too: it is still a change by whoever made it. */
  readonly other?: true | undefined;
}

/** A satisfaction rating, brought down to what counts. */
export type Rating = "good" | "bad" | "offered";

/** What one actor did to a ticket in one save. */
export interface Update {
  readonly at: Instant;
  /** Who made it; null is the system. */
  readonly by: PersonId | null;
  readonly kind: UpdateKind;
  readonly via: Via;
  /**
   * The host's own id of the record: the evidence behind a number, and what
   * makes a repeated delivery harmless. Unique within its ticket.
   */
  readonly source: string;
  /** The host's order inside one second, where it has one. */
  readonly seq?: number | undefined;
  /** Whom somebody else saved it for, where it carries no comment. */
  readonly onBehalfOf?: PersonId | undefined;
  readonly comment?: Comment | undefined;
  readonly set?: FieldChanges | undefined;
  readonly addTags?: readonly string[] | undefined;
  readonly removeTags?: readonly string[] | undefined;
  /** The customer the ticket is for; read from the creation alone. */
  readonly requester?: PersonId | undefined;
  /** On kind csat. */
  readonly rating?: Rating | undefined;
  /** On kind schedule: the working hours that hold for the ticket from here on. */
  readonly schedule?: ScheduleId | undefined;
}

/**
 * An update with all its keys in one order. Decoders give every update through
 * here: engines read objects of one shape several times faster.
 */
export function inShape(update: Update): Update {
  const { comment, set } = update;
  return {
    at: update.at,
    by: update.by,
    kind: update.kind,
    via: update.via,
    source: update.source,
    seq: update.seq,
    onBehalfOf: update.onBehalfOf,
    comment: comment && { author: comment.author, audience: comment.audience, chat: comment.chat },
    set: set && {
      status: set.status,
      assignee: set.assignee,
      group: set.group,
      priority: set.priority,
      other: set.other,
    },
    addTags: update.addTags,
    removeTags: update.removeTags,
    requester: update.requester,
    rating: update.rating,
    schedule: update.schedule,
  };
}

/** Why figures from this history may differ from what really happened. */
export type Remark =
  /** The host keeps chat messages elsewhere: replies in chat are not all in the history. */
  | "chat_elsewhere"
  /** The viewer may not read private notes. */
  | "notes_hidden"
  /** Records of kinds that we do not know were passed over. */
  | "unknown_records";

/** All that is recorded about one ticket. */
export interface TicketHistory {
  readonly ticket: TicketId;
  /** In the order of arrival, repeats and all, unless settled; the story puts them in order. */
  readonly updates: readonly Update[];
  readonly remarks: readonly Remark[];
  /** How many records the remark `unknown_records` speaks of; missing where it is not made. */
  readonly unknownRecords?: number | undefined;
  /** The decoder saw to it that the updates stand in their order and none comes twice. */
  readonly isSettled?: true | undefined;
}
