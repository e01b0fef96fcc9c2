import type { PageAudit, PageEvent } from "./desk-client.ts";

/** What one save looks like in the conversation. */
export interface Entry {
  readonly id: number;
  readonly at: string;
  readonly author: string;
  /** Whether a customer made it. */
  readonly isCustomers: boolean;
  readonly comments: readonly {
    readonly author: string;
    readonly isPublic: boolean;
    readonly body: string;
  }[];
  readonly changes: readonly string[];
  /** What rules did in the same save. */
  readonly rules: readonly { readonly title: string; readonly changes: readonly string[] }[];
}

/** Who and what the numbers in audits stand for. */
export interface Names {
  nameOf(person: number): string;
  isCustomer(person: number): boolean;
  groupName(group: number): string;
}

/** Turns audits into what a reader wants to know; what changed nothing is left out. */
export function conversationOf(audits: readonly PageAudit[], names: Names): readonly Entry[] {
  return audits.map((audit) => {
    const own = audit.events.filter(({ via }) => !via);
    const comments = own.filter(({ type }) => type === "Comment");
    const isRule = audit.via.channel === "rule";
    return {
      id: audit.id,
      at: audit.created_at,
      author: isRule ? (audit.via.source.from.title ?? "A rule") : names.nameOf(audit.author_id),
      isCustomers: names.isCustomer(audit.author_id),
      comments: comments.map(({ author_id = audit.author_id, public: isPublic = true, body }) => ({
        author: names.nameOf(author_id),
        isPublic,
        body: body ?? "",
      })),
      changes: own.flatMap((event) => changeIn(event, names)),
      rules: rulesIn(audit.events, names),
    };
  });
}

function rulesIn(events: readonly PageEvent[], names: Names): Entry["rules"] {
  const byTitle = new Map<string, string[]>();
  for (const event of events) {
    const change = event.via ? changeIn(event, names) : [];
    const title = event.via?.source.from.title ?? "A rule";
    if (change.length) byTitle.set(title, [...(byTitle.get(title) ?? []), ...change]);
  }
  return [...byTitle].map(([title, changes]) => ({ title, changes }));
}

/** One line, or none for what nobody needs to see. */
function changeIn(event: PageEvent, names: Names): readonly string[] {
  const { type, field_name, value, previous_value } = event;
  if (type === "SatisfactionRating" && event.body) return [`“${event.body}”`];
  if (type === "ScheduleAssignment") return [`Working hours: schedule ${event.new_schedule_id}`];
  if (type !== "Change" && type !== "Create") return [];
  const id = Number(value);
  switch (field_name) {
    case "status":
      return [`Status: ${statusName(value)}`];
    case "assignee_id":
      return [value ? `Assigned to ${names.nameOf(id)}` : "Assigned to nobody"];
    case "group_id":
      return [value ? `Group: ${names.groupName(id)}` : "Group: none"];
    case "priority":
      return value || previous_value ? [`Priority: ${value ?? "none"}`] : [];
    case "tags":
      return tagChanges(value, previous_value);
    case "satisfaction_score":
      return [value === "offered" ? "Asked for a rating" : `Rated: ${value}`];
    default:
      return [];
  }
}

const statusNames: Readonly<Record<string, string>> = {
  new: "New",
  open: "Open",
  pending: "Pending",
  hold: "Hold",
  solved: "Solved",
  closed: "Closed",
  deleted: "Deleted",
  suspended: "Spam",
};

export function statusName(status: unknown): string {
  return statusNames[String(status)] ?? String(status);
}

function tagChanges(value: unknown, previous: unknown): readonly string[] {
  const now = Array.isArray(value) ? value.map(String) : [];
  const before = Array.isArray(previous) ? previous.map(String) : [];
  const line = [
    ...now.filter((tag) => !before.includes(tag)).map((tag) => `+${tag}`),
    ...before.filter((tag) => !now.includes(tag)).map((tag) => `−${tag}`),
  ];
  return line.length ? [`Tags: ${line.join(", ")}`] : [];
}
