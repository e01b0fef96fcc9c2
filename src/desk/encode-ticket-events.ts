import type { Update } from "../history/update.ts";
import type { Event, Via as WireVia } from "../hosts/zendesk/wire.ts";
import type { WrittenTicket } from "./desk-data.ts";
import { type DeskAudit, encodeAudits } from "./encode-audits.ts";

/** One save, as the stream of all tickets tells it. */
export interface DeskTicketEvent {
  readonly id: number;
  readonly ticket_id: number;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly created_at: string;
  readonly updater_id: number;
  readonly via: string;
  readonly system: object;
  readonly event_type: "Audit";
  readonly child_events: readonly object[];
}

/**
 * A ticket's saves in the other form in which Zendesk shows them. It differs
 * from audits: a channel is a title, and the rule behind it a number beside it;
 * fields stand under their names, custom ones together; comments alone are as
 * they are in audits, with their whole `via`. Of what else an audit holds
 * (notifications, ratings, schedules, chats) nothing was ever seen in it.
 */
export function encodeTicketEvents(ticket: WrittenTicket): readonly DeskTicketEvent[] {
  const chats = new Set(ticket.history.updates.filter(isInChat).map(({ source }) => source));
  return encodeAudits(ticket).map((audit) => {
    const isChat = chats.has(`${audit.id}`);
    return {
      id: audit.id,
      ticket_id: audit.ticket_id,
      timestamp: Date.parse(audit.created_at) / 1000,
      created_at: audit.created_at,
      updater_id: audit.author_id,
      via: isChat ? "Chat" : titleOf(audit.via),
      system: audit.metadata.system,
      event_type: "Audit",
      child_events: audit.events.flatMap((event) => childOf(event, { audit, isChat }) ?? []),
    };
  });
}

function isInChat({ comment }: Update): boolean {
  return comment?.chat !== undefined;
}

interface Save {
  readonly audit: DeskAudit;
  readonly isChat: boolean;
}

function childOf(event: Event, { audit, isChat }: Save): object | null {
  const via = event.via ?? audit.via;
  const { id, type: event_type, field_name, value, previous_value } = event;
  const head = { id, via: titleOf(via), via_reference_id: via?.source?.from?.id ?? null };
  switch (event_type) {
    case "Comment":
      return {
        ...event,
        via: isChat ? { channel: "chat", source: { rel: null, from: {}, to: {} } } : via,
        via_reference_id: null,
        created_at: audit.created_at,
        event_type,
      };
    case "Create":
      return { ...head, ...field(`${field_name}`, value), event_type };
    case "Change":
      return {
        ...head,
        ...field(`${field_name}`, value),
        ...(field_name === "tags" && tagDifference(value, previous_value)),
        event_type,
        previous_value,
      };
    default:
      return null;
  }
}

function field(name: string, value: unknown): object {
  return /^\d+$/.test(name) ? { custom_ticket_fields: { [name]: value } } : { [name]: value };
}

function tagDifference(now: unknown, before: unknown): object {
  const [all, old] = [now, before].map((tags) => (Array.isArray(tags) ? tags : []));
  return {
    added_tags: all?.filter((tag) => !old?.includes(tag)),
    removed_tags: old?.filter((tag) => !all?.includes(tag)),
  };
}

const titles: Readonly<Record<string, string>> = {
  web: "Web form",
  email: "Mail",
  api: "Web service (API)",
  phone: "Phone call (inbound)",
  rule: "Rule",
  merge: "Merge",
  ticket_sharing: "Ticket sharing",
  answer_bot_api: "Answer bot (API)",
  import: "Import",
  system: "System",
  sla: "SLA",
};

function titleOf(via: WireVia | undefined): string {
  if (via?.source?.rel === "merge") return "Merge";
  return titles[`${via?.channel}`] ?? "Web form";
}
