import { type Directory, type Person, type Role, roleAt } from "../history/directory.ts";
import type { PersonId } from "../history/ids.ts";
import type { Instant } from "../time/instant.ts";

/**
 * Who is what in one ticket. Two people take turns in most tickets, and looking
 * people up is the dear part: the last two stay at hand.
 */
export class Roles {
  readonly #directory: Directory;
  #id: PersonId | null = null;
  #person: Person | null = null;
  #otherId: PersonId | null = null;
  #other: Person | null = null;

  constructor(directory: Directory) {
    this.#directory = directory;
  }

  /** The role at an instant; throws for somebody whom the directory does not know. */
  of(id: PersonId | null, at: Instant): Role {
    if (id === null) return "system";
    const person = this.#person && this.#id === id ? this.#person : this.#turnTo(id);
    return roleAt(person, at);
  }

  #turnTo(id: PersonId): Person {
    const person = this.#other && this.#otherId === id ? this.#other : this.#find(id);
    this.#otherId = this.#id;
    this.#other = this.#person;
    this.#id = id;
    this.#person = person;
    return person;
  }

  #find(id: PersonId): Person {
    const found = this.#directory.people.get(id);
    if (!found) throw new Error(`The directory does not know ${id}.`);
    return found;
  }
}
