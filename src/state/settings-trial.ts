import { type ReadonlySignal, signal } from "@preact/signals";
import type { Fields } from "../definitions/settings-fields.ts";
import type { Preview, PreviewAsked } from "../reading/preview.ts";
import type { Reading } from "../reading/reading.ts";
import { createLatest } from "./latest.ts";
import type { Loading } from "./loading.ts";

/** What the figures of a view are by the settings in force, and by others. */
export interface Effect {
  readonly now: Preview;
  readonly after: Preview;
  readonly tickets: number;
}

/** On what settings are tried; another object says that something of it may have changed. */
type Tried = Pick<PreviewAsked, "tickets" | "range">;

/** Tries settings out on tickets that are read. */
export interface Trial {
  readonly effect: ReadonlySignal<Loading<Effect>>;
  /** One at a time: of those asked for meanwhile only the last one is tried. */
  run(fields: Fields, on: Tried): Promise<void>;
}

export function createTrial(reading: Pick<Reading, "draft">, saved: Fields): Trial {
  const effect = signal<Loading<Effect>>({ state: "loading", value: null });
  const latest = createLatest((trouble) => {
    effect.value = { state: "failed", value: effect.value.value, trouble };
  });
  let busy: Promise<unknown> = Promise.resolve();
  let known: { readonly on: Tried; readonly now: Promise<Preview> } | null = null;
  return {
    effect,
    run: (fields, on) =>
      latest.run(async (signal) => {
        effect.value = { state: "loading", value: effect.value.value };
        await busy;
        signal.throwIfAborted();
        // The other thread would go on with what nobody waits for, and keep the next one waiting.
        const asking = { signal: new AbortController().signal };
        const tryOut = (some: Fields) => reading.draft("preview", { ...on, fields: some }, asking);
        // By the settings in force the same tickets stay as they are.
        if (known?.on !== on) known = { on, now: tryOut(saved) };
        const tried = Promise.all([known.now, tryOut(fields)]);
        busy = tried.catch(() => {
          known = null;
        });
        const [now, after] = await tried;
        signal.throwIfAborted();
        effect.value = { state: "ready", value: { now, after, tickets: on.tickets.length } };
      }),
  };
}
