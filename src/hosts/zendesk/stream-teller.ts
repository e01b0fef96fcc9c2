import type { TicketHistory } from "../../history/update.ts";
import type { Following } from "./follow-stream.ts";
import { leadsTo, type Taken } from "./stream-tickets.ts";
import { streamWords, type ToldTicket } from "./stream-words.ts";

export interface Teller {
  /**
   * Tells tickets that were taken out of the stream, or has them read by
   * themselves; whether the stream can be believed any further.
   */
  tell(taken: readonly Taken[]): Promise<boolean>;
  /** The part of the tickets that the stream could tell. */
  yields(): number;
}

type Parts = Pick<Following, "answers" | "onUseless" | "own" | "single" | "statuses">;

interface Held {
  readonly told: ToldTicket;
  readonly history: TicketHistory;
}

/** At first the stream is taken to tell everything, as if it had told so many tickets already. */
const trust = 30;

/**
 * Believes of the stream what it has shown to be so. Of each lot that it tells,
 * the longest history is compared with the ticket's own audits before the others
 * are told.
 */
export function createTeller({ answers, onUseless, own, single, statuses }: Parts): Teller {
  const words = streamWords(statuses);
  let met = trust;
  let told = trust;

  /** Reads a ticket by itself as well; whether that was possible, and whether it agrees. */
  async function compare(one: ToldTicket): Promise<"unread" | "agrees" | "differs"> {
    const found = await own(one.ticket);
    answers.put(found.read);
    if ("trouble" in found.read) return "unread";
    return words.compare(one, found) ? "agrees" : "differs";
  }

  /** Of what is told in known words; the others are read by themselves. Null where the stream is wrong. */
  async function hold(taken: readonly Taken[]): Promise<readonly Held[] | null> {
    const held: Held[] = [];
    for (const [index, { head, told: given }] of taken.entries()) {
      met++;
      const history = given && words.tell(given);
      if (given && history === "new") {
        if ((await compare(given)) !== "differs") continue;
        single.put(...held.map((one) => one.told.ticket));
        single.put(...taken.slice(index + 1).map((one) => one.head.ticket));
        return null;
      }
      if (given && history && history !== "new" && leadsTo(history, head))
        held.push({ told: given, history });
      else single.put(head.ticket);
    }
    return held;
  }

  async function release(held: readonly Held[]): Promise<boolean> {
    const left = held.toSorted((one, other) => other.told.saves.length - one.told.saves.length);
    for (let one = left.shift(); one; one = left.shift()) {
      const found = await compare(one.told);
      if (found === "unread") continue;
      if (found === "differs") {
        single.put(...left.map(({ told: { ticket } }) => ticket));
        return false;
      }
      told += left.length + 1;
      answers.put(...left.map(({ history, told: { ticket } }) => ({ ticket, history })));
      break;
    }
    return true;
  }

  return {
    yields: () => told / met,
    async tell(taken) {
      const held = await hold(taken);
      const isBelieved = held !== null && (await release(held));
      if (!isBelieved) onUseless();
      return isBelieved;
    },
  };
}
