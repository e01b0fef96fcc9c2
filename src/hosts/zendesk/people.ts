import type * as v from "valibot";
import type { Directory, Group, Person, Role } from "../../history/directory.ts";
import type { GroupId, PersonId } from "../../history/ids.ts";
import type { CallOptions, Staff } from "../host.ts";
import type { Api } from "./api.ts";
import { asPerson } from "./decode-parts.ts";
import { group, perhaps, user } from "./wire.ts";

const atOnce = 100;
const agentsPath = "users.json?role[]=agent&role[]=admin&page[size]=100";
const groupsPath = "groups.json?page[size]=100";

/**
 * Who is who, asked once for each person and remembered as long as the page
 * lives. Deleted users are included; ids that Zendesk no longer knows, or tells
 * nonsense about, are left out. Zendesk tells the role of today alone.
 */
export function peopleOf(api: Api) {
  const people = new Map<PersonId, Person>();
  const groups = new Map<GroupId, Group>();
  const asked = new Set<PersonId>();
  return async (wanted: Iterable<PersonId>, options: CallOptions): Promise<Directory> => {
    const { list } = api(options);
    const missing = [...new Set(wanted)].filter((id) => !asked.has(id));
    while (missing.length) {
      const ids = missing.splice(0, atOnce);
      const path = `users/show_many.json?include_deleted=true&ids=${ids.map(encodeURIComponent)}`;
      for (const found of await list(path, ["users", perhaps(user)])) {
        const person = toPerson(found);
        people.set(person.id, person);
      }
      for (const id of ids) asked.add(id);
    }
    if (!groups.size) for (const one of await readGroups(list)) groups.set(one.id, one);
    return { people: new Map(people), groups: new Map(groups) };
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
