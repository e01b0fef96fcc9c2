import type { TicketId } from "../../../src/history/ids.ts";
import type { Host, TicketHead } from "../../../src/hosts/host.ts";
import { readHeads } from "../../../src/hosts/zendesk/ticket-heads.ts";
import { cutToInstant, shift, writeInstant } from "../../../src/time/instant.ts";
import { ana, customer } from "./audits.ts";
import { type SmallDesk, smallDesk, wireTicket } from "./small-desk.ts";
import { zendeskHost } from "./whole-host.ts";

export interface BulkDesk extends SmallDesk {
  /** Enough of them for the stream to be read. */
  readonly tickets: readonly TicketId[];
}

const monday = cutToInstant(Date.UTC(2025, 0, 6, 9));
const numbers = Array.from({ length: 140 }, (_, index) => 1001 + index);

interface Life {
  readonly ticket: ReturnType<typeof wireTicket>;
  readonly audits: readonly object[];
  readonly told: readonly { readonly timestamp: number; readonly [key: string]: unknown }[];
}

/** Someone writes, and an hour later Ana answers and solves it. */
function life(number: number): Life {
  const at = shift(monday, number * 60);
  const [asked, answered] = [writeInstant(at), writeInstant(shift(at, 3600))];
  const [first, second] = [number * 100, number * 100 + 50];
  const wrote = { type: "Comment", public: true };
  const email = { channel: "email", source: { rel: null, from: {}, to: {} } };
  const web = { channel: "web", source: { rel: null, from: {}, to: {} } };
  const requester = `${customer}`;
  const common = { ticket_id: number };
  return {
    ticket: wireTicket(number, {
      status: "solved",
      assignee_id: null,
      group_id: null,
      created_at: asked,
      updated_at: answered,
    }),
    audits: [
      {
        ...common,
        id: first,
        created_at: asked,
        author_id: customer,
        via: email,
        events: [
          { ...wrote, id: first + 1, author_id: customer },
          { id: first + 2, type: "Create", field_name: "requester_id", value: requester },
          { id: first + 3, type: "Create", field_name: "status", value: "new" },
        ],
      },
      {
        ...common,
        id: second,
        created_at: answered,
        author_id: ana,
        via: web,
        events: [
          { ...wrote, id: second + 1, author_id: ana },
          {
            id: second + 2,
            type: "Change",
            field_name: "status",
            value: "solved",
            previous_value: "new",
          },
        ],
      },
    ],
    told: [
      {
        ...common,
        id: first,
        created_at: asked,
        timestamp: at,
        updater_id: customer,
        via: "Mail",
        event_type: "Audit",
        child_events: [
          { ...wrote, id: first + 1, author_id: customer, via: email, event_type: "Comment" },
          { ...word("Mail"), id: first + 2, requester_id: requester, event_type: "Create" },
          { ...word("Mail"), id: first + 3, status: "new", event_type: "Create" },
        ],
      },
      {
        ...common,
        id: second,
        created_at: answered,
        timestamp: shift(at, 3600),
        updater_id: ana,
        via: "Web form",
        event_type: "Audit",
        child_events: [
          { ...wrote, id: second + 1, author_id: ana, via: web, event_type: "Comment" },
          {
            ...word("Web form"),
            id: second + 2,
            status: "solved",
            event_type: "Change",
            previous_value: "new",
          },
        ],
      },
    ],
  };
}

function word(via: string) {
  return { via, via_reference_id: null };
}

/** The small desk for an admin, who reads many more tickets, and knows their heads. */
export async function bulkDesk(): Promise<BulkDesk> {
  const { zaf } = await smallDesk();
  zaf.told.currentUser = { ...zaf.told.currentUser, role: "admin" };
  const lives = new Map(numbers.map((number) => [`${number}`, life(number)]));
  zaf.on(/^tickets\/1\d\d\d\/audits$/, ({ pathname }) => ({
    audits: lives.get(/\d{4}/.exec(pathname)?.[0] ?? "")?.audits ?? [],
    meta: { has_more: false },
  }));
  const stream = [...lives.values()].flatMap(({ told }) => told);
  zaf.on("incremental/ticket_events", ({ searchParams }) => {
    const start = Number(searchParams.get("start_time"));
    const since = stream.filter(({ timestamp }) => timestamp >= start);
    const ticket_events = since.toSorted((one, other) => one.timestamp - other.timestamp);
    const end_time = (ticket_events.at(-1)?.timestamp ?? start) + 60;
    return { ticket_events, end_time, end_of_stream: true, count: ticket_events.length };
  });
  const heads = new Map<string, TicketHead>(
    readHeads({ tickets: [...lives.values()].map(({ ticket }) => ticket) }).items.map((head) => [
      head.ticket,
      head,
    ]),
  );
  const host = await zendeskHost(zaf.client);
  const known = (ticket: TicketId) => {
    const head = heads.get(ticket);
    return head ? { head, history: null } : null;
  };
  const knowing: Host = {
    ...host,
    histories: (tickets, options) => host.histories(tickets, { ...options, known }),
  };
  return { zaf, host: knowing, tickets: numbers.map((number) => `${number}` as TicketId) };
}
