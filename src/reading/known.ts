import type { HistoryStore } from "../archive/history-store.ts";
import type { Found, Kept } from "../archive/kept.ts";
import type { TicketId } from "../history/ids.ts";
import type { TicketHistory } from "../history/update.ts";
import type { HistoryOptions, ReadHistory, TicketHead } from "../hosts/host.ts";
import { type Instant, type Seconds, shift } from "../time/instant.ts";
import type { GiveWay } from "./give-way.ts";

/** So many may wait to be kept: more would be lost with the tab. */
const batch = 20;

/** A ticket that changed so shortly before it was read may change again within the same second. */
const settling: Seconds = 5;

/** Which histories need not be fetched, and what becomes of those that are. */
export interface Known {
  /** Takes out the histories that are kept as they are now. */
  sort(heads: readonly TicketHead[]): Promise<Sorted>;
  /** Those of some tickets whose history is not kept as it is now. */
  unread(heads: readonly TicketHead[]): Promise<readonly TicketHead[]>;
  /**
   * Asks for histories, with what is known of their tickets. Passes the answers
   * on, and keeps what it passes on, also when nobody wants more.
   */
  fetch(
    tickets: readonly Changed[],
    ask: (sparing: Sparing) => AsyncIterable<ReadHistory>,
  ): AsyncGenerator<ReadHistory>;
  /** Of tickets that were read, as they were then. */
  histories(tickets: readonly TicketId[]): Promise<readonly TicketHistory[]>;
  /** Lets a ticket be fetched the next time, unless it is closed. */
  forget(ticket: TicketId): void;
}

/** What may spare a host requests. */
export type Sparing = Required<Pick<HistoryOptions, "known" | "meanwhile">>;

/** Tickets in the order given. */
interface Sorted {
  readonly unchanged: readonly ReadHistory[];
  readonly changed: readonly Changed[];
}

/** A ticket to be fetched. */
export interface Changed {
  readonly head: TicketHead;
  /** As it was before; undefined where it never was. */
  readonly before: Found | undefined;
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
  const isCurrent = (head: TicketHead, found: Found | undefined): found is Found =>
    found?.updatedAt === head.updatedAt && mayBeKnown(head);
  const current = (head: TicketHead, found: Found | undefined) =>
    isCurrent(head, found) ? found.unpack() : null;

  /** Each is written as soon as the one before it is: other tabs need not ask for it. */
  function keeper() {
    const waiting: Kept[] = [];
    let writing: Promise<void> | null = null;
    async function write(): Promise<void> {
      while (waiting.length) await store.keep(waiting.splice(0));
      writing = null;
    }
    return {
      /** Waits where too many wait already. */
      async keep(kept: Kept): Promise<void> {
        waiting.push(kept);
        writing ??= write();
        if (waiting.length >= batch) await writing;
      },
      done: async () => writing,
    };
  }

  return {
    async sort(heads) {
      const found = await store.find(heads.map(({ ticket }) => ticket));
      const unchanged: ReadHistory[] = [];
      const changed: Changed[] = [];
      for (const head of heads) {
        const others = giveWay();
        if (others) await others;
        const before = found.get(head.ticket);
        const history = current(head, before);
        if (history) unchanged.push({ ticket: head.ticket, history });
        else changed.push({ head, before });
      }
      return { unchanged, changed };
    },

    async unread(heads) {
      const found = await store.find(heads.map(({ ticket }) => ticket));
      return heads.filter((head) => !isCurrent(head, found.get(head.ticket)));
    },

    async *fetch(tickets, ask) {
      const asked = new Map(tickets.map((one) => [one.head.ticket, one]));
      const spared = new Set<TicketId>();
      const { done, keep } = keeper();
      const answers = ask({
        known(ticket) {
          const { before, head } = asked.get(ticket) ?? {};
          return head ? { head, history: before?.unpack() ?? null } : null;
        },
        async meanwhile(ticket) {
          const head = asked.get(ticket)?.head;
          if (!head || !mayBeKnown(head)) return null;
          const history = current(head, (await store.find([ticket])).get(ticket));
          if (history) spared.add(ticket);
          return history;
        },
      });
      try {
        for await (const answer of answers) {
          const updatedAt = asked.get(answer.ticket)?.head.updatedAt;
          if ("history" in answer && updatedAt !== undefined && !spared.has(answer.ticket)) {
            forgotten.delete(answer.ticket);
            await keep({ history: answer.history, updatedAt: asOf(updatedAt) });
          }
          yield answer;
        }
      } finally {
        await done();
      }
    },

    async histories(tickets) {
      const found = await store.find(tickets);
      return [...found.values()].flatMap(({ unpack }) => unpack() ?? []);
    },

    forget: (ticket) => void forgotten.add(ticket),
  };
}
