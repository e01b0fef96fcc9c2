import type { GroupId, PersonId } from "../history/ids.ts";
import type { Ticket } from "../hosts/zendesk/wire.ts";
import { writeInstant } from "../time/instant.ts";
import { customStatusOf } from "./custom-statuses.ts";
import type { StoredTicket } from "./store.ts";

/** A ticket as lists and single answers show it; `origin` is the account's address. */
export function encodeTicket(
  { history, subject, channel, words, state }: StoredTicket,
  origin: string,
): Ticket & Readonly<Record<string, unknown>> {
  const status = state.status ?? "new";
  const [first] = history.updates;
  return {
    url: `${origin}/api/v2/tickets/${history.ticket}.json`,
    id: Number(history.ticket),
    external_id: null,
    via: { channel, source: { rel: null, from: {} } },
    created_at: writeInstant(state.createdAt),
    updated_at: writeInstant(state.updatedAt),
    type: null,
    subject,
    raw_subject: subject,
    description: (first && words.get(first.source)) ?? "",
    priority: state.priority,
    status: state.gone ? "deleted" : status,
    custom_status_id: customStatusOf(status)?.id ?? null,
    recipient: null,
    requester_id: numberOf(state.requester),
    submitter_id: numberOf(state.submitter),
    assignee_id: numberOf(state.assignee),
    organization_id: null,
    group_id: numberOf(state.group),
    collaborator_ids: [],
    follower_ids: [],
    is_public: state.isPublic,
    tags: state.tags,
    custom_fields: [],
    satisfaction_rating: { score: state.rating },
    sharing_agreement_ids: [],
    followup_ids: [],
    ticket_form_id: 361_000_000_001,
    brand_id: 362_000_000_001,
    allow_channelback: false,
    allow_attachments: true,
    from_messaging_channel: false,
  };
}

function numberOf(id: PersonId | GroupId | null): number | null {
  return id === null ? null : Number(id);
}
