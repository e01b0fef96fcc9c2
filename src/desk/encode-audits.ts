/**
 * Histories, encoded as the audits that Zendesk would show: the other
 * direction of `src/hosts/zendesk/decode-audits.ts`, whose head lists what
 * each of our words looks like there.
 *
 * An update is an audit of its own, unless its source stands below another's
 * (`57:1` below `57`): then it is what a rule did inside that save, and its
 * events stand in that audit, each with the rule's own `via`.
 */
import type { Update } from "../history/update.ts";
import type { Audit, Via as WireVia } from "../hosts/zendesk/wire.ts";
import { writeInstant } from "../time/instant.ts";
import type { WrittenTicket } from "./desk-data.ts";
import { type AuditEvent, eventsOf } from "./encode-events.ts";
import { nobody, runOf } from "./field-run.ts";

export interface DeskAudit extends Audit {
  readonly id: number;
  readonly ticket_id: number;
  readonly author_id: number;
  readonly metadata: { readonly system: object; readonly custom: object };
  readonly events: readonly AuditEvent[];
}

/** All audits of a ticket whose ids are numbers already. */
export function encodeAudits(ticket: WrittenTicket): readonly DeskAudit[] {
  const run = runOf();
  return savesOf(ticket.history.updates).map((save) => {
    const [main] = save;
    const id = Number(main.source);
    const mainVia = viaOf(main, ticket);
    const isNotified = main.comment?.audience === "public" && main.via === "person";
    const events = save.flatMap((update) => {
      const via = update === main ? null : viaOf(update, ticket);
      return eventsOf(update, { ticket, before: run.step(update), via });
    });
    return {
      id,
      ticket_id: Number(ticket.history.ticket),
      created_at: writeInstant(main.at),
      author_id: main.by === null ? nobody : Number(main.by),
      via: mainVia,
      metadata,
      events: [...events, ...(isNotified ? [notification] : [])].map((event, index) => ({
        ...event,
        id: id * 100 + index + 1,
        ...(event.type === "Comment" && { audit_id: id }),
      })),
    };
  });
}

type Save = readonly [main: Update, ...rules: Update[]];

function savesOf(updates: readonly Update[]): readonly Save[] {
  const saves: [Update, ...Update[]][] = [];
  for (const update of updates) {
    const open = saves.at(-1);
    if (open && update.source.startsWith(`${open[0].source}:`)) open.push(update);
    else saves.push([update]);
  }
  return saves;
}

function viaOf(update: Update, { channel, words }: WrittenTicket): WireVia {
  const { kind, source } = update;
  const rel = kind === "handoff" ? "handoff" : null;
  switch (update.via) {
    case "trigger":
    case "automation": {
      const title = words.get(source) ?? (update.via === "trigger" ? "Trigger" : "Automation");
      const from = { id: ruleNumber(title, source), title, deleted: false };
      return { channel: "rule", source: { rel: rel ?? update.via, from, to: {} } };
    }
    case "merge":
      return rel ? viaOfChannel("merge", rel) : viaOfChannel("web", "merge");
    case "autoreply":
      return viaOfChannel("email", rel ?? "auto_reply");
    case "bot":
      return viaOfChannel("answer_bot_api", rel);
    case "sharing":
      return viaOfChannel("ticket_sharing", rel);
    case "import":
    case "system":
    case "sla":
      return viaOfChannel(update.via, rel);
    case "person":
      if (kind === "merge_into") return viaOfChannel("web", "merge");
      if (update.by === null) return viaOfChannel("system", rel);
      return viaOfChannel(kind === "create" ? channel : "web", rel);
  }
}

function viaOfChannel(channel: string, rel: string | null): WireVia {
  return { channel, source: { rel, from: {}, to: {} } };
}

/** One number for one title; what has no title of its own goes by its place in the save. */
function ruleNumber(title: string, source: string): number {
  let sum = 0;
  for (const letter of title) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_000_000;
  return 36_000_000 + sum + Number(source.split(":")[1] ?? 0);
}

/** What a save leaves behind besides its events; the app has to drop it. */
const metadata = {
  system: {
    client: "Mozilla/5.0 (Desk)",
    ip_address: "192.0.2.17",
    location: "Nowhere",
    latitude: 0,
    longitude: 0,
  },
  custom: {},
};

const notification: AuditEvent = {
  type: "Notification",
  subject: "Re: your message",
  body: "There is a new message on your ticket.",
  recipients: [],
  via: {
    channel: "rule",
    source: { rel: "trigger", from: { id: 35_900_001, title: "Tell those concerned" }, to: {} },
  },
};
