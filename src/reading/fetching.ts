import type { CallOptions, HostRecords, ReadHistory, TicketHead } from "../hosts/host.ts";
import type { Instant } from "../time/instant.ts";
import type { Known } from "./known.ts";

export interface FetchingParts {
  readonly host: Pick<HostRecords, "histories">;
  readonly known: Pick<Known, "keeping">;
  now(): Instant;
  /** Whether everybody in a history is known already. */
  isComplete(answer: ReadHistory): boolean;
}

export interface FetchingOptions extends CallOptions {
  /** Told now and then what came in. */
  tell(answers: readonly ReadHistory[]): Promise<void>;
}

/** Fetches histories in the order given, and keeps them. */
export type Fetch = (heads: readonly TicketHead[], options: FetchingOptions) => Promise<void>;

/** So many tickets are worth telling at once, and worth a question for the people in them. */
const enough = 20;

export function createFetching({ host, isComplete, known, now }: FetchingParts): Fetch {
  return async (heads, { tell, ...options }) => {
    const asked = heads.map(({ ticket }) => ticket);
    const answers: ReadHistory[] = [];
    let toldAt = now() - 1;
    // The first figures come at once, the others with as few questions as can be.
    let wanted = 1;
    for await (const answer of known.keeping(heads, host.histories(asked, options))) {
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
