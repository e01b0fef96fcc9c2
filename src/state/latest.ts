import { HostError, type Trouble } from "../hosts/trouble.ts";

/** Runs one work at a time. */
export interface Latest {
  /**
   * Aborts the work before and starts another. Work asks `signal` after every
   * wait, so that an older answer that comes late changes nothing. Resolves
   * also when aborted; rejects for bugs alone.
   */
  run(work: (signal: AbortSignal) => Promise<void>): Promise<void>;
  abort(): void;
}

export function createLatest(onTrouble: (trouble: Trouble) => void): Latest {
  let running = new AbortController();
  return {
    async run(work) {
      running.abort();
      running = new AbortController();
      const { signal } = running;
      try {
        await work(signal);
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof HostError)) throw error;
        onTrouble(error.trouble);
      }
    },
    abort: () => running.abort(),
  };
}
