/** The part of the browser's locks that is used. */
export interface Locks {
  request(
    name: string,
    options: { readonly signal?: AbortSignal; readonly steal?: boolean },
    whileHeld: () => Promise<void>,
  ): Promise<unknown>;
}

/** One of all that stand under a name leads. */
export interface Election {
  /** Takes the lead away from whoever has it: it does not answer, or gave it to us. */
  take(): void;
}

export interface ElectionParts {
  /** Null where the browser has none: then everybody leads for himself. */
  readonly locks: Locks | null;
  readonly name: string;
  /** Leads until the promise resolves; then another one does. */
  lead(): Promise<void>;
  /** Somebody took the lead away. */
  onLost(): void;
}

/** The browser gives a lock on as soon as its holder is gone, however that happened. */
export function stand({ locks, name, ...parts }: ElectionParts): Election {
  let waiting = new AbortController();
  let turns = 0;

  async function wait(steal: boolean): Promise<void> {
    waiting.abort();
    waiting = new AbortController();
    const { signal } = waiting;
    let turn = 0;
    const lead = () => {
      turn = ++turns;
      return parts.lead();
    };
    try {
      if (!locks) throw new Error("There are no locks.");
      await locks.request(name, steal ? { steal } : { signal }, lead);
    } catch (error) {
      if (!isAbort(error)) return void parts.lead();
      // What was taken away by ourselves is not lost.
      if (turn && turn === turns) parts.onLost();
    }
    // Whoever stands anew has given up this place.
    if (!signal.aborted) void wait(false);
  }

  void wait(false);
  return { take: () => void wait(true) };
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
