import * as v from "valibot";
import type { GroupId, PersonId, TicketId } from "../../history/ids.ts";
import type { Page, Skipped, TicketHead } from "../host.ts";
import { read } from "../read.ts";
import type { Reported, ReportedDuration } from "../reported.ts";
import { metricSet, perhaps, perhapsId, ticket as ticketShape } from "./wire.ts";

type Ticket = v.InferOutput<typeof ticketShape>;
type MetricSet = v.InferOutput<typeof metricSet>;

const listShape = v.object({
  tickets: v.array(v.unknown()),
  metric_sets: v.fallback(v.array(perhaps(metricSet)), []),
});
const namedShape = v.object({ id: perhapsId });

/**
 * The tickets of an answer; what cannot be read is skipped, ticket by ticket.
 * One without an id is named by its place in the list, of which `before` came
 * on earlier pages: a bare number would be another ticket's id.
 */
export function readHeads(answer: unknown, before = 0): Page<TicketHead> {
  const { tickets, metric_sets } = read(listShape, answer);
  const items: TicketHead[] = [];
  const skipped: Skipped[] = [];
  for (const [index, given] of tickets.entries()) {
    const { output, issues } = v.safeParse(ticketShape, given);
    if (!issues) {
      const set = metric_sets.find((one) => one?.ticket_id === output.id);
      items.push(toHead(output, output.metric_set ?? set));
      continue;
    }
    const named = v.safeParse(namedShape, given);
    skipped.push({
      id: (named.success && named.output.id) || `?${before + index + 1}`,
      trouble:
        issues[0].input === "deleted"
          ? { kind: "gone" }
          : { kind: "unreadable", where: v.getDotPath(issues[0]) ?? "ticket" },
    });
  }
  return { items, skipped };
}

function toHead(ticket: Ticket, set: MetricSet | null | undefined): TicketHead {
  return {
    ticket: ticket.id as TicketId,
    subject: ticket.subject,
    status: ticket.status,
    priority: ticket.priority,
    assignee: ticket.assignee_id as PersonId | null,
    group: ticket.group_id as GroupId | null,
    channel: ticket.via?.channel?.toString() ?? null,
    createdAt: ticket.created_at,
    updatedAt: ticket.updated_at,
    reported: set ? toReported(set) : null,
  };
}

function toReported(set: MetricSet): Reported {
  const reply = toDuration(set.reply_time_in_minutes);
  return {
    // Messaging tickets have it to the second, by the calendar alone.
    firstResponse: { ...reply, calendar: set.reply_time_in_seconds?.calendar ?? reply.calendar },
    firstResolution: toDuration(set.first_resolution_time_in_minutes),
    resolution: toDuration(set.full_resolution_time_in_minutes),
    requesterWait: toDuration(set.requester_wait_time_in_minutes),
    agentWait: toDuration(set.agent_wait_time_in_minutes),
    onHold: toDuration(set.on_hold_time_in_minutes),
    reopens: set.reopens,
    replies: set.replies,
  };
}

function toDuration(minutes: MetricSet["reply_time_in_minutes"]): ReportedDuration {
  const seconds = (given: number | null | undefined) => (given == null ? null : given * 60);
  return { calendar: seconds(minutes?.calendar), working: seconds(minutes?.business) };
}
