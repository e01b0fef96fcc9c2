import { isAgentRole, roleAt } from "../history/directory.ts";
import type { Status, Update } from "../history/update.ts";
import type { MetricSet } from "../hosts/zendesk/wire.ts";
import { type Instant, writeInstant } from "../time/instant.ts";
import type { WorkingHours } from "../time/schedule.ts";
import { runOf } from "./field-run.ts";
import type { Store, StoredTicket } from "./store.ts";

/** Whole minutes on two clocks; null until both ends are there. */
interface Minutes {
  readonly calendar: number | null;
  readonly business: number | null;
}

type Stretch = readonly [from: Instant, to: Instant];

/**
 * The figures that Zendesk itself would show for a ticket, by simple rules of
 * the desk's own: plausible, not to be mistaken for exact ones.
 */
export function metricSetOf(
  ticket: StoredTicket,
  { store, hours }: { readonly store: Store; readonly hours: WorkingHours | null },
): MetricSet & Readonly<Record<string, unknown>> {
  const { state, history } = ticket;
  const facts = factsOf(history.updates, store);
  const minutes = (stretches: readonly Stretch[]) => minutesOf(stretches, hours);
  const since = (end: Instant | null) =>
    minutes(end === null || end < state.createdAt ? [] : [[state.createdAt, end]]);
  const waited = (...statuses: readonly Status[]) =>
    minutes(statuses.flatMap((status) => facts.spans.get(status) ?? []));
  return {
    ticket_id: Number(history.ticket),
    reopens: facts.reopens,
    replies: facts.replies.length,
    assignee_stations: facts.assignees.size,
    group_stations: facts.groups.size,
    reply_time_in_minutes: since(facts.replies[0] ?? null),
    reply_time_in_seconds: { calendar: null, business: null },
    first_resolution_time_in_minutes: since(facts.solves[0] ?? null),
    full_resolution_time_in_minutes: since(
      state.solvedAt === null ? null : (facts.solves.at(-1) ?? null),
    ),
    agent_wait_time_in_minutes: waited("pending"),
    requester_wait_time_in_minutes: waited("new", "open", "hold"),
    on_hold_time_in_minutes: waited("hold"),
    solved_at: state.solvedAt === null ? null : writeInstant(state.solvedAt),
    created_at: writeInstant(state.createdAt),
    updated_at: writeInstant(state.updatedAt),
  };
}

interface Facts {
  readonly replies: readonly Instant[];
  readonly solves: readonly Instant[];
  readonly reopens: number;
  readonly assignees: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  /** Stretches that have ended, by status. */
  readonly spans: ReadonlyMap<Status, readonly Stretch[]>;
}

function factsOf(updates: readonly Update[], store: Store): Facts {
  const facts = {
    replies: [] as Instant[],
    solves: [] as Instant[],
    reopens: 0,
    assignees: new Set<string>(),
    groups: new Set<string>(),
    spans: new Map<Status, Stretch[]>(),
  };
  const run = runOf();
  let from: Instant | null = null;
  for (const update of updates) {
    const { at, kind, set } = update;
    if (kind !== "create" && isReply(update, store)) facts.replies.push(at);
    if (set?.assignee) facts.assignees.add(set.assignee);
    if (set?.group) facts.groups.add(set.group);
    const before = run.step(update).status;
    const after = run.now.status;
    if (after === before || after === null) continue;
    if (before && from !== null) {
      facts.spans.set(before, [...(facts.spans.get(before) ?? []), [from, at]]);
    }
    from = at;
    if (before === "solved" && after !== "closed") facts.reopens += 1;
    if (after === "solved" || (after === "closed" && before !== "solved")) facts.solves.push(at);
  }
  return facts;
}

function isReply({ at, comment, via }: Update, { directory }: Store): boolean {
  const author = comment?.author ? directory.people.get(comment.author) : undefined;
  const isByPerson = via === "person" && author !== undefined && isAgentRole(roleAt(author, at));
  return isByPerson && comment?.audience === "public";
}

/** Without working hours the two clocks are the same. */
function minutesOf(stretches: readonly Stretch[], hours: WorkingHours | null): Minutes {
  if (!stretches.length) return { calendar: null, business: null };
  const sum = (measure: (stretch: Stretch) => number) =>
    Math.floor(stretches.reduce((total, stretch) => total + measure(stretch), 0) / 60);
  const calendar = sum(([from, to]) => to - from);
  return { calendar, business: hours ? sum(([from, to]) => hours.between(from, to)) : calendar };
}
