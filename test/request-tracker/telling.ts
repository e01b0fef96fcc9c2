import { writeInstant } from "../../src/time/instant.ts";
import { agents, lead, requesters } from "./cast.ts";
import type { TrackerEvent } from "./events.ts";

/**
 * A month as a ticket log: what its events mean by the definitions, told without a look at what
 * the tracker made of them. Tickets are known by their keys, people by their logins.
 */
export function writeMonthAsLog(events: readonly TrackerEvent[]): string {
  const lines = [{ directory }, ...tickets(events)];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

const directory = {
  users: {
    ...Object.fromEntries(requesters.map((login) => [login, { role: "end_user" }])),
    ...Object.fromEntries(agents.map((login) => [login, { role: "agent" }])),
    [lead]: { role: "admin" },
  },
  groups: { "Tier 1": { tier: 1 }, "Tier 2": { tier: 2 }, Repairs: {} },
};

/** What each status of the two lifecycles is to the definitions. */
const statuses: Readonly<Record<string, string>> = {
  open: "open",
  stalled: "hold",
  "waiting for parts": "open",
  answered: "open",
  resolved: "solved",
  rejected: "solved",
  repaired: "solved",
  scrapped: "solved",
};

/** What the pages call the numbers 0, 50 and 100. */
const priorities = new Map([
  [0, "low"],
  [50, "normal"],
  [100, "high"],
]);

/** What an update says besides who made it and when. */
interface Told {
  readonly kind?: string;
  readonly comment?: string;
  readonly requester?: string;
  readonly set?: Readonly<Record<string, unknown>>;
}

type Update = Told & { readonly t: string; readonly by: string };

function tickets(events: readonly TrackerEvent[]): readonly object[] {
  const into = new Map<string, string>();
  for (const event of events) if (event.do === "merge") into.set(event.ticket, event.to);
  const lives = new Map<string, TrackerEvent[]>();
  for (const event of events) {
    const ticket = into.get(event.ticket) ?? event.ticket;
    // A link is written down at both of its ends.
    const touched = event.do === "refer" ? [ticket, event.to] : [ticket];
    for (const one of touched) lives.set(one, [...(lives.get(one) ?? []), event]);
  }
  return [...lives].map(([ticket, life]) => ({ ticket, updates: tell(life, ticket) }));
}

/** What one actor did in one second is one update. */
function tell(life: readonly TrackerEvent[], ticket: string): readonly Update[] {
  const updates: Update[] = [];
  let opens = true;
  for (const event of life) {
    const isForeign = event.ticket !== ticket;
    const told = isForeign ? saidElsewhere(event) : meaningOf(event, opens);
    if (!told) continue;
    if (event.do === "status") opens = statuses[event.to] === "solved";
    else if (event.do === "reply") opens = false;
    const who = { t: writeInstant(event.at), by: event.by };
    const before = updates.at(-1);
    const isSame = before?.t === who.t && before.by === who.by;
    if (isSame) updates.pop();
    updates.push(isSame ? joined(before, told) : { ...who, ...told });
  }
  return updates;
}

function joined(before: Update, told: Told): Update {
  const set = before.set || told.set ? { set: { ...before.set, ...told.set } } : {};
  return { ...before, ...told, ...set };
}

/** Of a ticket that was merged into this one only what was said counts here, and what joins the two. */
function saidElsewhere(event: TrackerEvent): Told | null {
  if (event.do === "note") return { comment: "private" };
  if (event.do === "merge" || event.do === "refer") return { set: { other: true } };
  return event.do === "create" || event.do === "reply" ? { comment: "public" } : null;
}

/** `opens`: whether a reply moves the ticket to open. */
function meaningOf(event: TrackerEvent, opens: boolean): Told {
  switch (event.do) {
    case "create":
      return {
        kind: "create",
        comment: "public",
        requester: event.requester,
        set: {
          status: "new",
          group: event.queue,
          assignee: null,
          priority: priorities.get(event.priority),
        },
      };
    case "reply":
      return { comment: "public", ...(opens ? { set: { status: "open" } } : {}) };
    case "note":
      return { comment: "private" };
    case "take":
    case "steal":
      return { set: { assignee: event.by } };
    case "untake":
      return { set: { assignee: null } };
    case "give":
      return { set: { assignee: event.to } };
    case "queue":
      return { set: { group: event.to } };
    case "priority":
      return { set: { priority: priorities.get(event.to) } };
    case "status":
      return event.to === "deleted" ? { kind: "delete" } : { set: { status: statuses[event.to] } };
    default:
      return { set: { other: true } };
  }
}
