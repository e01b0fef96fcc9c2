import type { CallOptions, HostRecords, ReadHistory } from "../hosts/host.ts";
import type { Instant } from "../time/instant.ts";
import type { Changed, Known } from "./known.ts";

export interface FetchingParts {
  readonly host: Pick<HostRecords, "histories">;
  readonly known: Pick<Known, "fetch">;
  now(): Instant;
  /** Whether everybody in a history is known already. */
  isComplete(answer: ReadHistory): boolean;
}

export interface FetchingOptions extends CallOptions {
  /** Told now and then what came in. */
  tell(answers: readonly ReadHistory[]): Promise<void>;
}

/** Fetches histories in the order given, and keeps them. */
export type Fetch = (tickets: readonly Changed[], options: FetchingOptions) => Promise<void>;

/** So many tickets are worth telling at once. */
const enough = 20;
/** So many are worth a question for people whom nobody knows yet: hosts tell a hundred at once. */
const manyStrangers = 100;

/**
 * What is known to the last person is told within a second. Where somebody is a
 * stranger, the first ask for him at once, so that figures come soon; later
 * ones wait for each other.
 */
export function createFetching({ host, isComplete, known, now }: FetchingParts): Fetch {
  return async (tickets, { tell, ...options }) => {
    const asked = tickets.map(({ head }) => head.ticket);
    const found = known.fetch(tickets, (sparing) =>
      host.histories(asked, { ...options, ...sparing }),
    );
    const ready: ReadHistory[] = [];
    const waiting: ReadHistory[] = [];
    let toldAt = now() - 1;
    let patience = 1;
    for await (const answer of found) {
      options.signal.throwIfAborted();
      (isComplete(answer) ? ready : waiting).push(answer);
      const isAsking = waiting.length >= patience;
      const isDue = ready.length >= enough || (ready.length > 0 && now() > toldAt);
      if (!isAsking && !isDue) continue;
      toldAt = now();
      if (isAsking) patience = Math.min(patience * 4, manyStrangers);
      await tell([...ready.splice(0), ...(isAsking ? waiting.splice(0) : [])]);
    }
    options.signal.throwIfAborted();
    const rest = [...ready, ...waiting];
    if (rest.length) await tell(rest);
  };
}
