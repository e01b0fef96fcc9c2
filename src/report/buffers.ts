import type { Packed } from "./packed.ts";

/** What of it another thread can have without a copy; nothing is left of it here. */
export function buffersOf({ samples, spells, tickets }: Packed): ArrayBuffer[] {
  return [samples, spells, tickets].flatMap((columns) =>
    Object.values(columns).map(({ buffer }) => buffer),
  );
}
