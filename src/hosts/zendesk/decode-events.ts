import * as v from "valibot";
import type { GroupId } from "../../history/ids.ts";
import {
  type Comment,
  priorities,
  type Remark,
  type Status,
  type UpdateKind,
} from "../../history/update.ts";
import type { ScheduleId } from "../../time/schedule.ts";
import { asPerson, type Part } from "./decode-parts.ts";
import { type event as eventShape, perhapsId, status, text } from "./wire.ts";

export type Event = v.InferOutput<typeof eventShape>;

/** What reading a ticket's events needs and finds out. */
export interface Reading {
  readonly statuses: ReadonlyMap<string, Status>;
  /** Whether comments were public when they were posted, for those that changed since. */
  readonly posted: ReadonlyMap<string | null, boolean>;
  /** One for each record that gives reason for it. */
  readonly remarks: Remark[];
}

/** What is read into which part. */
interface Entry extends Reading {
  readonly part: Part;
  /** The chat session that the audit speaks of. */
  readonly chat: string | null | undefined;
}

/** Known, and without anything that a metric needs. */
const passedOver =
  /^(Cc|SMS|Push|External|Offered|Organi|AgentMacro|LogMeIn|CommentPriv|Ticket|Collab|Knowl|Surv|Skill|Sla|Routing|Suspen|Assoc|Webhook|ChatEnd|EmailCc|Follower)|Notif|Redact|Error$/;

/** Reads one event into the part of the actor who caused it; throws a ValiError where it makes no sense. */
export function readEvent(event: Event, entry: Entry): void {
  const { part, remarks } = entry;
  switch (event.type) {
    case "Create":
    case "Change":
      readField(event, part);
      break;
    case "Comment":
    case "VoiceComment":
    case "VoiceApiComment":
    case "FacebookComment":
      part.comments.push(readComment(event, entry));
      break;
    case "Tweet":
    case "FacebookEvent":
      part.isPosted = true;
      break;
    case "SatisfactionRating":
      readRating(event.score, part);
      break;
    case "ScheduleAssignment":
      readSchedule(event.new_schedule_id, part);
      break;
    case "ChatStartedEvent":
      remarks.push("chat_elsewhere");
      break;
    default:
      if (!passedOver.test(event.type)) remarks.push("unknown_records");
  }
}

function readComment(event: Event, { part, posted, chat }: Entry): Comment {
  const isPublic = v.parse(v.boolean(), posted.get(event.id) ?? event.public);
  return {
    author: event.author_id === undefined ? part.by : asPerson(event.author_id),
    audience: isPublic ? "public" : "private",
    ...(chat && { chat }),
  };
}

const priority = v.pipe(perhapsId, v.nullable(v.picklist(priorities)));
/** Arrays, or one text with spaces between the tags. */
const tagList = v.union([
  v.array(v.string()),
  v.pipe(
    v.nullish(v.string(), ""),
    v.transform((tags) => tags.split(/\s+/).filter(Boolean)),
  ),
]);

function readField({ field_name, type, value, previous_value }: Event, part: Part): void {
  const id = () => v.parse(perhapsId, value);
  switch (field_name) {
    case "status":
      readStatus([previous_value, value], part);
      break;
    case "custom_status_id":
      part.customStatus = id();
      break;
    case "assignee_id":
      part.set.assignee = asPerson(id());
      break;
    case "group_id":
      part.set.group = id() as GroupId | null;
      break;
    case "priority":
      part.set.priority = v.parse(priority, value);
      break;
    case "tags": {
      const [before, now] = [v.parse(tagList, previous_value), v.parse(tagList, value)];
      part.added.push(...now.filter((tag) => !before.includes(tag)));
      part.removed.push(...before.filter((tag) => !now.includes(tag)));
      break;
    }
    case "requester_id":
      part.requester = asPerson(id());
      if (type === "Change") part.set.other = true;
      break;
    case "satisfaction_score":
      readRating(v.parse(text, value), part);
      break;
    case "schedule_id":
      readSchedule(id(), part);
      break;
    default:
      // The subject, a custom field: no metric reads it, but somebody's hand changed it.
      if (type === "Change") part.set.other = true;
  }
}

const gone: ReadonlyMap<unknown, readonly [away: UpdateKind, back: UpdateKind]> = new Map([
  ["deleted", ["delete", "restore"]],
  ["suspended", ["spam", "unspam"]],
]);

/** To and from "deleted" and "suspended" are effects of their own; the status that comes back never left. */
function readStatus([before, now]: readonly unknown[], { effects, set }: Part): void {
  const [back, away] = [gone.get(before)?.[1], gone.get(now)?.[0]];
  if (back) effects.set(back, {});
  if (away) effects.set(away, {});
  if (!away && !back) set.status = v.parse(status, now);
}

function readRating(score: string, part: Part): void {
  const rating = (["good", "bad", "offered"] as const).find((one) => score.startsWith(one));
  if (rating) part.effects.set("csat", { rating });
}

function readSchedule(id: string | null, part: Part): void {
  if (id) part.effects.set("schedule", { schedule: id as ScheduleId });
}
