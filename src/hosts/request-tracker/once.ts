import type { CallOptions } from "../host.ts";
import { HostError } from "../trouble.ts";

/**
 * What is asked for once, however many want it. A failure is forgotten; whoever
 * only waited for one that was called off asks again.
 */
export function once<T>(
  ask: (options: CallOptions) => Promise<T>,
): (options: CallOptions) => Promise<T> {
  let asked: Promise<T> | null = null;
  return async function answer(options): Promise<T> {
    const isFirst = asked === null;
    const current = asked ?? ask(options);
    asked = current;
    try {
      return await current;
    } catch (error) {
      if (asked === current) asked = null;
      if (isFirst || error instanceof HostError || options.signal.aborted) throw error;
      return answer(options);
    }
  };
}
