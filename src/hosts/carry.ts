/** A request, as far as it crosses threads and tabs. */
export interface Question {
  readonly url: string;
  readonly method: string;
  /** Empty where nothing is sent along. */
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly text: string | null;
  /** As the host told them: not every one need be fit for a browser's `Headers`. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/**
 * Carries a question to the host and brings its answer. Rejects with `HostError`
 * where none came. Not every host knows how to abort.
 */
export type Carry = (
  question: Question,
  options: { readonly signal: AbortSignal },
) => Promise<Answer>;
