/**
 * The shapes of Zendesk's REST answers, as far as Sidelight reads them.
 *
 * Lenient where Zendesk varies (ids as text or numbers, null and "0" for
 * nobody, keys that are missing), strict in what a number rests on.
 *
 * For each shape `X` the schema is `x`, and the type `X` is what Zendesk
 * writes; what comes out of reading is `v.InferOutput<typeof x>`.
 */
import * as v from "valibot";
import { priorities, type Status, statuses } from "../../history/update.ts";
import { type Instant, readInstant } from "../../time/instant.ts";

const identifier = v.union([v.string(), v.number()]);

/** An id, always text afterwards. */
const id = v.pipe(identifier, v.transform(String), v.nonEmpty());

/** Somebody or nobody: null, missing, "", 0 and -1 are nobody. */
export const perhapsId = v.pipe(
  v.nullish(identifier, null),
  v.transform((given) => (/^(|0|-1)$/.test(`${given ?? ""}`) ? null : String(given))),
);

/** For what can be done without: null where it is missing or makes no sense. */
export const perhaps = <S extends v.GenericSchema>(schema: S) =>
  v.fallback(v.nullish(schema, null), null);
const perhapsText = perhaps(v.string());
const perhapsNumber = perhaps(v.number());
export const text = v.fallback(v.string(), "");
const flag = v.fallback(v.boolean(), false);

/**
 * How something came about. `channel` is "web", "api", "email", "rule",
 * "system" and so on, rarely its number; `rel` says more: "trigger",
 * "automation", "merge", "follow_up".
 */
export const via = v.object({
  channel: v.nullish(identifier, null),
  source: perhaps(v.object({ rel: perhapsText, from: perhaps(v.object({ id: perhapsId })) })),
});
export type Via = {
  readonly channel: string | number | null;
  readonly source?: {
    readonly rel: string | null;
    readonly from?: { readonly id?: string | number; readonly [key: string]: unknown };
    readonly to?: object;
  };
};

/** Fractions are cut off, and what is no time makes its record unreadable. */
const instant = v.pipe(
  v.string(),
  v.transform(readInstant),
  v.custom<Instant>((at) => at !== null),
);

const minutes = perhaps(v.object({ calendar: perhapsNumber, business: perhapsNumber }));

/** Figures that Zendesk computed. Minutes, null until their end has come. */
export const metricSet = v.object({
  /** Missing where the set is embedded in its ticket. */
  ticket_id: perhapsId,
  reopens: perhapsNumber,
  replies: perhapsNumber,
  reply_time_in_minutes: minutes,
  /** On messaging tickets alone, where it is the better figure. */
  reply_time_in_seconds: minutes,
  first_resolution_time_in_minutes: minutes,
  full_resolution_time_in_minutes: minutes,
  requester_wait_time_in_minutes: minutes,
  agent_wait_time_in_minutes: minutes,
  on_hold_time_in_minutes: minutes,
});
export type MetricSet = v.InferInput<typeof metricSet>;

/** The six that last; going and coming back ("deleted") is read before. */
export const status = v.picklist(statuses);

export const ticket = v.object({
  id,
  subject: text,
  /** A list may hold a deleted ticket, which no one can open. */
  status,
  priority: perhaps(v.picklist(priorities)),
  assignee_id: perhapsId,
  group_id: perhapsId,
  via: perhaps(via),
  created_at: instant,
  updated_at: instant,
  metric_set: perhaps(metricSet),
});
export type Ticket = Omit<v.InferInput<typeof ticket>, "status" | "via"> & {
  readonly status: Status | "deleted";
  readonly custom_status_id?: string | number | null;
  readonly requester_id: string | number | null;
  readonly tags?: readonly string[];
  readonly via?: Via;
};

/**
 * One entry of an audit. `type` decides which of the others mean anything;
 * the decoder says which types it knows and what it takes from each.
 */
export const event = v.object({
  id: perhapsId,
  type: v.string(),
  /** Present only where it differs from the audit's. */
  via: v.nullish(via, null),
  /** Create and Change; a custom field is named by its number. */
  field_name: v.optional(v.unknown()),
  value: v.optional(v.unknown()),
  previous_value: v.optional(v.unknown()),
  /** Comments: who wrote it, where it is not the audit's author. */
  author_id: v.optional(perhapsId),
  /** Comments and CommentPrivacyChange. */
  public: v.optional(v.unknown()),
  comment_id: perhapsId,
  /** SatisfactionRating. */
  score: text,
  /** ScheduleAssignment. */
  new_schedule_id: perhapsId,
  /** ChatStartedEvent and ChatEndedEvent; newer ones have it inside `value`. */
  chat_id: perhapsId,
});
export type Event = Omit<Partial<v.InferInput<typeof event>>, "via" | "score"> & {
  readonly type: string;
  readonly via?: Via;
  readonly score?: unknown;
};

/** What one save did, with what rules did in the same save. */
export const audit = v.object({
  id,
  created_at: instant,
  /** -1 is the system. */
  author_id: perhapsId,
  via: v.nullish(via, null),
  events: v.array(event),
});
export interface Audit {
  readonly id: string | number;
  readonly ticket_id: string | number;
  readonly created_at: string;
  readonly author_id: string | number | null;
  readonly via?: Via;
  readonly events: readonly Event[];
}

/** `role` is "end-user", "agent" or "admin", as it is now. */
export const user = v.object({ id, name: text, role: v.string() });
export type User = v.InferInput<typeof user>;

export const group = v.object({ id, name: text });
export type Group = v.InferInput<typeof group>;

export const customStatus = v.object({ id, status_category: status });
export type CustomStatus = v.InferInput<typeof customStatus>;

/** What a view's tickets have to meet, all of it. */
const condition = v.object({ field: text, operator: text, value: perhaps(v.string()) });
export type Condition = v.InferOutput<typeof condition>;

export const view = v.object({
  id,
  title: text,
  conditions: perhaps(v.object({ all: perhaps(v.array(condition)) })),
});
export type View = v.InferInput<typeof view> & { readonly active?: boolean };

/** `value` is null while Zendesk still counts; `pretty` may say "~700". */
export const viewCount = v.object({ view_id: id, value: perhapsNumber, pretty: text, fresh: flag });

export const schedule = v.object({
  id,
  name: text,
  /** A Rails name, such as "Pacific Time (US & Canada)". */
  time_zone: v.string(),
  /** Minutes since Sunday 00:00 in that zone. */
  intervals: v.array(v.object({ start_time: v.number(), end_time: v.number() })),
});
export type Schedule = v.InferInput<typeof schedule>;

/** Whole local days, both ends included. */
export const holiday = v.object({ start_date: v.string(), end_date: v.string() });
export type Holiday = v.InferInput<typeof holiday> & {
  readonly id?: number;
  readonly name?: string;
};

/** What every list carries beside its items: the way to the next page. */
export const paged = v.object({
  meta: perhaps(v.object({ has_more: flag, after_cursor: perhapsText })),
  next_page: perhapsText,
});
