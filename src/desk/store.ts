import type { Directory, Person } from "../history/directory.ts";
import { isAgentRole } from "../history/directory.ts";
import type { GroupId, PersonId, TicketId } from "../history/ids.ts";
import type { Update } from "../history/update.ts";
import type { Instant } from "../time/instant.ts";
import type { Schedule } from "../time/schedule.ts";
import type { DeskData, WrittenTicket } from "./desk-data.ts";
import { type Installation, openInstallation } from "./installation.ts";
import { renumber } from "./renumber.ts";
import { stateOf, type TicketState } from "./ticket-state.ts";

/** A ticket with how it stands now. */
export interface StoredTicket extends WrittenTicket {
  readonly state: TicketState;
}

/** What one save adds to a ticket; the words by the updates' sources. */
interface Addition {
  readonly updates: readonly Update[];
  readonly words: ReadonlyMap<string, string>;
}

/** The tickets of a desk and the app installed in it, and the one way to change them. */
export interface Store {
  readonly directory: Directory;
  readonly schedules: readonly Schedule[];
  /** Agents and admins, robots left out. */
  readonly agents: readonly Person[];
  readonly installation: Installation;
  now(): Instant;
  tickets(): Iterable<StoredTicket>;
  ticket(id: string): StoredTicket | null;
  /** The groups in which a person had tickets. */
  groupsOf(person: PersonId): readonly GroupId[];
  /** A number for the next save. */
  nextSave(): string;
  add(id: TicketId, addition: Addition): StoredTicket;
}

/** Fills a store; tickets to which nothing ever happened are left out. */
export function openStore(given: DeskData, now: () => Instant): Store {
  const { directory, schedules, tickets: written } = renumber(given);
  const tickets = new Map<string, StoredTicket>();
  for (const ticket of written) {
    const state = stateOf(ticket.history);
    if (state) tickets.set(ticket.history.ticket, { ...ticket, state });
  }
  const members = membersOf(written);
  let saves = 970_000_000_000;

  return {
    directory,
    schedules,
    installation: openInstallation(directory),
    agents: [...directory.people.values()].filter(({ role }) => isAgentRole(role)),
    now,
    tickets: () => tickets.values(),
    ticket: (id) => tickets.get(id) ?? null,
    groupsOf: (person) => [...(members.get(person) ?? [])],
    nextSave() {
      saves += 1;
      return String(saves);
    },
    add(id, addition) {
      const before = tickets.get(id);
      if (!before) throw new RangeError(`there is no ticket ${id}`);
      const updates = [...before.history.updates, ...addition.updates];
      const history = { ...before.history, updates };
      const after = {
        ...before,
        history,
        words: new Map([...before.words, ...addition.words]),
        state: stateOf(history) ?? before.state,
      };
      tickets.set(id, after);
      return after;
    },
  };
}

/** Logs do not say who is in which group: whoever was assigned a ticket there. */
function membersOf(tickets: readonly WrittenTicket[]): ReadonlyMap<PersonId, ReadonlySet<GroupId>> {
  const members = new Map<PersonId, Set<GroupId>>();
  for (const { history } of tickets) {
    let group: GroupId | null = null;
    for (const { set } of history.updates) {
      if (set?.group !== undefined) group = set.group;
      if (!set?.assignee || group === null) continue;
      const groups = members.get(set.assignee) ?? new Set();
      members.set(set.assignee, groups.add(group));
    }
  }
  return members;
}
