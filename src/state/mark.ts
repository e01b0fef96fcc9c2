import { type Directory, isAgentRole, roleAt } from "../history/directory.ts";
import type { PersonId } from "../history/ids.ts";
import type { Update } from "../history/update.ts";

/** How an update is drawn: a reply, a note, a change or a customer's word. */
export type MarkKind = "reply" | "memo" | "change" | "customer";

/** What is needed to tell a customer's words from an answer. */
export interface Speakers {
  readonly directory: Directory;
  /** Whom the ticket is for: a customer, even if an agent. */
  readonly requester: PersonId | null;
}

export function markOf(update: Update, speakers: Speakers): MarkKind {
  const { comment } = update;
  if (!comment) return "change";
  if (comment.audience === "private") return "memo";
  return isByCustomer(update, speakers) ? "customer" : "reply";
}

/** The agent who made an update by hand; null where it was a customer, a rule or a machine. */
export function agentOf(update: Update, speakers: Speakers): PersonId | null {
  const author = authorOf(update);
  const person = author === null ? undefined : speakers.directory.people.get(author);
  const isByHand = update.via === "person" || update.via === "sharing";
  if (!person || !isByHand || isByCustomer(update, speakers)) return null;
  return isAgentRole(roleAt(person, update.at)) ? person.id : null;
}

/** Who wrote an update's comment, else who made it. */
function authorOf({ by, comment }: Update): PersonId | null {
  return comment?.author ?? by;
}

function isByCustomer(update: Update, { directory, requester }: Speakers): boolean {
  const author = authorOf(update);
  if (author === null) return false;
  const person = directory.people.get(author);
  const role = person && roleAt(person, update.at);
  return role === "end_user" || (author === requester && role !== "bot" && role !== "system");
}
