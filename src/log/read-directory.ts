import {
  type Directory,
  type Group,
  type Person,
  type RoleChange,
  roles,
} from "../history/directory.ts";
import type { GroupId, PersonId } from "../history/ids.ts";
import { readInstant, writeInstant } from "../time/instant.ts";
import {
  asFields,
  asList,
  asOneOf,
  type Fields,
  type LogResult,
  misread,
  reading,
  show,
} from "./log.ts";

/** Reads `{"users": {…}, "groups": {…}}`; other keys are remarks. */
export function readDirectory(value: unknown): LogResult<Directory> {
  return reading(() => {
    const { users = {}, groups = {} } = asFields(value, "directory");
    const people = Object.entries(asFields(users, "users")).map(asPerson);
    const teams = Object.entries(asFields(groups, "groups")).map(asGroup);
    return {
      people: new Map(people.map((person) => [person.id, person])),
      groups: new Map(teams.map((group) => [group.id, group])),
    };
  });
}

/** The same as `readDirectory` reads. */
export function writeDirectory({ groups, people }: Directory): unknown {
  return {
    users: Object.fromEntries([...people].map(([id, person]) => [id, userOf(person)])),
    groups: Object.fromEntries(
      [...groups].map(([id, { name, tier }]) => [id, { name, ...tierOf(tier) }]),
    ),
  };
}

function asPerson([id, value]: [string, unknown]): Person {
  const user = asFields(value, `users.${id}`);
  const where = `users.${id}.role`;
  return {
    id: id as PersonId,
    name: asName(user, id),
    role: asOneOf(user["role"], { allowed: roles, where }),
    roleChanges: asList(user["history"] ?? [], `users.${id}.history`)
      .map((change, index) => asRoleChange(change, `users.${id}.history[${index}]`))
      .sort((a, b) => a.from - b.from),
    tier: asTier(user, `users.${id}`),
  };
}

function asRoleChange(value: unknown, where: string): RoleChange {
  const { from, role } = asFields(value, where);
  const at = typeof from === "string" ? readInstant(from) : null;
  if (at === null) return misread(`${where}.from must be a time, not ${show(from)}`);
  return { from: at, role: asOneOf(role, { allowed: roles, where: `${where}.role` }) };
}

function asGroup([id, value]: [string, unknown]): Group {
  const group = asFields(value, `groups.${id}`);
  return { id: id as GroupId, name: asName(group, id), tier: asTier(group, `groups.${id}`) };
}

function asName({ name }: Fields, id: string): string {
  return typeof name === "string" && name ? name : id;
}

function asTier({ tier }: Fields, where: string): number | null {
  if (tier === undefined || tier === null) return null;
  if (typeof tier === "number" && Number.isFinite(tier)) return tier;
  return misread(`${where}.tier must be a number, not ${show(tier)}`);
}

function userOf({ name, role, roleChanges, tier }: Person): unknown {
  const history = roleChanges.map((change) => ({
    from: writeInstant(change.from),
    role: change.role,
  }));
  return { name, role, ...tierOf(tier), ...(history.length ? { history } : {}) };
}

function tierOf(tier: number | null): { tier?: number } {
  return tier === null ? {} : { tier };
}
