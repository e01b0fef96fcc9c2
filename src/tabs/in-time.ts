import type { Answer, Carry, Question } from "../hosts/carry.ts";
import { HostError } from "../hosts/trouble.ts";
import type { Clock } from "./question.ts";

/** One answer may take so many milliseconds, from when its question goes. */
const patience = 30_000;

interface Timed {
  readonly clock: Clock;
  readonly question: Question;
  /** Aborts it; null where nothing does. */
  readonly signal: AbortSignal | null;
}

/** Carries a question; rejects with `timed_out` where no answer comes in time. */
export async function inTime(carry: Carry, { clock, question, signal }: Timed): Promise<Answer> {
  const abort = new AbortController();
  signal?.addEventListener("abort", () => abort.abort(signal.reason), { once: true });
  const stop = clock.after(patience, () => abort.abort(new HostError({ kind: "timed_out" })));
  // Whoever carries it may know no abort.
  const aborted = new Promise<never>((_, reject) => {
    abort.signal.addEventListener("abort", () => reject(abort.signal.reason), { once: true });
  });
  try {
    return await Promise.race([carry(question, abort), aborted]);
  } finally {
    stop();
  }
}
