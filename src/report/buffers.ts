import type { Packed } from "./packed.ts";

/** What of it another thread can have without a copy; nothing is left of it here. */
export function buffersOf({ samples, spells, tickets }: Packed): ArrayBuffer[] {
  const columns = [samples, spells, tickets].flatMap((table) => Object.values(table));
  return [...new Set(columns.map(({ buffer }) => buffer))];
}
