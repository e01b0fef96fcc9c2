import type { Answer, Question } from "../hosts/carry.ts";
import { errorOf } from "../hosts/trouble.ts";
import type { Seconds } from "../time/instant.ts";
import type { Address, Asker, AskOptions, News } from "./question.ts";

/** A question of this tab that is not answered yet. */
export interface OwnQuestion {
  readonly question: Question;
  readonly asker: Asker;
}

/** What this tab wants to know. */
export interface OwnQuestions {
  /** Keeps a question until it is answered; `put` asks whoever leads. */
  ask(question: Question, options: AskOptions): Promise<Answer>;
  /** Asks all of them again. */
  putAll(): void;
  /** Takes in what became of questions, those of this tab. */
  take(news: News): void;
  hide(isHidden: boolean): void;
}

export interface OwnParts {
  readonly tab: string;
  put(asked: OwnQuestion): void;
  /** Nobody wants to know any more. */
  drop(asker: Address): void;
}

interface Pending {
  readonly question: Question;
  readonly options: AskOptions;
  /** Whether it was told to wait, and not yet that it goes on. */
  isHeld: boolean;
  resolve(answer: Answer): void;
  reject(reason: unknown): void;
}

export function createOwnQuestions({ drop, put, tab }: OwnParts): OwnQuestions {
  const pending = new Map<number, Pending>();
  let isHidden = false;
  let since = 0;
  let last = 0;

  function putOne(id: number, { options, question }: Pending): void {
    const { urgency = "soon" } = options;
    put({ question, asker: { tab, id, urgency, isHidden, since } });
  }

  /** Whoever led before may have told it: each wait is ended, whoever ends it. */
  function hold(asked: Pending, seconds: Seconds | null): void {
    if (asked.isHeld) asked.options.onWait?.(null);
    asked.isHeld = seconds !== null;
    if (seconds !== null) asked.options.onWait?.(seconds);
  }

  function takeOne(id: number, news: News): void {
    const asked = pending.get(id);
    if (!asked) return;
    if (news.kind === "wait") {
      hold(asked, news.seconds);
      return;
    }
    hold(asked, null);
    pending.delete(id);
    if (news.kind === "failed") asked.reject(errorOf(news.failure));
    else {
      if (asked.options.urgency !== "later") since = Math.max(since, news.order);
      asked.resolve(news.answer);
    }
  }

  return {
    ask: (question, options) =>
      new Promise((resolve, reject) => {
        const { signal } = options;
        if (signal.aborted) throw signal.reason;
        const id = ++last;
        const asked: Pending = { question, options, isHeld: false, resolve, reject };
        pending.set(id, asked);
        const onAbort = () => {
          if (!pending.delete(id)) return;
          drop({ tab, id });
          reject(signal.reason);
        };
        signal.addEventListener("abort", onAbort, { once: true });
        putOne(id, asked);
      }),
    putAll() {
      for (const [id, asked] of pending) {
        hold(asked, null);
        putOne(id, asked);
      }
    },
    take(news) {
      for (const to of news.to) if (to.tab === tab) takeOne(to.id, news);
    },
    hide(hidden) {
      isHidden = hidden;
    },
  };
}
