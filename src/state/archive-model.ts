import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { ArchiveState } from "../archive/kept.ts";
import type { Reading } from "../reading/reading.ts";
import { createLatest } from "./latest.ts";
import type { ViewModel } from "./view-model.ts";

/** What is kept in the browser for the next time, as of the last reading, and the way to be rid of it. */
export interface ArchiveModel {
  /** Null until it is known. */
  readonly state: ReadonlySignal<ArchiveState | null>;
  /** Whether the viewer is asked if it may be cleared. */
  readonly isAsking: ReadonlySignal<boolean>;
  ask(): void;
  leave(): void;
  clear(): Promise<void>;
}

export function createArchiveModel(parts: {
  readonly reading: Pick<Reading, "archive">;
  readonly view: Pick<ViewModel, "progress">;
}): ArchiveModel {
  const { reading, view } = parts;
  const state = signal<ArchiveState | null>(null);
  const isAsking = signal(false);
  // It is beside the point of every screen: a host that is out of reach is told elsewhere.
  const latest = createLatest(() => {});
  const take = (deed: "look" | "clear") =>
    latest.run(async (signal) => {
      const found = await reading.archive(deed, { signal });
      signal.throwIfAborted();
      state.value = found;
    });
  const phase = computed(() => view.progress.value.phase);
  effect(() => {
    if (phase.value !== "reading") void take("look");
  });
  return {
    state,
    isAsking,
    ask() {
      isAsking.value = true;
    },
    leave() {
      isAsking.value = false;
    },
    async clear() {
      isAsking.value = false;
      await take("clear");
    },
  };
}
