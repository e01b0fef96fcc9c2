import type { GroupId, PersonId } from "../history/ids.ts";
import type { Priority, Status, Update } from "../history/update.ts";

/** The fields of a ticket at one point of its history. */
export interface Fields {
  /** Null until an update sets one. */
  readonly status: Status | null;
  readonly assignee: PersonId | null;
  readonly group: GroupId | null;
  readonly priority: Priority | null;
  readonly tags: readonly string[];
  /** Set while the ticket is thrown away: deleted or as spam. */
  readonly gone: "deleted" | "suspended" | null;
}

/** Runs through a history, update by update. */
export interface FieldRun {
  /** The fields now. */
  readonly now: Fields;
  /** Goes over the next update; returns the fields before it. */
  step(update: Update): Fields;
}

/** The account that Zendesk writes where nobody acted. */
export const nobody = -1;

const blank: Fields = {
  status: null,
  assignee: null,
  group: null,
  priority: null,
  tags: [],
  gone: null,
};

export function runOf(): FieldRun {
  let now = blank;
  return {
    get now() {
      return now;
    },
    step(update) {
      const before = now;
      now = after(before, update);
      return before;
    },
  };
}

function after(before: Fields, { kind, set, addTags = [], removeTags = [] }: Update): Fields {
  switch (kind) {
    case "create":
    case "update":
    case "merge_into": {
      const kept = before.tags.filter((tag) => !addTags.includes(tag) && !removeTags.includes(tag));
      return {
        status: set?.status ?? before.status,
        assignee: set?.assignee === undefined ? before.assignee : set.assignee,
        group: set?.group === undefined ? before.group : set.group,
        priority: set?.priority === undefined ? before.priority : set.priority,
        tags: [...kept, ...addTags],
        gone: before.gone,
      };
    }
    case "delete":
      return { ...before, gone: "deleted" };
    case "spam":
      return { ...before, gone: "suspended" };
    case "restore":
    case "unspam":
      return { ...before, gone: null };
    default:
      return before;
  }
}
