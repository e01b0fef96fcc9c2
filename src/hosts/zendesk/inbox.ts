/** What some give and others take, each thing once, in the order given. */
export interface Inbox<T> extends AsyncIterable<T> {
  put(...things: readonly T[]): void;
  /** Nothing more comes; with a reason, whoever takes is told of it. */
  close(failure?: { readonly reason: unknown }): void;
}

export function createInbox<T>(): Inbox<T> {
  const things: T[] = [];
  let waiting: (() => void)[] = [];
  let end: { readonly failure?: { readonly reason: unknown } | undefined } | null = null;

  function wake(): void {
    const all = waiting;
    waiting = [];
    for (const one of all) one();
  }

  return {
    put(...more) {
      things.push(...more);
      wake();
    },
    close(failure) {
      end ??= { failure };
      wake();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const [thing] = things;
        if (thing !== undefined) {
          things.shift();
          yield thing;
        } else if (end) {
          if (end.failure) throw end.failure.reason;
          return;
        } else
          await new Promise<void>((resolve) => {
            waiting.push(resolve);
          });
      }
    },
  };
}
