import { type Group, type Person, type Role, roleAt } from "../history/directory.ts";
import type { User, Group as WireGroup } from "../hosts/zendesk/wire.ts";
import type { Store, StoredTicket } from "./store.ts";

/** What Zendesk calls our roles: machines have an agent's account. */
const roleNames: Readonly<Record<Role, string>> = {
  end_user: "end-user",
  agent: "agent",
  admin: "admin",
  bot: "agent",
  system: "agent",
};

/** A person's account; Zendesk knows the role of today alone. */
export function encodeUser(person: Person, store: Store): User & Readonly<Record<string, unknown>> {
  const [group] = store.groupsOf(person.id);
  return {
    id: Number(person.id),
    name: person.name,
    email: `${person.id}@example.invalid`,
    role: roleNames[roleAt(person, store.now())],
    role_type: null,
    custom_role_id: null,
    active: true,
    suspended: false,
    restricted_agent: false,
    ticket_restriction: null,
    only_private_comments: false,
    locale: "en-US",
    time_zone: "Lisbon",
    iana_time_zone: "Europe/Lisbon",
    photo: null,
    default_group_id: group === undefined ? null : Number(group),
    shared_agent: false,
  };
}

/** The accounts that come along with tickets whose list was asked to `include` users. */
export function sideloadUsers(
  tickets: readonly StoredTicket[],
  { address, store }: { readonly address: URL; readonly store: Store },
): { readonly users?: readonly User[] } {
  const included = (address.searchParams.get("include") ?? "").split(",");
  if (!included.includes("users")) return {};
  const ids = new Set(
    tickets.flatMap(({ state: { assignee, requester, submitter } }) => [
      requester,
      submitter,
      assignee,
    ]),
  );
  const found = [...ids].flatMap((id) => (id && store.directory.people.get(id)) ?? []);
  return { users: found.map((person) => encodeUser(person, store)) };
}

export function encodeGroup({ id, name }: Group): WireGroup & Readonly<Record<string, unknown>> {
  return { id: Number(id), name, description: "", default: false, deleted: false };
}
