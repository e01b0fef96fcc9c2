import type { Directory } from "../history/directory.ts";
import type { GroupId, PersonId, TicketId } from "../history/ids.ts";
import {
  type Comment,
  type FieldChanges,
  inShape,
  priorities,
  type Rating,
  statuses,
  type TicketHistory,
  type Update,
  updateKinds,
  vias,
} from "../history/update.ts";
import { readInstant } from "../time/instant.ts";
import type { ScheduleId } from "../time/schedule.ts";
import {
  asFields,
  asId,
  asList,
  asOneOf,
  type Fields,
  type LogResult,
  misread,
  reading,
  show,
} from "./log.ts";

/**
 * Reads one ticket: `{"ticket": ID, "updates": [{t, by, kind, …}]}` in the
 * vocabulary of `src/metrics/README.md`. Everybody and every group that it names
 * must be in the directory. Keys that the vocabulary does not have are remarks.
 */
export function readTicket(value: unknown, directory: Directory): LogResult<TicketHistory> {
  return reading(() => {
    const { ticket, updates } = asFields(value, "the line");
    const id = asId(ticket, "ticket");
    return {
      ticket: id as TicketId,
      updates: asList(updates, "updates").map((update, index) =>
        asUpdate(asFields(update, `updates[${index}]`), { directory, index }),
      ),
      remarks: [],
    };
  });
}

interface Place {
  readonly directory: Directory;
  readonly index: number;
}

function asUpdate(fields: Fields, place: Place): Update {
  const where = `updates[${place.index}]`;
  const { addTags, id, kind = "update", removeTags, seq, t } = fields;
  const at = typeof t === "string" ? readInstant(t) : null;
  if (at === null)
    return misread(`${where}.t must be a time like 2025-01-06T09:00:00Z, not ${show(t)}`);
  if (fields["by"] === undefined) return misread(`${where}.by is missing; null is the system`);
  const by = asPerson(fields["by"], { ...place, name: "by" });
  const known = asOneOf(kind, { allowed: updateKinds, where: `${where}.kind` });
  return inShape({
    at,
    by,
    kind: known,
    via: vias.find((via) => via === fields["via"]) ?? "person",
    source: id === undefined || id === null ? `(${place.index + 1})` : asId(id, `${where}.id`),
    ...given("seq", seq, () => asSeq(seq, where)),
    ...given("comment", fields["comment"], () => asComment(fields, place)),
    ...(fields["comment"]
      ? {}
      : given("onBehalfOf", fields["commentBy"], (author) =>
          asSomebody(author, { ...place, name: "commentBy" }),
        )),
    ...given("set", fields["set"], (set) => asChanges(asFields(set, `${where}.set`), place)),
    ...given("addTags", addTags, () => asTags(addTags, `${where}.addTags`)),
    ...given("removeTags", removeTags, () => asTags(removeTags, `${where}.removeTags`)),
    ...given("requester", fields["requester"], (requester) =>
      asSomebody(requester, { ...place, name: "requester" }),
    ),
    ...(known === "csat" ? { rating: asRating(fields["rating"], `${where}.rating`) } : {}),
    ...(known === "schedule"
      ? { schedule: asId(fields["schedule"], `${where}.schedule`) as ScheduleId }
      : {}),
  });
}

/** A key with its value read, or nothing where the field is absent or null. */
function given<K extends string, T>(
  key: K,
  value: unknown,
  read: (value: unknown) => T,
): { readonly [P in K]?: T } {
  return value === undefined || value === null ? {} : ({ [key]: read(value) } as { [P in K]: T });
}

function asComment(fields: Fields, place: Place): Comment {
  const { chat, comment, commentBy } = fields;
  const where = `updates[${place.index}]`;
  const audience = asOneOf(comment, {
    allowed: ["public", "private"],
    where: `${where}.comment`,
  });
  const author = asPerson(commentBy ?? fields["by"], { ...place, name: "commentBy" });
  return { author, audience, ...given("chat", chat, () => asId(chat, `${where}.chat`)) };
}

function asChanges(set: Fields, place: Place): FieldChanges {
  const where = `updates[${place.index}].set`;
  const { assignee, group, priority, status, ...others } = set;
  return {
    ...(status === undefined
      ? {}
      : { status: asOneOf(status, { allowed: statuses, where: `${where}.status` }) }),
    ...(assignee === undefined
      ? {}
      : { assignee: asPerson(assignee, { ...place, name: "set.assignee" }) }),
    ...(group === undefined ? {} : { group: asGroup(group, place) }),
    ...(priority === undefined
      ? {}
      : {
          priority:
            priority === null
              ? null
              : asOneOf(priority, { allowed: priorities, where: `${where}.priority` }),
        }),
    ...(Object.keys(others).length ? { other: true } : {}),
  };
}

function asPerson(value: unknown, place: Place & { readonly name: string }): PersonId | null {
  return value === null ? null : asSomebody(value, place);
}

function asSomebody(value: unknown, place: Place & { readonly name: string }): PersonId {
  const where = `updates[${place.index}].${place.name}`;
  const id = asId(value, where) as PersonId;
  return place.directory.people.has(id)
    ? id
    : misread(`${where} is ${show(id)}, whom the directory's users do not list`);
}

function asGroup(value: unknown, { directory, index }: Place): GroupId | null {
  if (value === null) return null;
  const where = `updates[${index}].set.group`;
  const id = asId(value, where) as GroupId;
  // A file that lists no group at all says nothing about tiers, and names groups freely.
  return directory.groups.has(id) || !directory.groups.size
    ? id
    : misread(`${where} is ${show(id)}, which the directory's groups do not list`);
}

function asSeq(value: unknown, where: string): number {
  return typeof value === "number" ? value : misread(`${where}.seq must be a number`);
}

function asTags(value: unknown, where: string): readonly string[] {
  return asList(value, where).map((tag) =>
    typeof tag === "string" ? tag : misread(`${where} must be a list of texts`),
  );
}

/** Of five, 4 and 5 are good. */
function asRating(value: unknown, where: string): Rating {
  const allowed = ["offered", "bad", "good", "1", "2", "3", "4", "5"] as const;
  const rating = asOneOf(typeof value === "number" ? String(value) : value, { allowed, where });
  if (rating === "offered") return rating;
  return rating === "good" || rating === "4" || rating === "5" ? "good" : "bad";
}
