import type { FieldChanges, Update } from "../history/update.ts";
import { shift } from "../time/instant.ts";
import { readChange } from "./read-change.ts";
import type { Store, StoredTicket } from "./store.ts";
import type { Viewer } from "./viewer.ts";

export type Saved =
  | { readonly ok: true; readonly ticket: StoredTicket }
  | { readonly ok: false; readonly problem: string };

interface Saving {
  readonly store: Store;
  readonly viewer: Viewer;
  /** `{"ticket": {status, assignee_id, group_id, priority, comment: {body, public}}}`. */
  readonly body: unknown;
}

/** Saves what one user changed, and lets the desk's triggers run on it. */
export function saveTicket(ticket: StoredTicket, { store, viewer, body }: Saving): Saved {
  const read = readChange(body, { store, ticket });
  if (!read.ok) return read;
  const { set, says, isPublic } = read;
  if (ticket.state.status === "closed" || ticket.state.gone) {
    return { ok: false, problem: "This ticket is closed: it cannot be changed any more." };
  }
  // A save of nothing leaves no record behind.
  if (says === null && !Object.keys(set).length) return { ok: true, ticket };
  const isCustomer = viewer.role === "end-user";
  const by = viewer.person.id;
  const save = store.nextSave();
  // One second later than the last update, so that no two saves look alike from outside.
  const { updatedAt } = ticket.state;
  const at = shift(updatedAt, Math.max(1, store.now() - updatedAt));
  const audience = isPublic || isCustomer ? "public" : "private";
  const main: Update = {
    at,
    by,
    kind: "update",
    via: viewer.person.role === "bot" ? "bot" : "person",
    source: save,
    ...(says !== null && { comment: { author: by, audience } }),
    ...whole(isCustomer ? reopening(ticket) : set),
  };
  const rules = triggersOn(main, ticket).map((rule, index): Triggered => {
    const source = `${save}:${index + 1}`;
    return { ...rule, update: { ...rule.update, at, source } };
  });
  const words = new Map(rules.map(({ title, update }) => [update.source, title]));
  if (says !== null) words.set(save, says);
  const updates = [main, ...rules.map(({ update }) => update)];
  return { ok: true, ticket: store.add(ticket.history.ticket, { updates, words }) };
}

interface Triggered {
  readonly title: string;
  readonly update: Update;
}

/** A reply on a ticket that is nobody's makes it the replier's. */
function triggersOn(
  { at, by, comment, set, via }: Update,
  { state }: StoredTicket,
): readonly Triggered[] {
  const isNobodys = state.assignee === null && set?.assignee === undefined;
  const isReply = comment?.audience === "public" && by !== state.requester && via === "person";
  if (!isNobodys || !isReply || by === null) return [];
  return [
    {
      title: "Assign to first responder",
      update: { at, by: null, kind: "update", via: "trigger", source: "", set: { assignee: by } },
    },
  ];
}

/** Whatever a customer writes, the ticket is open again. */
function reopening({ state }: StoredTicket): FieldChanges {
  return state.status === "new" || state.status === "open" ? {} : { status: "open" };
}

function whole(set: FieldChanges): Pick<Update, "set"> {
  return Object.keys(set).length ? { set } : {};
}
