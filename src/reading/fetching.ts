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

/** So many tickets are worth telling at once, and worth a question for the people in them. */
const enough = 20;

export function createFetching({ host, isComplete, known, now }: FetchingParts): Fetch {
  return async (tickets, { tell, ...options }) => {
    const asked = tickets.map(({ head }) => head.ticket);
    const found = known.fetch(tickets, (sparing) =>
      host.histories(asked, { ...options, ...sparing }),
    );
    const answers: ReadHistory[] = [];
    let toldAt = now() - 1;
    // The first figures come at once, the others with as few questions as can be.
    let wanted = 1;
    for await (const answer of found) {
      options.signal.throwIfAborted();
      answers.push(answer);
      if (answers.length < wanted && (now() <= toldAt || !answers.every(isComplete))) continue;
      toldAt = now();
      wanted = Math.min(wanted * 4, enough);
      await tell(answers.splice(0));
    }
    options.signal.throwIfAborted();
    if (answers.length) await tell(answers);
  };
}
