import type { Instant } from "../time/instant.ts";

/** When tickets that were read are worth telling, and worth a question for the people in them. */
export interface Portions {
  /** Asked with each ticket that comes in; whether all that came in since the last time is told now. */
  isEnough(tickets: number, isComplete: () => boolean): boolean;
}

/** As many as are worth it where tickets come one by one, and where they come all at once. */
const enough = 20;
const plenty = 100;

/**
 * The first figures come at once, the others with as few questions as can be; a
 * second is as long as anybody waits who needs no question.
 */
export function createPortions(now: () => Instant): Portions {
  let toldAt = now() - 1;
  let wanted = 1;
  return {
    isEnough(tickets, isComplete) {
      const isSoon = now() <= toldAt;
      const most = isSoon && wanted === enough ? plenty : wanted;
      if (tickets < most && (isSoon || !isComplete())) return false;
      toldAt = now();
      wanted = Math.min(wanted * 4, enough);
      return true;
    },
  };
}
