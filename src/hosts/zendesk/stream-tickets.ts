import type { TicketId } from "../../history/ids.ts";
import type { FieldChanges, TicketHistory } from "../../history/update.ts";
import type { TicketHead } from "../host.ts";
import { readSave, type ToldSave } from "./decode-ticket-events.ts";
import type { StreamPage } from "./stream-page.ts";
import type { ToldTicket } from "./stream-words.ts";

/** Tickets whose saves are picked out of the stream, in the order given. */
export interface StreamTickets {
  heads(): readonly TicketHead[];
  collect(page: StreamPage): void;
  /** Takes out those of which all is told that there was when they were listed; null for what is not told. */
  take(isPast: (head: TicketHead) => boolean): readonly Taken[];
}

export interface Taken {
  readonly head: TicketHead;
  readonly told: ToldTicket | null;
}

interface Waiting {
  readonly head: TicketHead;
  /** By their ids: pages overlap. */
  readonly saves: Map<string, ToldSave | null>;
}

export function streamTickets(given: readonly TicketHead[]): StreamTickets {
  const waiting = new Map<TicketId, Waiting>(
    given.map((head) => [head.ticket, { head, saves: new Map() }]),
  );
  return {
    heads: () => [...waiting.values()].map(({ head }) => head),
    collect({ saves }) {
      for (const { given, id, ticket } of saves) {
        const own = waiting.get(ticket)?.saves;
        if (own && !own.has(id)) own.set(id, readSave(given));
      }
    },
    take(isPast) {
      const taken: Taken[] = [];
      for (const [ticket, { head, saves }] of waiting) {
        if (!isPast(head)) continue;
        waiting.delete(ticket);
        taken.push({ head, told: toldIn(head, [...saves.values()]) });
      }
      return taken;
    },
  };
}

/** The note of a ticket's last change may differ so much from its save. */
const about = 1;

/**
 * What was told of a ticket, if it is all from its creation to the last change
 * that its list tells of, in order. One that has changed since is read anew.
 */
function toldIn(
  { ticket, updatedAt }: TicketHead,
  all: readonly (ToldSave | null)[],
): ToldTicket | null {
  const saves = all.filter((save) => save !== null);
  const last = saves.at(-1);
  const isWhole =
    saves.length === all.length &&
    saves[0]?.isCreation &&
    saves.every(({ at }, index) => at >= (saves[index - 1]?.at ?? at));
  return isWhole && last && Math.abs(last.at - updatedAt) <= about ? { ticket, saves } : null;
}

/** Whether a ticket stands after its history as its list says that it does. */
export function leadsTo({ updates }: TicketHistory, head: TicketHead): boolean {
  const last = <Field extends keyof FieldChanges>(field: Field) =>
    updates.findLast(({ set }) => set?.[field] !== undefined)?.set?.[field] ?? null;
  return (
    last("status") === head.status &&
    last("priority") === head.priority &&
    last("assignee") === head.assignee &&
    last("group") === head.group
  );
}
