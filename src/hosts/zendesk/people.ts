import * as v from "valibot";
import type { Directory, Group, Person, Role } from "../../history/directory.ts";
import type { GroupId, PersonId } from "../../history/ids.ts";
import type { CallOptions, Staff } from "../host.ts";
import { read } from "../read.ts";
import type { Api } from "./api.ts";
import { asPerson } from "./decode-parts.ts";
import { group, perhaps, perhapsId, user } from "./wire.ts";

/** Who is who in one Zendesk. */
export interface People {
  directory(wanted: Iterable<PersonId>, options: CallOptions): Promise<Directory>;
  /** Takes in the people who come along with an answer's tickets, and those whom these only name. */
  takeIn(answer: unknown): void;
}

const atOnce = 100;
const agentsPath = "users.json?role[]=agent&role[]=admin&page[size]=100";
const groupsPath = "groups.json?page[size]=100";

const named = v.object({ assignee_id: perhapsId, requester_id: perhapsId });
const listShape = v.object({
  tickets: v.fallback(v.array(perhaps(named)), []),
  users: v.fallback(v.array(perhaps(user)), []),
});

/**
 * Who is who, asked once for each person and remembered as long as the page
 * lives. Who comes along with a list need not be asked for; whom it only names
 * is asked for with the others, since a question takes a hundred. Deleted users
 * are included; ids that Zendesk no longer knows, or tells nonsense about, are
 * left out. Zendesk tells the role of today alone: it is not kept for another day.
 */
export function peopleOf(api: Api): People {
  const people = new Map<PersonId, Person>();
  const groups = new Map<GroupId, Group>();
  const asked = new Set<PersonId>();
  const expected = new Set<PersonId>();

  /** The first answer holds: figures that are told already rest on it. */
  const meet = (found: v.InferOutput<typeof user>) => {
    const person = toPerson(found);
    if (!people.has(person.id)) people.set(person.id, person);
    return person.id;
  };
  /** Full hundreds, as far as somebody else is expected. */
  const filled = (missing: readonly PersonId[]) => {
    const all = new Set(missing);
    for (const id of expected) if (all.size % atOnce) all.add(id);
    return [...all];
  };

  return {
    async directory(wanted, options) {
      const { list } = api(options);
      const missing = filled([...wanted].filter((id) => !asked.has(id)));
      while (missing.length) {
        const ids = missing.splice(0, atOnce);
        const path = `users/show_many.json?include_deleted=true&ids=${ids.map(encodeURIComponent)}`;
        for (const found of await list(path, ["users", perhaps(user)])) meet(found);
        for (const id of ids) {
          asked.add(id);
          expected.delete(id);
        }
      }
      if (!groups.size) for (const one of await readGroups(list)) groups.set(one.id, one);
      return { people: new Map(people), groups: new Map(groups) };
    },
    takeIn(answer) {
      const { tickets, users } = read(listShape, answer);
      for (const found of users) {
        if (!found) continue;
        const id = meet(found);
        asked.add(id);
        expected.delete(id);
      }
      for (const ticket of tickets)
        for (const id of [ticket?.assignee_id, ticket?.requester_id])
          if (id && !asked.has(asPerson(id))) expected.add(asPerson(id));
    },
  };
}

/** Who may answer customers, and the groups. */
export async function readStaff(api: Api, options: CallOptions): Promise<Staff> {
  const { list } = api(options);
  const [agents, groups] = await Promise.all([
    list(agentsPath, ["users", perhaps(user)]),
    readGroups(list),
  ]);
  return { agents: agents.map(toPerson), groups };
}

async function readGroups(list: ReturnType<Api>["list"]): Promise<readonly Group[]> {
  const found = await list(groupsPath, ["groups", perhaps(group)]);
  return found.map(({ id, name }) => ({ id: id as GroupId, name, tier: null }));
}

function toPerson({ id, name, role }: v.InferOutput<typeof user>): Person {
  return { id: asPerson(id), name, role: toRole(role), roleChanges: [], tier: null };
}

/** Zendesk has three roles; whoever is neither agent nor admin answers no customer. */
function toRole(role: string): Role {
  return role === "agent" || role === "admin" ? role : "end_user";
}
