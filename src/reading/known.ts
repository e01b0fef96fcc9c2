import type { HistoryStore } from "../archive/history-store.ts";
import type { Kept } from "../archive/kept.ts";
import type { TicketId } from "../history/ids.ts";
import type { ReadHistory, TicketHead } from "../hosts/host.ts";
import { type Instant, type Seconds, shift } from "../time/instant.ts";

/** So many are kept at once. */
const batch = 20;

/** A ticket that changed so shortly before it was read may change again within the same second. */
const settling: Seconds = 5;

/** Which histories need not be fetched, and what becomes of those that are. */
export interface Known {
  /** Those that are kept as they are now, in the order given, and the tickets to ask for. */
  sort(heads: readonly TicketHead[]): Promise<Sorted>;
  /** Passes answers on, and keeps what it passes on, also when nobody wants more. */
  keeping(
    heads: readonly TicketHead[],
    answers: AsyncIterable<ReadHistory>,
  ): AsyncGenerator<ReadHistory>;
  /** Lets a ticket be fetched the next time, unless it is closed. */
  forget(ticket: TicketId): void;
}

interface Sorted {
  readonly answers: ReadHistory[];
  readonly changed: readonly TicketHead[];
}

export function createKnown(parts: { readonly store: HistoryStore; now(): Instant }): Known {
  const { now, store } = parts;
  const forgotten = new Set<TicketId>();
  /** Closed tickets change no more, and of others it says so when they do. */
  const mayBeKnown = ({ status, ticket }: TicketHead) =>
    status === "closed" || !forgotten.has(ticket);
  /** What may not be the last of its second is taken for older: it is fetched once more. */
  const asOf = (updatedAt: Instant) =>
    Math.abs(now() - updatedAt) < settling ? shift(updatedAt, -1) : updatedAt;

  return {
    async sort(heads) {
      const wanted = heads.filter(mayBeKnown).map(({ ticket }) => ticket);
      const found: ReadonlyMap<TicketId, Kept> = wanted.length
        ? await store.find(wanted)
        : new Map();
      const answers: ReadHistory[] = [];
      const changed: TicketHead[] = [];
      for (const head of heads) {
        const { history, updatedAt } = found.get(head.ticket) ?? {};
        if (history && updatedAt === head.updatedAt) answers.push({ ticket: head.ticket, history });
        else changed.push(head);
      }
      return { answers, changed };
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

    forget: (ticket) => void forgotten.add(ticket),
  };
}
