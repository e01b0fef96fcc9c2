import { errorOf, type Failure, failureOf } from "../hosts/trouble.ts";

/** The end of a channel: a worker, or a port of a `MessageChannel`. */
export interface End {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown, options?: { readonly transfer: ArrayBuffer[] }): void;
}

/** How a call is followed while it runs. */
export interface Following {
  /** Aborts it; left out where nobody waits. */
  readonly signal?: AbortSignal;
  /** Told what the other side has to tell before it is done. */
  readonly onTold?: (told: unknown) => void;
}

export interface Answering {
  /** Aborted when the caller is. */
  readonly signal: AbortSignal;
  /** Buffers that are moved belong to the other side from then on. */
  tell(told: unknown, moved?: ArrayBuffer[]): void;
}

/** What the other side may ask for, by name. */
export type Answers = Readonly<
  Record<string, (given: never, answering: Answering) => Promise<unknown>>
>;

export type Call = <T>(name: string, given: unknown, following: Following) => Promise<T>;

type Message =
  | { readonly kind: "call"; readonly id: number; readonly name: string; readonly given: never }
  | { readonly kind: "abort"; readonly id: number }
  | { readonly kind: "told"; readonly id: number; readonly told: unknown }
  | { readonly kind: "done"; readonly id: number; readonly answer: unknown }
  | { readonly kind: "failed"; readonly id: number; readonly failure: Failure };

interface Pending {
  readonly following: Following;
  resolve(answer: never): void;
  reject(reason: unknown): void;
}

/**
 * Lets both ends of a channel call each other. Troubles and aborts cross it;
 * what was called is aborted with its caller. Both ends are of one build, so
 * what arrives is trusted to be what was sent. Calls wait for `answers`, and fail
 * with them.
 */
export function connect(end: End, answers: Answers | Promise<Answers>): Call {
  const pending = new Map<number, Pending>();
  const running = new Map<number, AbortController>();
  const send = (message: Message, transfer: ArrayBuffer[] = []) =>
    end.postMessage(message, { transfer });

  async function answer(id: number, name: string, given: never): Promise<void> {
    const abort = new AbortController();
    running.set(id, abort);
    try {
      const tell: Answering["tell"] = (told, moved) => send({ kind: "told", id, told }, moved);
      const done = await (await answers)[name]?.(given, { signal: abort.signal, tell });
      send({ kind: "done", id, answer: done });
    } catch (error) {
      send({ kind: "failed", id, failure: failureOf(error) });
    } finally {
      running.delete(id);
    }
  }

  /** Who is told may have heard enough: what it throws ends the call. */
  function tell(id: number, told: unknown): void {
    const call = pending.get(id);
    try {
      call?.following.onTold?.(told);
    } catch (error) {
      pending.delete(id);
      send({ kind: "abort", id });
      call?.reject(error);
    }
  }

  end.onmessage = ({ data }) => {
    const message: Message = data;
    const { id } = message;
    const call = pending.get(id);
    if (message.kind === "call") void answer(id, message.name, message.given);
    else if (message.kind === "abort") running.get(id)?.abort();
    else if (message.kind === "told") tell(id, message.told);
    else {
      pending.delete(id);
      if (message.kind === "done") call?.resolve(message.answer as never);
      else call?.reject(errorOf(message.failure));
    }
  };

  let last = 0;
  return (name, given, following) =>
    new Promise((resolve, reject) => {
      const { signal } = following;
      if (signal?.aborted) throw signal.reason;
      const id = ++last;
      const onAbort = () => {
        if (!pending.delete(id)) return;
        send({ kind: "abort", id });
        reject(signal?.reason);
      };
      // A signal may live as long as the page: what is over must not hang on it.
      const letGo = () => signal?.removeEventListener("abort", onAbort);
      pending.set(id, {
        following,
        resolve(answer) {
          letGo();
          resolve(answer);
        },
        reject(reason) {
          letGo();
          reject(reason);
        },
      });
      signal?.addEventListener("abort", onAbort, { once: true });
      send({ kind: "call", id, name, given: given as never });
    });
}
