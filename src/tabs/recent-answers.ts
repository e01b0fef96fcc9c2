import type { Question } from "../hosts/carry.ts";
import { type Answered, type Asker, isSame } from "./question.ts";

/** What was answered in the last seconds, for other tabs that ask the same. */
export interface RecentAnswers {
  find(question: Question, asker: Asker): Answered | null;
  keep(answered: Answered): void;
  /** Something was changed: all of it is old. */
  outdate(): void;
  /** The place of the newest question that was heard of. */
  newest(): number;
}

/** So many milliseconds. */
const lifetime = 10_000;
/** What is there, what may not be seen and what is not there; other failures may pass. */
const lasting: readonly number[] = [200, 403, 404];

/**
 * A tab that asks again wants to know anew: what it was told already is not
 * told again. What somebody waits for is always asked of the host; a history
 * must be younger than the list that names its ticket, or it would be taken for
 * one that it is not.
 */
export function createRecentAnswers(now: () => number): RecentAnswers {
  let kept: { answered: Answered; at: number; tabs: Set<string> }[] = [];
  let newest = 0;
  return {
    find(question, asker) {
      kept = kept.filter(({ at }) => at > now() - lifetime);
      const found = kept.findLast(
        ({ answered, tabs }) =>
          isSame(answered.question, question) &&
          isGoodFor(answered.order, asker) &&
          !tabs.has(asker.tab),
      );
      found?.tabs.add(asker.tab);
      return found?.answered ?? null;
    },
    keep(answered) {
      newest = Math.max(newest, answered.order);
      if (!lasting.includes(answered.answer.status)) return;
      const tabs = new Set(answered.to.map(({ tab }) => tab));
      kept.push({ answered, at: now(), tabs });
    },
    outdate() {
      kept = [];
    },
    newest: () => newest,
  };
}

/** Whether an answer to what was asked then is young enough. */
export function isGoodFor(order: number, { since, urgency }: Asker): boolean {
  return urgency === "soon" || (urgency === "later" && order >= since);
}
