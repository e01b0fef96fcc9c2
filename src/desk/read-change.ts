import { isAgentRole } from "../history/directory.ts";
import type { GroupId, PersonId } from "../history/ids.ts";
import {
  type FieldChanges,
  type Priority,
  priorities,
  type Status,
  statuses,
} from "../history/update.ts";
import type { Store, StoredTicket } from "./store.ts";

/** What somebody asks to change on a ticket. */
export type Change =
  | {
      readonly ok: true;
      readonly set: FieldChanges;
      readonly says: string | null;
      readonly isPublic: boolean;
    }
  | { readonly ok: false; readonly problem: string };

/** Reads the body of a save. A value that stays the same is no change. */
export function readChange(
  body: unknown,
  { store, ticket }: { readonly store: Store; readonly ticket: StoredTicket },
): Change {
  const given = fieldsOf(fieldsOf(body)["ticket"]);
  const comment = fieldsOf(given["comment"]);
  const { state } = ticket;
  const assignee = asAgent(given["assignee_id"], store);
  const group = asGroup(given["group_id"], store);
  const status = asOneOf(given["status"], statuses);
  const priority = asOneOf(given["priority"], priorities);
  const wrong = Object.entries({ assignee, group, status, priority }).find(
    ([, value]) => value === "wrong",
  );
  if (wrong) return { ok: false, problem: `The value for ${wrong[0]} is not a possible one.` };
  const says = typeof comment["body"] === "string" && comment["body"].trim();
  return {
    ok: true,
    says: says || null,
    isPublic: comment["public"] !== false,
    set: {
      ...(isNew<Status>(status, state.status) && { status }),
      ...(isNewOrNull<PersonId>(assignee, state.assignee) && { assignee }),
      ...(isNewOrNull<GroupId>(group, state.group) && { group }),
      ...(isNewOrNull<Priority>(priority, state.priority) && { priority }),
    },
  };
}

type Given<T> = T | null | undefined | "wrong";

function isNew<T>(given: Given<T>, before: T | null): given is T {
  return given !== undefined && given !== null && given !== before;
}

function isNewOrNull<T>(given: Given<T>, before: T | null): given is T | null {
  return given !== undefined && given !== before;
}

function asAgent(given: unknown, { directory }: Store): Given<PersonId> {
  if (given === undefined || given === null) return given;
  const person = [...directory.people.values()].find(({ id }) => id === String(given));
  return person && (isAgentRole(person.role) || person.role === "bot") ? person.id : "wrong";
}

function asGroup(given: unknown, { directory }: Store): Given<GroupId> {
  if (given === undefined || given === null) return given;
  return [...directory.groups.keys()].find((id) => id === String(given)) ?? "wrong";
}

function asOneOf<T extends string>(given: unknown, allowed: readonly T[]): Given<T> {
  if (given === undefined || given === null) return given;
  return allowed.find((value) => value === given) ?? "wrong";
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
