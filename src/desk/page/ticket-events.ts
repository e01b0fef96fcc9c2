import type { PageTicket } from "./desk-client.ts";

export interface SavedTicket {
  readonly before: PageTicket;
  readonly saved: PageTicket;
  readonly as: "me" | "requester";
}

/** What Zendesk tells the app beside a ticket after a save, in this order. */
export function eventsAfter({
  before,
  saved,
  as,
}: SavedTicket): readonly (readonly [string, unknown])[] {
  const changes: readonly (readonly [string, unknown, unknown])[] = [
    ["ticket.status.changed", before.status, saved.status],
    ["ticket.priority.changed", before.priority, saved.priority],
    ["ticket.assignee.user.id.changed", before.assignee_id, saved.assignee_id],
    ["ticket.assignee.group.id.changed", before.group_id, saved.group_id],
  ];
  const changed = changes.filter(([, old, now]) => old !== now);
  return [
    ...(as === "me" ? [["ticket.submit.start", undefined] as const] : []),
    ...changed.map(([event, , now]) => [event, now] as const),
    ["ticket.conversation.changed", undefined],
    // What others do arrives as an update; a save here ends with its submission.
    as === "me" ? ["ticket.submit.done", undefined] : ["ticket.updated", { id: saved.id }],
  ];
}
