import type { Status, Update } from "../history/update.ts";
import type { Event, Via as WireVia } from "../hosts/zendesk/wire.ts";
import { customStatusOf } from "./custom-statuses.ts";
import type { WrittenTicket } from "./desk-data.ts";
import { type Fields, nobody } from "./field-run.ts";

/** An event as Zendesk writes it, with what nobody needs to read. */
export type AuditEvent = Event & Readonly<Record<string, unknown>>;

interface Place {
  readonly ticket: WrittenTicket;
  /** The ticket's fields before the update. */
  readonly before: Fields;
  /** The rule that did it; null is the save itself. */
  readonly via: WireVia | null;
}

/** What one update looks like inside its audit. */
export function eventsOf(update: Update, place: Place): readonly AuditEvent[] {
  const events = bareEventsOf(update, place);
  const { via } = place;
  return via ? events.map((event) => ({ ...event, via })) : events;
}

function bareEventsOf(update: Update, place: Place): readonly AuditEvent[] {
  const { before } = place;
  switch (update.kind) {
    case "create":
      return creation(update, place);
    case "update":
      return [...comment(update, place), ...changes(update, place), ...tags(update, before)];
    case "merge_into":
      return [...changes(update, place), ...tags(merged(update), before)];
    case "delete":
      return [change("status", "deleted", before.status)];
    case "spam":
      return [change("status", "suspended", before.status)];
    case "restore":
      return [change("status", before.status ?? "open", "deleted")];
    case "unspam":
      return [change("status", before.status ?? "open", "suspended")];
    case "csat":
      return rating(update, place);
    case "schedule":
      return [schedule(update)];
    case "handoff":
      return [];
  }
}

function creation(update: Update, place: Place): readonly AuditEvent[] {
  const { set = {}, addTags = [], removeTags = [], comment: said, onBehalfOf, by } = update;
  const requester = update.requester ?? said?.author ?? onBehalfOf ?? by;
  const create = (field_name: string, value: unknown): AuditEvent => ({
    type: "Create",
    field_name,
    value,
  });
  return [
    ...comment(update, place),
    create("subject", place.ticket.subject),
    ...(requester === null ? [] : [create("requester_id", requester)]),
    ...fieldsOf(set).map(([name, value]) => create(name, value)),
    ...statusOf(set.status).map(([name, value]) => create(name, value)),
    ...(addTags.length ? [create("tags", addTags)] : []),
    ...(removeTags.length ? [change("tags", [], removeTags)] : []),
    ...others(set),
    create("ticket_form_id", "361000000001"),
    create("brand_id", "362000000001"),
  ];
}

function comment(update: Update, { ticket }: Place): readonly AuditEvent[] {
  if (!update.comment) return [];
  const { author, audience, chat } = update.comment;
  const body = ticket.words.get(update.source) ?? "(The words were not recorded.)";
  const event: AuditEvent = {
    type: "Comment",
    author_id: author === null ? nobody : Number(author),
    body,
    html_body: `<div class="zd-comment" dir="auto"><p dir="auto">${escaped(body)}</p></div>`,
    plain_body: body,
    public: audience === "public",
    attachments: [],
  };
  return chat === undefined
    ? [event]
    : [event, { type: "ChatEndedEvent", value: { chat_id: chat } }];
}

function changes({ set = {} }: Update, { before }: Place): readonly AuditEvent[] {
  const was: ReadonlyMap<string, unknown> = new Map([
    ...fieldsOf(before),
    ...statusOf(before.status),
  ]);
  const changed = [...fieldsOf(set), ...statusOf(set.status)].map(([name, value]) =>
    change(name, value, was.get(name) ?? null),
  );
  return [...changed, ...others(set)];
}

/** A custom field, named by its number, stands for all that the history does not name. */
function others({ other }: NonNullable<Update["set"]>): readonly AuditEvent[] {
  return other ? [change("364000000001", "changed", null)] : [];
}

function change(field_name: string, value: unknown, previous_value: unknown): AuditEvent {
  return { type: "Change", field_name, value, previous_value };
}

type FieldValue = readonly [name: string, value: unknown];

/** Ids are texts in audits, nobody is null. */
function fieldsOf(set: NonNullable<Update["set"]> | Fields): readonly FieldValue[] {
  const fields: FieldValue[] = [];
  if (set.group !== undefined) fields.push(["group_id", set.group]);
  if (set.assignee !== undefined) fields.push(["assignee_id", set.assignee]);
  if (set.priority !== undefined) fields.push(["priority", set.priority]);
  return fields;
}

/** A status moves together with its custom status. */
function statusOf(status: Status | null | undefined): readonly FieldValue[] {
  if (status === null || status === undefined) return [];
  const custom = customStatusOf(status);
  return [["status", status], ...(custom ? [["custom_status_id", custom.id] as const] : [])];
}

function tags({ addTags = [], removeTags = [] }: Update, before: Fields): readonly AuditEvent[] {
  if (!addTags.length && !removeTags.length) return [];
  const others = before.tags.filter((tag) => !addTags.includes(tag) && !removeTags.includes(tag));
  return [change("tags", [...others, ...addTags], [...others, ...removeTags])];
}

function merged(update: Update): Update {
  return { ...update, addTags: [...(update.addTags ?? []), "closed_by_merge"] };
}

function rating({ rating, source }: Update, { before, ticket }: Place): readonly AuditEvent[] {
  const score = change(
    "satisfaction_score",
    rating,
    rating === "offered" ? "unoffered" : "offered",
  );
  if (rating === undefined || rating === "offered") return [score];
  const body = ticket.words.get(source) ?? null;
  const assignee_id = before.assignee === null ? null : Number(before.assignee);
  return [score, { type: "SatisfactionRating", score: rating, assignee_id, body }];
}

function schedule({ schedule }: Update): AuditEvent {
  return {
    type: "ScheduleAssignment",
    previous_schedule_id: null,
    new_schedule_id: Number(schedule),
  };
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
