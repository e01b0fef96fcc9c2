import { effect, type ReadonlySignal, signal } from "@preact/signals";
import { fetchLanguage, type Language, type Tongue } from "../translations/languages.ts";
import type { Part } from "../translations/translate.ts";

/** The viewer's language, as far as it was needed so far. */
export interface Speech {
  /** Null until its first part is there. */
  readonly language: ReadonlySignal<Language | null>;
  /** Fetches a part of it, once; over when it can be said. */
  need(part: Part): Promise<void>;
}

/** Follows the host from language to language; what was needed in one is fetched in the next. */
export function createSpeech(tongue: ReadonlySignal<Tongue>): Speech {
  const language = signal<Language | null>(null);
  const needed = new Set<Part>();
  let fetching = Promise.resolve();

  async function fetch(wanted: Tongue): Promise<void> {
    const count = needed.size;
    const fetched = await fetchLanguage(wanted, [...needed]);
    // A later call has more, or speaks the language of now.
    if (count === needed.size && wanted === tongue.peek()) language.value = fetched;
  }

  effect(() => {
    const wanted = tongue.value;
    if (needed.size) void fetch(wanted);
  });
  return {
    language,
    async need(part) {
      if (!needed.has(part)) {
        needed.add(part);
        fetching = fetch(tongue.peek());
      }
      // What was asked for later comes with all of it, and what was fetched before is then dropped.
      for (let last = null; last !== fetching; ) {
        last = fetching;
        await last;
      }
    },
  };
}
