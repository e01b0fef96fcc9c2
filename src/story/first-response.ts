import type { Update } from "../history/update.ts";
import type { Moment } from "./moment.ts";
import type { Response } from "./story.ts";

/** The first response and the clock that it stops. Rules: section 3. */
export class FirstResponse {
  response: Response | null = null;
  /** The update that started the running clock; null where it stands still. */
  clock: Update | null = null;
  isOutbound = false;
  #hasRun = false;

  see(moment: Moment): void {
    if (this.response || !moment.creation) return;
    if (moment.isCreation) this.#begin(moment);
    else if (moment.telling.options.frt.mode === "zendesk") this.#answer(moment);
    else this.#run(moment);
    if (moment.telling.options.frt.mode === "own") this.#seeStatus(moment);
  }

  #begin(moment: Moment): void {
    this.isOutbound = moment.isHumanReply;
    if (!this.isOutbound || moment.telling.options.frt.mode === "zendesk") this.#start(moment);
  }

  #run(moment: Moment): void {
    const { frt } = moment.telling.options;
    const isLeftOut = this.isOutbound && frt.outbound === "exclude";
    if (moment.isCustomerMessage && !this.clock && !isLeftOut) this.#start(moment);
    const isHandoff = moment.update.kind === "handoff" && frt.start === "handoff";
    if (isHandoff && this.clock) this.#start(moment);
    this.#answer(moment);
  }

  #answer({ isHumanReply, update }: Moment): void {
    if (!isHumanReply || !this.clock || update.comment === undefined) return;
    const agent = update.comment.author ?? update.by;
    if (agent === null) return;
    const { at: start, source } = this.clock;
    this.response = { start, end: update.at, agent, evidence: [source, update.source] };
    this.clock = null;
  }

  /** Solved unanswered by a machine or the customer, the clock waits for somebody to come back. */
  #seeStatus(moment: Moment): void {
    if (this.response) return;
    if (moment.isSolve && !moment.isByAgent) this.clock = null;
    else if (moment.isReopen && !this.clock && this.#hasRun) this.#start(moment);
  }

  #start({ update }: Moment): void {
    this.clock = update;
    this.#hasRun = true;
  }
}
