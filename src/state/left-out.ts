import type { PersonId, TicketId } from "../history/ids.ts";
import type { MetricId } from "../metrics/traits.ts";
import type { ReadTicket } from "../reading/telling.ts";
import { weekHours } from "../report/arrivals.ts";
import { isWithin } from "../report/report.ts";
import { type Exclusion, isSolvedNow, type Story } from "../story/story.ts";
import type { Session } from "./app-model.ts";
import type { TicketsPlace } from "./place.ts";
import { isInScope } from "./scope.ts";
import type { Views } from "./views.ts";

/** Why a ticket has no part in a figure. */
export type LeftOutReason = Exclusion | "no_create" | "no_reply" | "unsolved" | "unread";

/** What a metric cannot do without. */
const needs: Readonly<Record<MetricId, readonly LeftOutReason[]>> = {
  first_response: ["deleted", "spam", "merged", "no_create", "no_reply"],
  resolution: ["deleted", "spam", "merged", "no_create", "unsolved"],
  reopens: ["deleted", "spam", "merged"],
  touches: ["deleted", "spam"],
  escalations: ["deleted", "spam"],
  reply_time: ["deleted", "spam"],
  one_touch: ["deleted", "spam", "merged", "unsolved"],
  first_contact_resolution: ["deleted", "spam", "merged", "unsolved"],
  service_level: ["deleted", "spam", "merged", "no_create"],
  csat: ["deleted", "spam", "merged"],
  received: ["deleted", "spam"],
};

/**
 * The tickets of the period that a figure leaves out, by reason. Nobody is
 * credited with them: an agent's are those that are assigned to the agent now.
 */
export function leftOutOf(
  { team, view }: Session & Views,
  { agent, arrival, metric, stretch }: TicketsPlace,
): ReadonlyMap<LeftOutReason, readonly TicketId[]> {
  const agents = agent === null ? team.chosen.value : new Set<PersonId>([agent]);
  const found = new Map<LeftOutReason, TicketId[]>();
  const add = (reason: LeftOutReason, ticket: TicketId) => {
    const assignee = view.heads.value.get(ticket)?.assignee ?? null;
    if (agents && (assignee === null || !agents.has(assignee))) return;
    const known = found.get(reason);
    if (known) known.push(ticket);
    else found.set(reason, [ticket]);
  };
  const stories = view.shown.value.map(({ story }) => story);
  const range = stretch ? { ...stretch, dateBy: view.dateBy.value } : view.range.value;
  const hourOf = weekHours(
    view.zone.value,
    stories.map(({ firstAt }) => firstAt),
  );
  const hasArrived = ({ firstAt }: Story) => {
    if (!arrival) return true;
    const { hour, weekday } = hourOf(firstAt);
    return hour === arrival.hour && weekday === arrival.weekday;
  };
  for (const story of stories.filter(hasArrived)) {
    const reason = reasonFor(story, metric);
    if (reason && isWithin(datedBy(story, reason), range)) add(reason, story.ticket);
  }
  for (const head of view.heads.value.values()) {
    const isSkipped = view.skipped.value.has(head.ticket);
    if (isSkipped && isInScope(head, view.filter.value)) add("unread", head.ticket);
  }
  return found;
}

function reasonFor(story: ReadTicket["story"], metric: MetricId): LeftOutReason | null {
  const lacking: Readonly<Record<LeftOutReason, boolean>> = {
    deleted: story.exclusion === "deleted",
    spam: story.exclusion === "spam",
    merged: story.exclusion === "merged",
    no_create: story.createdAt === null,
    no_reply: story.firstResponse === null,
    unsolved: !isSolvedNow(story),
    unread: false,
  };
  return needs[metric].find((reason) => lacking[reason]) ?? null;
}

/** What never happened has no date of its own: a missing reply goes by the creation. */
function datedBy({ firstAt, lastAt }: Story, reason: LeftOutReason): number {
  return reason === "no_reply" || reason === "no_create" ? firstAt : lastAt;
}
