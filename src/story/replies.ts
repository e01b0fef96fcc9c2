import type { Update } from "../history/update.ts";
import type { Moment } from "./moment.ts";
import type { ReplyPair } from "./story.ts";

/** Turns of customers and agents, and how many public replies there were. Rules: sections 4, 7. */
export class Replies {
  readonly pairs: ReplyPair[] = [];
  publicReplies = 0;
  #hasReplied = false;
  /** The message since which the customer waits. */
  #waiting: Update | null = null;
  #chats: Set<string> | null = null;

  see(moment: Moment): void {
    const { update } = moment;
    if (moment.isCustomerMessage) {
      this.#waiting ??= update;
    } else if (moment.isHumanReply) {
      this.#reply(moment);
    } else if (moment.isBotReply && moment.telling.options.turns.botAnswerCloses) {
      this.#waiting = null;
    }
    if (moment.isSolve) this.#waiting = null;
  }

  #reply(moment: Moment): void {
    const { at, by, comment, source } = moment.update;
    const agent = comment?.author ?? by;
    if (this.#waiting && agent !== null) {
      const { at: start, source: opener } = this.#waiting;
      const evidence = [opener, source];
      this.pairs.push({ start, end: at, agent, first: !this.#hasReplied, evidence });
      this.#waiting = null;
    }
    this.#hasReplied = true;
    // The opening comment of an outbound ticket answers nobody.
    if (moment.isCreation) return;
    const chat = comment?.chat;
    if (chat !== undefined) {
      this.#chats ??= new Set();
      if (this.#chats.has(chat)) return;
      this.#chats.add(chat);
    }
    this.publicReplies++;
  }
}
