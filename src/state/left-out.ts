import type { PersonId, TicketId } from "../history/ids.ts";
import type { MetricId } from "../metrics/traits.ts";
import type { Ledger } from "../report/ledger.ts";
import { flags } from "../report/packed.ts";
import { isWithin } from "../report/report.ts";
import type { Exclusion } from "../story/story.ts";
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
  { board, team, view }: Session & Views,
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
  const ledger = view.tickets.value;
  const range = stretch ? { ...stretch, dateBy: view.dateBy.value } : view.range.value;
  const { firstAt } = ledger.tickets;
  const isIn = arrival && board?.arrivedIn(arrival, firstAt);
  const hasArrived = (place: number) => !isIn || isIn(firstAt[place] ?? 0);
  for (const place of view.shown.value.filter(hasArrived)) {
    const reason = needs[metric].find((lacked) => lacks[lacked](ledger, place));
    const ticket = ledger.book.ids[place];
    if (ticket && reason && isWithin(datedBy(ledger, { place, reason }), range))
      add(reason, ticket);
  }
  for (const head of view.heads.value.values()) {
    const isSkipped = view.skipped.value.has(head.ticket);
    if (isSkipped && isInScope(head, view.filter.value)) add("unread", head.ticket);
  }
  return found;
}

const lacks: Readonly<Record<LeftOutReason, (ledger: Ledger, place: number) => boolean>> = {
  deleted: (ledger, place) => ledger.is(flags.deleted, place),
  spam: (ledger, place) => ledger.is(flags.spam, place),
  merged: (ledger, place) => ledger.is(flags.merged, place),
  no_create: (ledger, place) => !ledger.is(flags.begins, place),
  no_reply: (ledger, place) => !ledger.is(flags.answered, place),
  unsolved: (ledger, place) => !ledger.is(flags.solved, place),
  unread: () => false,
};

/** What never happened has no date of its own: a missing reply goes by the creation. */
function datedBy(
  { tickets }: Ledger,
  { place, reason }: { readonly place: number; readonly reason: LeftOutReason },
): number {
  const isByCreation = reason === "no_reply" || reason === "no_create";
  return (isByCreation ? tickets.firstAt : tickets.lastAt)[place] ?? 0;
}
