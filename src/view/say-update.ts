import { roleAt } from "../history/directory.ts";
import type { PersonId } from "../history/ids.ts";
import type { Update } from "../history/update.ts";
import type { Key } from "../translations/translate.ts";
import { nameOf, type TicketFace } from "./face.ts";

/** How an update is drawn: a reply, a note, a change or a customer's word. */
export type Mark = "reply" | "memo" | "change" | "customer";

export interface SaidUpdate {
  readonly mark: Mark;
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
  const author = comment?.author ?? by;
  const person = author === null ? undefined : face.reader.directory.value.people.get(author);
  const role = person ? roleAt(person, at) : "end_user";
  const isPublic = comment?.audience === "public";
  const mark = !comment
    ? "change"
    : !isPublic
      ? "memo"
      : role === "end_user"
        ? "customer"
        : "reply";
  const isSave = kind === "create" || kind === "update";
  const did: Key = !isSave
    ? `did_${kind}`
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
    text: t(did, { who, rating: rating ? t(`rating_${rating}`) : "" }),
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
    group && t("to", { who: groupName(group) }),
    assignee && t("to", { who: nameOf(face, assignee) }),
    assignee === null && t("unassigned"),
    ...addTags.map((tag) => `+${tag}`),
    ...removeTags.map((tag) => `-${tag}`),
  ].filter((change): change is string => typeof change === "string");
}
