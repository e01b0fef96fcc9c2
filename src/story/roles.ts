import { type Directory, type Role, roleAt } from "../history/directory.ts";
import type { PersonId } from "../history/ids.ts";
import type { Instant } from "../time/instant.ts";

type SteadyRoles = ReadonlyMap<PersonId, Role>;

/** Kept for each directory's people, since the same ones are in many tickets. */
const steady = new WeakMap<Directory["people"], SteadyRoles>();

/**
 * Who is what in one ticket. Looking people up is the dear part, most of all
 * reading each one's own object somewhere in the memory: of those whose role never
 * changed the roles stand in a list of their own, and the last two stay at hand.
 */
export class Roles {
  readonly #people: Directory["people"];
  readonly #steady: SteadyRoles;
  #id: PersonId | null = null;
  #role: Role | null = null;
  #otherId: PersonId | null = null;
  #other: Role | null = null;

  constructor({ people }: Directory) {
    this.#people = people;
    this.#steady = steadyRolesOf(people);
  }

  /** The role at an instant; throws for somebody whom the directory does not know. */
  of(id: PersonId | null, at: Instant): Role {
    if (id === null) return "system";
    return (this.#id === id ? this.#role : this.#turnTo(id)) ?? this.#roleThen(id, at);
  }

  #turnTo(id: PersonId): Role | null {
    const role = this.#otherId === id ? this.#other : (this.#steady.get(id) ?? null);
    this.#otherId = this.#id;
    this.#other = this.#role;
    this.#id = id;
    this.#role = role;
    return role;
  }

  #roleThen(id: PersonId, at: Instant): Role {
    const found = this.#people.get(id);
    if (!found) throw new Error(`The directory does not know ${id}.`);
    return roleAt(found, at);
  }
}

function steadyRolesOf(people: Directory["people"]): SteadyRoles {
  const known = steady.get(people);
  if (known) return known;
  const roles = new Map<PersonId, Role>();
  for (const [id, { role, roleChanges }] of people) if (!roleChanges.length) roles.set(id, role);
  steady.set(people, roles);
  return roles;
}
