import type { Carry, Question } from "../hosts/carry.ts";
import type { Urgency } from "../hosts/host.ts";
import { failureOf } from "../hosts/trouble.ts";
import { createHoldNews } from "./hold-news.ts";
import { inTime } from "./in-time.ts";
import type { Paces } from "./paces.ts";
import {
  type Address,
  type Answered,
  type Asker,
  type Clock,
  isFrom,
  isSame,
  type News,
} from "./question.ts";
import { isGoodFor, type RecentAnswers } from "./recent-answers.ts";
import { type Entry, inTurn, isBackground, urgencyOf } from "./waiting-line.ts";

/** Where the questions of all tabs meet: in one tab's worker, as long as it leads. */
export interface Exchange {
  ask(question: Question, asker: Asker): void;
  /** Somebody does not want to know any more. */
  drop(asker: Address): void;
  show(tab: string, state: { readonly isHidden: boolean }): void;
  /** Something was changed: what was asked before is old. */
  outdate(): void;
  /** Sends no more; resolves when all that was sent is answered. */
  rest(): Promise<void>;
}

export interface ExchangeParts {
  readonly carry: Carry;
  readonly paces: Paces;
  readonly clock: Clock;
  readonly recent: RecentAnswers;
  tell(news: News): void;
}

interface Running extends Entry {
  readonly order: number;
  isOld: boolean;
}

/** So many questions are with the host at once; a few more, where somebody waits for the answer. */
const atOnce: Readonly<Record<Urgency, number>> = { now: 8, soon: 6, later: 4 };

/** Who was answered asks the next thing within so many milliseconds, if at all. */
const lull = 300;

export function createExchange(parts: ExchangeParts): Exchange {
  const { carry, clock, paces, recent, tell } = parts;
  let line: Entry[] = [];
  const running = new Set<Running>();
  const hidden = new Set<string>();
  const holds = createHoldNews({ now: clock.now, tell });
  let order = recent.newest();
  let resting: Promise<void> | null = null;
  let stopTimer = () => {};
  let onIdle = () => {};
  let busyAt = Number.NEGATIVE_INFINITY;

  function pump(): void {
    stopTimer();
    if (resting) return;
    line = [...inTurn(line, hidden)];
    // What waits for its own address alone lets the others pass.
    const held: Entry[] = [];
    let wait = Number.POSITIVE_INFINITY;
    for (const entry of line) {
      const urgency = urgencyOf(entry);
      if (running.size >= atOnce[urgency]) break;
      const shared = Math.max(paces.wait(urgency), isBackground(entry, hidden) ? untilQuiet() : 0);
      const own = paces.ownWait(entry.question, urgency);
      if (shared === 0 && own === 0) {
        line = line.filter((one) => one !== entry);
        void send(entry);
        continue;
      }
      if (shared > 0) {
        wait = Math.min(wait, shared);
        const others = line.filter((one) => !held.includes(one));
        holds.tell(others, { wait: shared, hidden });
        break;
      }
      wait = Math.min(wait, own);
      holds.end(entry);
      held.push(entry);
    }
    // A clock that rings too early must not turn into a loop.
    if (wait < Number.POSITIVE_INFINITY) stopTimer = clock.after(Math.max(wait, 1), pump);
  }

  /** How long what nobody looks at lets the others go first. */
  function untilQuiet(): number {
    if ([...running].some((one) => !isBackground(one, hidden))) busyAt = clock.now();
    return Math.max(0, busyAt + lull - clock.now());
  }

  async function send(entry: Entry): Promise<void> {
    holds.end(entry);
    const sent: Running = { ...entry, order: ++order, isOld: false };
    running.add(sent);
    paces.went(sent.question);
    const sentAt = clock.now();
    const outcome = await inTime(carry, { clock, question: sent.question, signal: null }).then(
      (answer) => ({ answer }),
      (failure: unknown) => ({ failure }),
    );
    if (!isBackground(sent, hidden)) busyAt = clock.now();
    running.delete(sent);
    const { askers: to, question } = sent;
    if ("answer" in outcome) {
      const { answer } = outcome;
      paces.heard({ question, answer }, clock.now() - sentAt);
      const answered: Answered = { kind: "answered", to, question, answer, order: sent.order };
      if (!sent.isOld) recent.keep(answered);
      tell(answered);
    } else tell({ kind: "failed", to, failure: failureOf(outcome.failure) });
    if (running.size === 0) onIdle();
    pump();
  }

  return {
    ask(question, asker) {
      if (asker.isHidden) hidden.add(asker.tab);
      else hidden.delete(asker.tab);
      const all = [...line, ...running];
      // Who heard late that another tab leads has asked this one twice.
      if (all.some(({ askers }) => askers.some((one) => isFrom(one, asker)))) return;
      const found = recent.find(question, asker);
      if (found) {
        tell({ ...found, to: [asker] });
        return;
      }
      const same = [...running].find(
        (one) => isSame(one.question, question) && !one.isOld && isGoodFor(one.order, asker),
      );
      const waiting = line.find((one) => isSame(one.question, question));
      const joined = same ?? waiting;
      if (joined) {
        // Who was told to wait and who was not are told together from now on.
        holds.end(joined);
        joined.askers = [...joined.askers, asker];
      } else line.push({ question, askers: [asker], toldUntil: null });
      pump();
    },
    drop(asker) {
      for (const entry of [...line, ...running])
        entry.askers = entry.askers.filter((one) => !isFrom(one, asker));
      // What is with the host already is answered, and may serve another one.
      line = line.filter(({ askers }) => askers.length);
      pump();
    },
    show(tab, { isHidden }) {
      if (isHidden) hidden.add(tab);
      else hidden.delete(tab);
      pump();
    },
    outdate() {
      for (const one of running) one.isOld = true;
      recent.outdate();
    },
    rest() {
      stopTimer();
      resting ??= new Promise((resolve) => {
        onIdle = resolve;
        if (running.size === 0) resolve();
      });
      return resting;
    },
  };
}
