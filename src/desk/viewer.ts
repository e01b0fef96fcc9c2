import { isAgentRole, type Person } from "../history/directory.ts";
import type { PersonId } from "../history/ids.ts";
import type { Scene } from "./scene.ts";
import type { Store } from "./store.ts";

/** Who asks: somebody of the directory, in a role that a scene may have changed. */
export interface Viewer {
  readonly person: Person;
  readonly role: "admin" | "agent" | "end-user";
}

/** The user that a scene names, else the first with its role, else the first agent. */
export function viewerOf(
  { directory, agents }: Store,
  scene: Pick<Scene, "user" | "role">,
): Viewer {
  const named = scene.user === null ? undefined : directory.people.get(scene.user as PersonId);
  const fitting = agents.find(({ role }) => role === scene.role);
  const person = named ?? fitting ?? agents[0] ?? stranger;
  if (!isAgentRole(person.role) && person.role !== "bot") return { person, role: "end-user" };
  // Logs seldom name an admin: then everybody is one, or nobody could see the team.
  const isAdmin = person.role === "admin" || !agents.some(({ role }) => role === "admin");
  return { person, role: scene.role ?? (isAdmin ? "admin" : "agent") };
}

/** Stands in where a log has no agents at all. */
const stranger: Person = {
  id: "1" as PersonId,
  name: "Desk",
  role: "agent",
  roleChanges: [],
  tier: null,
};
