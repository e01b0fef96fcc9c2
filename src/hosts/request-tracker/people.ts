import type { Directory, Person, Role } from "../../history/directory.ts";
import type { PersonId } from "../../history/ids.ts";
import type { CallOptions, Staff } from "../host.ts";
import { read } from "../read.ts";
import { HostError } from "../trouble.ts";
import type { Api } from "./api.ts";
import { inTurn } from "./in-turn.ts";
import type { queuesOf } from "./queues.ts";
import type { staffOf } from "./staff.ts";
import type { Surroundings } from "./surroundings.ts";
import { type Person as Met, user as userShape } from "./wire.ts";

interface PeopleParts {
  readonly api: Api;
  readonly queues: ReturnType<typeof queuesOf>;
  readonly staff: ReturnType<typeof staffOf>;
  readonly surroundings: Surroundings;
}

/**
 * Who is who. Rows and tickets tell names; who is privileged is known of
 * everybody at once. Only where nobody tells the viewer that, each person is
 * asked for, once. RT tells the role of today alone.
 */
export function peopleOf({ api, queues, staff, surroundings }: PeopleParts) {
  const names = new Map<string, string>();
  const people = new Map<PersonId, Person>();
  const asked = new Set<PersonId>();

  async function ask(id: PersonId, options: CallOptions): Promise<void> {
    try {
      const answer = await api(options).json(`user/${encodeURIComponent(id)}`);
      const { Name, Privileged, RealName } = read(userShape, answer);
      people.set(
        id,
        personOf(id, { name: RealName || Name, role: Privileged ? "agent" : "end_user" }),
      );
    } catch (error) {
      if (!(error instanceof HostError) || !/^(gone|unreadable)$/.test(error.trouble.kind))
        throw error;
    }
  }

  async function look(id: PersonId, options: CallOptions): Promise<void> {
    const { machine, nobody } = await staff.specials(options);
    const members = await staff.members(options);
    const member = members?.find((one) => one.id === id);
    const name = member?.name || names.get(id);
    if (id === machine || id === nobody) people.set(id, personOf(id, { name: "", role: "system" }));
    else if (member) people.set(id, personOf(id, { name: name ?? "", role: "agent" }));
    else if (members && name) people.set(id, personOf(id, { name, role: "end_user" }));
    else await ask(id, options);
    asked.add(id);
  }

  return {
    /** Takes in what a row or a ticket tells of somebody. */
    meet({ Name, RealName, id }: Met): void {
      names.set(id, RealName || Name);
    },
    async directory(wanted: Iterable<PersonId>, options: CallOptions): Promise<Directory> {
      const missing = [...new Set(wanted)].filter((id) => !asked.has(id));
      const found = inTurn(missing, (id) => look(id, options));
      for await (const _ of found);
      return { people: new Map(people), groups: await queues.all(options) };
    },
    /** Who is privileged, may sign in and is known to us; and the queues in use. */
    async staff(options: CallOptions): Promise<Staff> {
      const [members, groups] = await Promise.all([staff.members(options), queues.inUse(options)]);
      const { id, name } = surroundings.user;
      const known = members ?? [{ id, name, isGone: false }];
      const agents = known
        .filter(({ isGone }) => !isGone)
        .map((one) => personOf(one.id as PersonId, { name: one.name, role: "agent" }));
      return { agents, groups };
    },
  };
}

function personOf(
  id: PersonId,
  { name, role }: { readonly name: string; readonly role: Role },
): Person {
  return { id, name, role, roleChanges: [], tier: null };
}
