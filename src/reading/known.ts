import type { HistoryStore } from "../archive/history-store.ts";
import type { Found, Kept } from "../archive/kept.ts";
import type { TicketId } from "../history/ids.ts";
import type { TicketHistory } from "../history/update.ts";
import type { ReadHistory, TicketHead } from "../hosts/host.ts";
import { type Instant, type Seconds, shift } from "../time/instant.ts";
import type { GiveWay } from "./give-way.ts";

/** So many are kept at once. */
const batch = 20;

/** A ticket that changed so shortly before it was read may change again within the same second. */
const settling: Seconds = 5;

/** Which histories need not be fetched, and what becomes of those that are. */
export interface Known {
  /** Lets somebody look at each history that is kept as it is now. */
  sort(heads: readonly TicketHead[], look: (history: TicketHistory) => void): Promise<Sorted>;
  /** Passes answers on, and keeps what it passes on, also when nobody wants more. */
  keeping(
    heads: readonly TicketHead[],
    answers: AsyncIterable<ReadHistory>,
  ): AsyncGenerator<ReadHistory>;
  /** Of tickets that were read, as they were then. */
  histories(tickets: readonly TicketId[]): Promise<readonly TicketHistory[]>;
  /** Lets a ticket be fetched the next time, unless it is closed. */
  forget(ticket: TicketId): void;
}

/** Tickets in the order given. */
interface Sorted {
  readonly unchanged: readonly Unchanged[];
  readonly changed: readonly TicketHead[];
}

/** To be unpacked when it is told: all at once would fill the memory. */
interface Unchanged extends Pick<Found, "unpack"> {
  readonly ticket: TicketId;
}

export function createKnown(parts: {
  readonly store: HistoryStore;
  now(): Instant;
  readonly giveWay: GiveWay;
}): Known {
  const { giveWay, now, store } = parts;
  const forgotten = new Set<TicketId>();
  /** Closed tickets change no more, and of others it says so when they do. */
  const mayBeKnown = ({ status, ticket }: TicketHead) =>
    status === "closed" || !forgotten.has(ticket);
  /** What may not be the last of its second is taken for older: it is fetched once more. */
  const asOf = (updatedAt: Instant) =>
    Math.abs(now() - updatedAt) < settling ? shift(updatedAt, -1) : updatedAt;

  return {
    async sort(heads, look) {
      const wanted = heads.filter(mayBeKnown).map(({ ticket }) => ticket);
      const found = wanted.length ? await store.find(wanted) : new Map<TicketId, Found>();
      const unchanged: Unchanged[] = [];
      const changed: TicketHead[] = [];
      for (const head of heads) {
        const others = giveWay();
        if (others) await others;
        const known = found.get(head.ticket);
        const history = known?.updatedAt === head.updatedAt ? known.unpack() : null;
        if (!known || !history) changed.push(head);
        else {
          look(history);
          unchanged.push({ ticket: head.ticket, unpack: known.unpack });
        }
      }
      return { unchanged, changed };
    },

    async *keeping(heads, answers) {
      const changedAt = new Map(heads.map(({ ticket, updatedAt }) => [ticket, updatedAt]));
      const pending: Kept[] = [];
      try {
        for await (const answer of answers) {
          const updatedAt = changedAt.get(answer.ticket);
          if ("history" in answer && updatedAt !== undefined) {
            forgotten.delete(answer.ticket);
            pending.push({ history: answer.history, updatedAt: asOf(updatedAt) });
          }
          if (pending.length === batch) void store.keep(pending.splice(0));
          yield answer;
        }
      } finally {
        if (pending.length) await store.keep(pending);
      }
    },

    async histories(tickets) {
      const found = await store.find(tickets);
      return [...found.values()].flatMap(({ unpack }) => unpack() ?? []);
    },

    forget: (ticket) => void forgotten.add(ticket),
  };
}
