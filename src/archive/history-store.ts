import type { TicketId } from "../history/ids.ts";
import type { Instant } from "../time/instant.ts";
import type { ArchiveState, Found, Kept, Owner } from "./kept.ts";
import { openStore } from "./open-store.ts";
import { memoryShelf, type Shelf } from "./shelf.ts";
import type { Limits } from "./tidy.ts";

/**
 * Histories that were fetched, kept for the next time. Nothing here fails: what
 * the browser does not keep stays in memory, and `state` says so.
 */
export interface HistoryStore {
  /** What is kept of these tickets; the others are missing. */
  find(tickets: readonly TicketId[]): Promise<ReadonlyMap<TicketId, Found>>;
  keep(histories: readonly Kept[]): Promise<void>;
  state(): Promise<ArchiveState>;
  /** Drops all that is kept of this owner. */
  clear(): Promise<void>;
}

export interface StoreParts {
  /** Null: nobody knows; then nothing outlives the page. */
  readonly owner: () => Promise<Owner | null>;
  readonly openShelf: (owner: string) => Shelf;
  now(): Instant;
  readonly limits?: Limits;
  /** Asked between two blocks, where something else waits for the thread. */
  giveWay?(): Promise<void> | null;
}

/** A store that goes with the page. */
export function memoryStore(now: () => Instant): HistoryStore {
  return createHistoryStore({ owner: async () => null, openShelf: memoryShelf, now });
}

/** One work after the other: each finds things as the one before has left them. */
function inTurn() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => {});
    return done;
  };
}

/** Opens nothing before it is asked. */
export function createHistoryStore(parts: StoreParts): HistoryStore {
  const turn = inTurn();
  let opened: HistoryStore | null = null;
  const inStore = <T>(work: (store: HistoryStore) => Promise<T>): Promise<T> =>
    turn(async () => {
      opened ??= openStore(await parts.owner(), parts);
      return work(opened);
    });
  return {
    find: (tickets) => inStore((store) => store.find(tickets)),
    keep: (histories) => inStore((store) => store.keep(histories)),
    state: () => inStore((store) => store.state()),
    clear: () => inStore((store) => store.clear()),
  };
}
