import type { TicketId } from "../../../src/history/ids.ts";
import type { Status, Update } from "../../../src/history/update.ts";
import { decodeAudits } from "../../../src/hosts/zendesk/decode-audits.ts";
import type { Audit, Event, Via } from "../../../src/hosts/zendesk/wire.ts";

export const customer = 501;
export const ana = 11;
export const ben = 12;

let nextId = 9000;

/** An audit of ticket 7 as Zendesk writes it, by Ana over the web unless told otherwise. */
export function audit(events: readonly Event[], given: Partial<Audit> = {}): Audit {
  return {
    id: nextId++,
    ticket_id: 7,
    created_at: "2025-01-06T09:00:00Z",
    author_id: ana,
    via: via("web"),
    events,
    ...given,
  };
}

export function via(channel: string | number, rel: string | null = null): Via {
  return { channel, source: { from: {}, to: {}, rel } };
}

export const byTrigger = { via: via("rule", "trigger") };

export function created(field_name: string, value: unknown): Event {
  return { id: nextId++, type: "Create", field_name, value };
}

export function changed(field_name: string, [previous_value, value]: readonly unknown[]): Event {
  return { id: nextId++, type: "Change", field_name, value, previous_value };
}

export function comment(audience: "public" | "private", author_id: number | null = ana): Event {
  return { id: nextId++, type: "Comment", author_id, public: audience === "public" };
}

export const statuses = new Map<string, Status>([
  ["9001", "open"],
  ["9002", "hold"],
]);

export const ticket = "7" as TicketId;

export function decode(...audits: readonly unknown[]) {
  return decodeAudits([{ audits }], { ticket, statuses });
}

/** The updates without `seq` and `at`; fails where the ticket cannot be read. */
export function updates(...audits: readonly Audit[]): readonly Partial<Update>[] {
  const read = decode(...audits);
  if ("trouble" in read) throw new Error(JSON.stringify(read.trouble));
  return read.history.updates.map(({ seq, at, ...update }) => update);
}
