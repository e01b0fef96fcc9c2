import { type ReadonlySignal, signal } from "@preact/signals";
import type { Settings } from "../definitions/settings.ts";
import { writeSettings } from "../definitions/write-settings.ts";
import type { Preview, PreviewAsked } from "../reading/preview.ts";
import type { Reading } from "../reading/reading.ts";
import { createLatest } from "./latest.ts";
import type { Loading } from "./loading.ts";
import type { Terms } from "./terms.ts";

/** What the figures of a view are by the settings in force, and by others. */
export interface Effect {
  readonly now: Preview;
  readonly after: Preview;
  readonly tickets: number;
}

/** Tries settings out on tickets that are read. */
export interface Trial {
  readonly effect: ReadonlySignal<Loading<Effect>>;
  /** One at a time: of those asked for meanwhile only the last one is tried. */
  run(settings: Settings, on: Pick<PreviewAsked, "tickets" | "range">): Promise<void>;
}

export function createTrial(reading: Pick<Reading, "preview">, terms: Terms): Trial {
  const effect = signal<Loading<Effect>>({ state: "loading", value: null });
  const latest = createLatest((trouble) => {
    effect.value = { state: "failed", value: effect.value.value, trouble };
  });
  let busy: Promise<unknown> = Promise.resolve();
  return {
    effect,
    run: (settings, on) =>
      latest.run(async (signal) => {
        effect.value = { state: "loading", value: effect.value.value };
        await busy;
        signal.throwIfAborted();
        // The other thread would go on with what nobody waits for, and keep the next one waiting.
        const asking = { signal: new AbortController().signal };
        const tried = Promise.all(
          [terms.settings, settings].map((some) =>
            reading.preview({ ...on, parameters: writeSettings(some) }, asking),
          ),
        );
        busy = tried.catch(() => {});
        const [now, after] = await tried;
        signal.throwIfAborted();
        if (!now || !after) return;
        effect.value = { state: "ready", value: { now, after, tickets: on.tickets.length } };
      }),
  };
}
