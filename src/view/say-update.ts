import { roleAt } from "../history/directory.ts";
import type { PersonId } from "../history/ids.ts";
import type { Update } from "../history/update.ts";
import { type MarkKind, markOf } from "../state/mark.ts";
import type { Key } from "../translations/translate.ts";
import { nameOf, type TicketFace } from "./face.ts";

export interface SaidUpdate {
  readonly mark: MarkKind;
  /** Who did what. */
  readonly text: string;
  /** What it set, and what else is to be known of it. */
  readonly details: readonly string[];
  readonly author: PersonId | null;
  /** A person's own doing, not a rule's or a robot's. */
  readonly isByHand: boolean;
}

export function sayUpdate(face: TicketFace, update: Update): SaidUpdate {
  const { t } = face;
  const { at, by, comment, kind, rating, via } = update;
  const directory = face.reader.directory.value;
  const author = comment?.author ?? by;
  const person = author === null ? undefined : directory.people.get(author);
  const role = person ? roleAt(person, at) : "end_user";
  const mark = markOf(update, { directory, requester: null });
  const isSave = kind === "create" || kind === "update";
  const did: Key = !isSave
    ? rating === "offered"
      ? "did_offer"
      : `did_${kind}`
    : comment
      ? `did_${mark}`
      : kind === "create"
        ? "did_create"
        : "did_change";
  const who = author === null ? t("system") : nameOf(face, author);
  const isByHand = role !== "bot" && (via === "person" || via === "sharing");
  return {
    mark,
    author,
    isByHand,
    text: t(did, { who, rating: rating && rating !== "offered" ? t(`rating_${rating}`) : "" }),
    details: [...(isByHand ? [] : [t("automatic")]), ...changesIn(face, update)],
  };
}

function changesIn(
  face: TicketFace,
  { addTags = [], removeTags = [], set = {} }: Update,
): readonly string[] {
  const { t } = face;
  const { assignee, group, priority, status } = set;
  const groupName = (id: NonNullable<typeof group>) =>
    face.reader.directory.value.groups.get(id)?.name ?? id;
  return [
    status && t(`status_${status}`),
    priority && t(`priority_${priority}`),
    group && t("moved_to", { who: groupName(group) }),
    assignee && t("assigned_to", { who: nameOf(face, assignee) }),
    assignee === null && t("unassigned"),
    ...addTags.map((tag) => `+${tag}`),
    ...removeTags.map((tag) => `-${tag}`),
  ].filter((change): change is string => typeof change === "string");
}
