import type { Answer, Question } from "../hosts/carry.ts";
import type { Channel, Message } from "./channel.ts";
import { type ElectionParts, stand } from "./election.ts";
import { createExchange, type Exchange, type ExchangeParts } from "./exchange.ts";
import { inTime } from "./in-time.ts";
import { createOwnQuestions } from "./own-questions.ts";
import type { Answered, Ask, AskOptions, News } from "./question.ts";
import { createRecentAnswers } from "./recent-answers.ts";

/** One tab among all those in which one user has the app open. */
export interface Tabs {
  readonly ask: Ask;
  /** Whether anybody can see this tab. */
  show(state: { readonly isHidden: boolean }): void;
}

export interface TabsParts
  extends Omit<ExchangeParts, "recent" | "tell">,
    Pick<ElectionParts, "locks" | "name"> {
  /** No other tab has the same. */
  readonly tab: string;
  /** Where the tabs talk to each other; null where the browser has no channels. */
  readonly channel: Channel | null;
}

/** Who leads and does not even say that it heard a question for so long is not there any more. */
const longestSilence = 5000;
/** A hidden leader gives way when all that it sent is answered, or after so long. */
const longestRest = 3000;
/** So many characters are passed on although nobody asked for them. */
const mostUnasked = 250_000;
/** If the tab that should lead does not, the old one goes on. */
const grace = 1000;

/**
 * One tab's worker asks for all: it leads, the others tell it their questions.
 * Where it goes, the browser lets another one lead, and what was not answered
 * is asked again. A hidden leader gives way to a tab that somebody looks at:
 * browsers slow down and freeze what nobody sees. Without locks or channels
 * everybody leads for himself.
 */
export function createTabs(parts: TabsParts): Tabs {
  const { carry, clock, name, paces, tab } = parts;
  const channel = parts.locks && parts.channel;
  const recent = createRecentAnswers(clock.now);
  let exchange: Exchange | null = null;
  let isElected = false;
  let isHidden = false;
  let stopDoubt: (() => void) | null = null;
  const post = (message: Message) => channel?.postMessage(message);

  const own = createOwnQuestions({
    tab,
    put(asked) {
      if (exchange) exchange.ask(asked.question, asked.asker);
      else {
        post({ kind: "ask", ...asked });
        stopDoubt ??= clock.after(longestSilence, election.take);
      }
    },
    drop(asker) {
      if (exchange) exchange.drop(asker);
      else post({ kind: "drop", asker });
    },
  });

  const election = stand({
    locks: channel && parts.locks,
    name,
    lead() {
      isElected = true;
      begin();
      return new Promise(() => {});
    },
    onLost() {
      isElected = false;
      void exchange?.rest();
      exchange = null;
    },
  });

  function begin(): void {
    believe();
    exchange = createExchange({ ...parts, recent, tell: spread });
    post({ kind: "lead" });
    own.putAll();
  }

  /** Somebody leads. */
  function believe(): void {
    stopDoubt?.();
    stopDoubt = null;
  }

  function spread(news: News): void {
    own.take(news);
    const isForOthers = news.to.some((one) => one.tab !== tab);
    // Who leads next must know what was answered, whoever had asked; pages of an export are too much to pass on.
    if (isForOthers || (news.kind === "answered" && isSmall(news))) post(news);
  }

  async function giveWay(to: string): Promise<void> {
    const old = exchange;
    if (!isHidden || !old) return;
    await Promise.race([old.rest(), new Promise<void>((done) => clock.after(longestRest, done))]);
    if (exchange !== old) return;
    exchange = null;
    post({ kind: "take", tab: to });
    clock.after(grace, () => {
      if (isElected && !exchange) begin();
    });
  }

  function hear(message: Message): void {
    switch (message.kind) {
      case "ask":
        if (!exchange) return;
        post({ kind: "heard" });
        exchange.ask(message.question, message.asker);
        if (!message.asker.isHidden) void giveWay(message.asker.tab);
        return;
      case "drop":
        exchange?.drop(message.asker);
        return;
      case "show":
        exchange?.show(message.tab, message);
        if (!message.isHidden) void giveWay(message.tab);
        return;
      case "outdate":
        outdate();
        return;
      case "heard":
        believe();
        return;
      case "lead":
        believe();
        if (!exchange) own.putAll();
        return;
      case "take":
        if (message.tab === tab && !exchange) election.take();
        return;
      case "answered":
        recent.keep(message);
        paces.heard(message, null);
        own.take(message);
        return;
      default:
        own.take(message);
    }
  }
  if (channel) channel.onmessage = ({ data }) => hear(data);

  function outdate(): void {
    recent.outdate();
    exchange?.outdate();
  }

  /** Changes something, at once and by ourselves: nobody may do so twice. */
  async function change(question: Question, { signal }: AskOptions): Promise<Answer> {
    paces.went(question);
    const sentAt = clock.now();
    try {
      const answer = await inTime(carry, { clock, question, signal });
      paces.heard({ question, answer }, clock.now() - sentAt);
      return answer;
    } finally {
      outdate();
      post({ kind: "outdate" });
    }
  }

  return {
    ask: (question, options) =>
      options.isReading ? own.ask(question, options) : change(question, options),
    show(state) {
      ({ isHidden } = state);
      own.hide(isHidden);
      exchange?.show(tab, state);
      post({ kind: "show", tab, isHidden });
    },
  };
}

function isSmall({ answer }: Answered): boolean {
  return (answer.text?.length ?? 0) <= mostUnasked;
}
