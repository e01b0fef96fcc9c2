import {
  type Comment,
  type FieldChanges,
  priorities,
  type Rating,
  type Remark,
  statuses,
  type TicketHistory,
  type Update,
  updateKinds,
  vias,
} from "../history/update.ts";
import type { ByteWriter } from "./bytes.ts";
import { type Names, packSource } from "./pack-names.ts";

export const ratings: readonly Rating[] = ["good", "bad", "offered"];
export const remarkKinds: readonly Remark[] = ["chat_elsewhere", "notes_hidden", "unknown_records"];

/** So many ways an update may come about; raise `edition` with it. */
export const viasAtMost = 16;

/** What a history says of itself, each a bit; above them, how many remarks it has. */
export const historyMark = { settled: 1, unknownRecords: 2, remark: 4 } as const;

/** What an update has, each a bit. The first seven take one byte, and are all that most have. */
export const mark = {
  comment: 1,
  isPublic: 2,
  /** Whoever made the update wrote the comment. */
  isOwn: 4,
  set: 8,
  /** Two bits. */
  source: 16,
  /** The host's order is that of arrival. */
  isInOrder: 64,
  addTags: 128,
  removeTags: 256,
  requester: 512,
  seq: 1024,
  schedule: 2048,
  chat: 4096,
  onBehalfOf: 8192,
  /** Two bits: which rating, from 1 on. */
  rating: 16_384,
} as const;

/** What a set of fields has; the status takes the first three bits, from 1 on. */
export const setMark = { assignee: 8, group: 16, priority: 32, other: 64 } as const;

interface Packing {
  readonly to: ByteWriter;
  readonly names: Names;
}

/** A history without its ticket's id. */
export function packHistory(history: TicketHistory, { names, to }: Packing): void {
  const { isSettled, remarks, unknownRecords, updates } = history;
  to.whole(
    (isSettled ? historyMark.settled : 0) +
      (unknownRecords === undefined ? 0 : historyMark.unknownRecords) +
      historyMark.remark * remarks.length,
  );
  for (const remark of remarks) to.whole(remarkKinds.indexOf(remark));
  if (unknownRecords !== undefined) to.whole(unknownRecords);
  to.whole(updates.length);
  const before = { at: 0, source: "", number: 0 };
  for (const [index, update] of updates.entries()) {
    const marks = marksOf(update, index);
    const source = packSource(update.source, before);
    to.whole(updateKinds.indexOf(update.kind) * viasAtMost + vias.indexOf(update.via));
    to.whole(marks + mark.source * source.way);
    to.signed(update.at - before.at);
    source.write(to);
    names.pack(update.by, to);
    if (update.comment) packComment(update.comment, update, { names, to });
    if (update.set) packSet(update.set, { names, to });
    for (const tags of [update.addTags, update.removeTags]) {
      if (!tags) continue;
      to.whole(tags.length);
      for (const tag of tags) names.pack(tag, to);
    }
    for (const name of [update.requester, update.schedule, update.onBehalfOf]) {
      if (name !== undefined) names.pack(name, to);
    }
    if (update.seq !== undefined && marks & mark.seq) to.signed(update.seq);
    before.at = update.at;
  }
}

function marksOf(update: Update, index: number): number {
  const { comment, rating, seq } = update;
  let marks = 0;
  if (comment) marks |= mark.comment;
  if (comment?.audience === "public") marks |= mark.isPublic;
  if (comment?.author === update.by) marks |= mark.isOwn;
  if (update.set) marks |= mark.set;
  if (seq === index) marks |= mark.isInOrder;
  else if (seq !== undefined) marks |= mark.seq;
  if (update.addTags) marks |= mark.addTags;
  if (update.removeTags) marks |= mark.removeTags;
  if (update.requester !== undefined) marks |= mark.requester;
  if (update.schedule !== undefined) marks |= mark.schedule;
  if (comment?.chat !== undefined) marks |= mark.chat;
  if (update.onBehalfOf !== undefined) marks |= mark.onBehalfOf;
  if (rating) marks |= mark.rating * (1 + ratings.indexOf(rating));
  return marks;
}

function packComment({ author, chat }: Comment, { by }: Update, { names, to }: Packing): void {
  if (author !== by) names.pack(author, to);
  if (chat !== undefined) names.pack(chat, to);
}

function packSet(set: FieldChanges, { names, to }: Packing): void {
  const { assignee, group, other, priority, status } = set;
  let marks = status === undefined ? 0 : 1 + statuses.indexOf(status);
  if (assignee !== undefined) marks |= setMark.assignee;
  if (group !== undefined) marks |= setMark.group;
  if (priority !== undefined) marks |= setMark.priority;
  if (other) marks |= setMark.other;
  to.whole(marks);
  if (assignee !== undefined) names.pack(assignee, to);
  if (group !== undefined) names.pack(group, to);
  if (priority !== undefined) to.whole(priority === null ? 0 : 1 + priorities.indexOf(priority));
}
