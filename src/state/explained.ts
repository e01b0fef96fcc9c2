import { type ReadonlySignal, signal } from "@preact/signals";

/** Which metric explains itself, and where: one at a time, so that the figures stay in sight. */
export interface Explained {
  /** The place that was asked, such as `me touches`; null: none. */
  readonly spot: ReadonlySignal<string | null>;
  /** Opens the explanation at a place, or closes it where it is open. */
  toggle(spot: string): void;
  close(): void;
}

export function createExplained(): Explained {
  const spot = signal<string | null>(null);
  return {
    spot,
    toggle(asked) {
      spot.value = spot.value === asked ? null : asked;
    },
    close() {
      spot.value = null;
    },
  };
}
