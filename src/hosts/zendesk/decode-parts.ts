import type { PersonId } from "../../history/ids.ts";
import type {
  Comment,
  FieldChanges,
  Remark,
  Status,
  Update,
  UpdateKind,
  Via,
} from "../../history/update.ts";
import type { Instant } from "../../time/instant.ts";

/** What one actor did in one audit, as far as its events were read. */
export interface Part {
  readonly by: PersonId | null;
  readonly via: Via;
  readonly comments: Comment[];
  readonly set: { -readonly [Field in keyof FieldChanges]: FieldChanges[Field] };
  readonly added: string[];
  readonly removed: string[];
  /** What has an effect of its own, beside comment and fields. */
  readonly effects: Map<UpdateKind, Pick<Update, "rating" | "schedule">>;
  requester?: PersonId | null;
  customStatus?: string | null;
  /** Something was posted on a social network. */
  isPosted?: true;
}

/** The one place where an id from outside becomes a person's. */
export function asPerson(id: string): PersonId;
export function asPerson(id: string | null): PersonId | null;
export function asPerson(id: string | null): PersonId | null {
  if (id === null) return null;
  const known = people.get(id);
  if (known !== undefined) return known;
  people.set(id, id as PersonId);
  return id as PersonId;
}

/** One text for each person: a few write everything, and equal texts are compared at a glance. */
const people = new Map<string, PersonId>();

export function emptyPart(by: PersonId | null, via: Via): Part {
  return { by, via, comments: [], set: {}, added: [], removed: [], effects: new Map() };
}

/** The save that a part belongs to. */
export interface Save {
  readonly at: Instant;
  /** The audit's own actor, creating the ticket or not; or one nested in another's audit. */
  readonly place: "creation" | "main" | "nested";
  readonly statuses: ReadonlyMap<string, Status>;
  readonly remarks: Remark[];
}

/** Zendesk's own mark on a ticket that was merged into another. */
const mergeTag = "closed_by_merge";

/** A part's update with comment and fields, where it has any, then its effects. */
export function updatesOf(part: Part, save: Save): readonly Omit<Update, "source" | "seq">[] {
  const [comment, ...more] = commentsOf(part);
  const content = contentOf(part, save);
  const kind = kindOf(part, save);
  // A tweet's audit names nobody, its comment does.
  const by = part.by ?? (part.via === "person" ? (comment?.author ?? null) : null);
  const isPersonal = part.via === "person" || kind === "merge_into";
  const base = {
    at: save.at,
    by,
    via: isPersonal ? (by ? "person" : "system") : part.via,
  } as const;
  const isEmpty = kind === "update" && !comment && !Object.keys(content).length;
  return [
    ...(isEmpty && (save.place === "nested" || part.effects.size)
      ? []
      : [{ ...base, kind, ...(comment && { comment }), ...content }]),
    ...more.map((other) => ({ ...base, kind: "update" as const, comment: other })),
    ...[...part.effects].map(([effect, given]) => ({ ...base, kind: effect, ...given })),
  ];
}

function commentsOf({ comments, isPosted, by }: Part): readonly Comment[] {
  return isPosted && !comments.length ? [{ author: by, audience: "public" }] : comments;
}

function kindOf({ added, via, set }: Part, { place }: Save): UpdateKind {
  if (place === "creation") return "create";
  const isMerged = added.includes(mergeTag) || (via === "merge" && set.status === "closed");
  return isMerged ? "merge_into" : "update";
}

/** Whether the ticket is deleted, spam or back from there, which its custom status only follows. */
function goesOrComes({ effects }: Part): boolean {
  return (
    effects.has("delete") || effects.has("restore") || effects.has("spam") || effects.has("unspam")
  );
}

/** Everything but the comment that an update carries. */
function contentOf(part: Part, { statuses, remarks, place }: Save): Partial<Update> {
  const { requester, customStatus, removed } = part;
  const set = { ...part.set };
  if (customStatus && !set.status && !goesOrComes(part)) {
    const status = statuses.get(customStatus);
    if (status) set.status = status;
    else {
      remarks.push("unknown_records");
      // Whatever it stands for, somebody's hand changed it.
      if (place !== "creation") set.other = true;
    }
  }
  const addTags = part.added.filter((tag) => tag !== mergeTag);
  return {
    ...(Object.keys(set).length && { set }),
    ...(addTags.length && { addTags }),
    ...(removed.length && { removeTags: removed }),
    ...(place === "creation" && requester && { requester }),
  };
}
