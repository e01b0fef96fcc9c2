import type { News } from "./question.ts";
import type { Entry } from "./waiting-line.ts";

/** Tells those who stand in line that nothing goes for a while. */
export interface HoldNews {
  tell(
    line: readonly Entry[],
    held: { readonly wait: number; readonly hidden: ReadonlySet<string> },
  ): void;
  /** An entry waits no longer. */
  end(entry: Entry): void;
}

/** Milliseconds that nobody needs to hear of. */
const short = 3000;

/**
 * A line that moves is no hold, however long it is: its progress shows. A hidden
 * tab is told nothing, since nobody looks at it.
 */
export function createHoldNews(parts: {
  now(): number;
  readonly tell: (news: News) => void;
}): HoldNews {
  const { now, tell } = parts;
  const end = (entry: Entry) => {
    if (entry.toldUntil === null) return;
    entry.toldUntil = null;
    tell({ kind: "wait", to: entry.askers, seconds: null });
  };
  return {
    end,
    tell(line, { hidden, wait }) {
      const until = now() + wait;
      for (const entry of line) {
        // What was said to end by then still holds, give or take a second.
        if (entry.toldUntil !== null && Math.abs(entry.toldUntil - until) < 1000) continue;
        end(entry);
        if (wait <= short || entry.askers.every(({ tab }) => hidden.has(tab))) continue;
        entry.toldUntil = until;
        tell({ kind: "wait", to: entry.askers, seconds: Math.ceil(wait / 1000) });
      }
    },
  };
}
