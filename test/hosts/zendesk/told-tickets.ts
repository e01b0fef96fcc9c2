import type { DeskData, WrittenTicket } from "../../../src/desk/desk-data.ts";
import { encodeAudits } from "../../../src/desk/encode-audits.ts";
import { encodeTicketEvents } from "../../../src/desk/encode-ticket-events.ts";
import type { Update } from "../../../src/history/update.ts";
import { decodeAudits } from "../../../src/hosts/zendesk/decode-audits.ts";
import {
  decodeTicketEvents,
  readSave,
  type ToldSave,
  type Words,
} from "../../../src/hosts/zendesk/decode-ticket-events.ts";
import type { Via } from "../../../src/hosts/zendesk/wire.ts";

const statuses = new Map();

/** As Zendesk sends it. */
function sent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/** A ticket by its audits. */
export function byAudits(ticket: WrittenTicket) {
  const { ticket: id } = ticket.history;
  return decodeAudits([sent({ audits: encodeAudits(ticket) })], { ticket: id, statuses });
}

/** The same ticket by the stream; null where it is not told. */
export function byStream(ticket: WrittenTicket) {
  const saves: ToldSave[] = [];
  for (const event of encodeTicketEvents(ticket)) {
    const save = readSave(sent(event));
    if (!save) return null;
    saves.push(save);
  }
  const words = wordsOf(ticket, saves);
  return words && decodeTicketEvents(saves, { ticket: ticket.history.ticket, statuses, words });
}

/** What the desk means by each word; null where one means two things. */
function wordsOf(ticket: WrittenTicket, saves: readonly ToldSave[]): Words | null {
  const vias = new Map<string, Via | undefined>();
  for (const audit of encodeAudits(ticket)) {
    vias.set(`${audit.id}`, audit.via);
    for (const event of audit.events) vias.set(`${event.id}`, event.via ?? audit.via);
  }
  const meant = new Map<string, string>();
  for (const { id, way } of saves.flatMap((save) => [save, ...save.events])) {
    if (typeof way !== "string") continue;
    const via = JSON.stringify(sent(vias.get(id)));
    if ((meant.get(way) ?? via) !== via) return null;
    meant.set(way, via);
  }
  return new Map([...meant].map(([way, via]) => [way, JSON.parse(via)]));
}

/** The same desk with a single schedule, by which every ticket goes without a word. */
export function withOneSchedule(data: DeskData): DeskData {
  return {
    ...data,
    schedules: data.schedules.slice(0, 1),
    tickets: data.tickets.map((ticket) => ({
      ...ticket,
      history: { ...ticket.history, updates: ticket.history.updates.filter(isNoSchedule) },
    })),
  };
}

function isNoSchedule({ kind }: Update): boolean {
  return kind !== "schedule";
}
