import type { Instant } from "../time/instant.ts";
import type { GroupId, PersonId } from "./ids.ts";

export const roles = ["end_user", "agent", "admin", "bot", "system"] as const;
export type Role = (typeof roles)[number];

/** From this instant on, inclusive, the person has this role. */
export interface RoleChange {
  readonly from: Instant;
  readonly role: Role;
}

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** The role before the first change. */
  readonly role: Role;
  /** Oldest first. */
  readonly roleChanges: readonly RoleChange[];
  /** The support line of an agent, 1 is the first; null where nobody set one. */
  readonly tier: number | null;
}

export interface Group {
  readonly id: GroupId;
  readonly name: string;
  readonly tier: number | null;
}

/** The people and groups that histories speak of. */
export interface Directory {
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly groups: ReadonlyMap<GroupId, Group>;
}

/** Those of both; whom both know is as the other one says. */
export function together(one: Directory, other: Directory): Directory {
  return {
    people: new Map([...one.people, ...other.people]),
    groups: new Map([...one.groups, ...other.groups]),
  };
}

/** The role a person had at an instant. */
export function roleAt(person: Person, at: Instant): Role {
  let role = person.role;
  for (const change of person.roleChanges) {
    if (change.from > at) break;
    role = change.role;
  }
  return role;
}

export function isAgentRole(role: Role): boolean {
  return role === "agent" || role === "admin";
}

/** Whether the person is or ever was an agent. */
export function wasEverAgent(person: Person): boolean {
  return isAgentRole(person.role) || person.roleChanges.some((change) => isAgentRole(change.role));
}
