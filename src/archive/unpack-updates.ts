import type { GroupId, PersonId, TicketId } from "../history/ids.ts";
import {
  type Comment,
  type FieldChanges,
  type Priority,
  priorities,
  statuses,
  type TicketHistory,
  type Update,
  updateKinds,
  vias,
} from "../history/update.ts";
import type { Instant } from "../time/instant.ts";
import type { ScheduleId } from "../time/schedule.ts";
import type { ByteReader } from "./bytes.ts";
import { sourceWay, textOf } from "./pack-names.ts";
import { historyMark, mark, ratings, remarkKinds, setMark, viasAtMost } from "./pack-updates.ts";

interface Unpacking {
  readonly from: ByteReader;
  readonly names: readonly (string | null)[];
}

/** Reads what `packHistory` wrote; throws a `RangeError` where the bytes are no such thing. */
export function unpackHistory(ticket: TicketId, unpacking: Unpacking): TicketHistory {
  const { from } = unpacking;
  const marks = from.whole();
  const remarks = listOf(Math.floor(marks / historyMark.remark), () =>
    nth(remarkKinds, from.whole()),
  );
  const unknownRecords = marks & historyMark.unknownRecords ? from.whole() : undefined;
  const count = from.whole();
  const updates: Update[] = [];
  const before = { at: 0, source: "", number: 0 };
  for (let index = 0; index < count; index++) {
    updates.push(unpackUpdate(unpacking, { before, index }));
  }
  // Always these keys: engines read objects of one shape several times faster.
  const isSettled = marks & historyMark.settled ? (true as const) : undefined;
  const history: TicketHistory = { ticket, updates, remarks, isSettled };
  return unknownRecords === undefined ? history : { ...history, unknownRecords };
}

interface Place {
  readonly before: { at: number; source: string; number: number };
  readonly index: number;
}

function unpackUpdate(unpacking: Unpacking, { before, index }: Place): Update {
  const { from } = unpacking;
  const how = from.whole();
  const marks = from.whole();
  before.at += from.signed();
  unpackSource(from, before, Math.floor(marks / mark.source) & 3);
  const by = personOf(unpacking);
  // One after the other, as they were written.
  const comment = marks & mark.comment ? unpackComment(unpacking, marks, by) : undefined;
  const set = marks & mark.set ? unpackSet(unpacking) : undefined;
  const addTags = marks & mark.addTags ? unpackTags(unpacking) : undefined;
  const removeTags = marks & mark.removeTags ? unpackTags(unpacking) : undefined;
  const requester = marks & mark.requester ? named(unpacking) : undefined;
  const schedule = marks & mark.schedule ? named(unpacking) : undefined;
  const onBehalfOf = marks & mark.onBehalfOf ? named(unpacking) : undefined;
  const seq = marks & mark.isInOrder ? index : marks & mark.seq ? from.signed() : undefined;
  const rating = Math.floor(marks / mark.rating);
  // With the keys of `inShape`, in their order: to copy each would take a sixth longer.
  return {
    at: before.at as Instant,
    by,
    kind: nth(updateKinds, Math.floor(how / viasAtMost)),
    via: nth(vias, how % viasAtMost),
    source: before.source,
    seq,
    onBehalfOf: onBehalfOf as PersonId | undefined,
    comment,
    set,
    addTags,
    removeTags,
    requester: requester as PersonId | undefined,
    rating: rating ? nth(ratings, rating - 1) : undefined,
    schedule: schedule as ScheduleId | undefined,
  };
}

function unpackSource(from: ByteReader, before: Place["before"], way: number): void {
  if (way === sourceWay.number) {
    before.number += from.signed();
    before.source = textOf(before.number);
  } else if (way === sourceWay.part) before.source = `${before.number}:${from.whole()}`;
  else before.source = before.source.slice(0, from.whole()) + from.text();
}

function unpackComment(unpacking: Unpacking, marks: number, by: PersonId | null): Comment {
  return {
    author: marks & mark.isOwn ? by : personOf(unpacking),
    audience: marks & mark.isPublic ? "public" : "private",
    chat: marks & mark.chat ? named(unpacking) : undefined,
  };
}

function unpackSet(unpacking: Unpacking): FieldChanges {
  const marks = unpacking.from.whole();
  const status = marks & 7;
  const assignee = marks & setMark.assignee ? personOf(unpacking) : undefined;
  const group = marks & setMark.group ? (nameOf(unpacking) as GroupId | null) : undefined;
  const priority = marks & setMark.priority ? unpackPriority(unpacking.from.whole()) : undefined;
  return {
    status: status ? nth(statuses, status - 1) : undefined,
    assignee,
    group,
    priority,
    other: marks & setMark.other ? true : undefined,
  };
}

function unpackPriority(place: number): Priority | null {
  return place ? nth(priorities, place - 1) : null;
}

function unpackTags(unpacking: Unpacking): readonly string[] {
  return listOf(unpacking.from.whole(), () => named(unpacking));
}

function listOf<T>(count: number, read: () => T): readonly T[] {
  const list: T[] = [];
  while (list.length < count) list.push(read());
  return list;
}

function personOf(unpacking: Unpacking): PersonId | null {
  return nameOf(unpacking) as PersonId | null;
}

function named(unpacking: Unpacking): string {
  return nameOf(unpacking) ?? fail();
}

function nameOf({ from, names }: Unpacking): string | null {
  const name = names[from.whole()];
  return name === undefined ? fail() : name;
}

function nth<T>(list: readonly T[], place: number): T {
  return list[place] ?? fail();
}

function fail(): never {
  throw new RangeError("what was packed is none of what there is");
}
