import type { TicketId } from "../../history/ids.ts";
import type { Status } from "../../history/update.ts";
import type { Instant } from "../../time/instant.ts";
import type { ReadHistory, TicketHead } from "../host.ts";
import { isPlain } from "./decode-ticket-events.ts";
import { followStream } from "./follow-stream.ts";
import { createInbox } from "./inbox.ts";
import { readStreamPage, streamPath } from "./stream-page.ts";
import { bestStart, guessDensity } from "./stream-plan.ts";
import type { OwnAudits } from "./stream-words.ts";

/** Which tickets are picked out of the stream, and from when it is read. */
interface BulkPlan {
  readonly start: Instant;
  readonly picked: readonly TicketHead[];
  /** The others, in the order asked. */
  readonly single: readonly TicketId[];
}

/** So many come by themselves at once: the first figures do not wait for the stream. */
const first = 20;

/** How tickets are best read in bulk; null where each by itself is cheaper. */
export function planBulk(
  asked: readonly TicketId[],
  headOf: (ticket: TicketId) => TicketHead | null,
): BulkPlan | null {
  const tickets = [...new Set(asked)];
  const heads = tickets.slice(first).flatMap((ticket) => {
    const head = headOf(ticket);
    return head && isPlain(head.channel ?? "") ? [head] : [];
  });
  const start = bestStart(heads, guessDensity(heads));
  if (start === null) return null;
  const picked = heads.filter(({ createdAt }) => createdAt >= start);
  const ids = new Set(picked.map(({ ticket }) => ticket));
  return { start, picked, single: tickets.filter((ticket) => !ids.has(ticket)) };
}

export interface BulkParts {
  readonly statuses: ReadonlyMap<string, Status>;
  readonly signal: AbortSignal;
  /** What is at a path. */
  ask(path: string, signal: AbortSignal): Promise<unknown>;
  /** A ticket by itself; rejects with what is no trouble of this ticket alone. */
  read(ticket: TicketId, signal: AbortSignal): Promise<ReadHistory>;
  /** The same, with those of its audits that were asked for: none where somebody else has read it. */
  own(ticket: TicketId, signal: AbortSignal): Promise<OwnAudits>;
  /** The stream is of no use to this viewer: nobody need ask for it again. */
  onUseless(): void;
}

/** So many tickets are read by themselves at once. */
const inFlight = 3;

/**
 * Histories as they are known, one for each ticket: some by themselves, side by
 * side with those that the stream of all tickets tells. Whatever it cannot tell
 * is read by itself as well, and so is all the rest, should it turn out dearer
 * than thought, be refused or not be believed.
 */
export async function* bulkHistories(
  plan: BulkPlan,
  { ask, onUseless, own, read, signal, statuses }: BulkParts,
): AsyncGenerator<ReadHistory> {
  const answers = createInbox<ReadHistory>();
  const single = createInbox<TicketId>();
  const stop = new AbortController();
  const onAbort = () => stop.abort(signal.reason);
  if (signal.aborted) onAbort();
  signal.addEventListener("abort", onAbort, { once: true });
  single.put(...plan.single);

  async function readSingle(): Promise<void> {
    for await (const ticket of single) answers.put(await read(ticket, stop.signal));
  }
  const following = followStream({
    ...plan,
    answers,
    single,
    statuses,
    own: (ticket) => own(ticket, stop.signal),
    page: async (start) => readStreamPage(await ask(streamPath(start), stop.signal)),
    onUseless,
  }).finally(() => single.close());
  Promise.all([following, ...Array.from({ length: inFlight }, readSingle)]).then(
    () => answers.close(),
    (reason: unknown) => answers.close({ reason }),
  );
  try {
    for await (const answer of answers) {
      signal.throwIfAborted();
      yield answer;
    }
  } finally {
    signal.removeEventListener("abort", onAbort);
    stop.abort();
  }
}
