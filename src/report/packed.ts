import type { PersonId, TicketId } from "../history/ids.ts";
import type { Exclusion } from "../story/story.ts";

/** Facts of samples, one number for each sample. */
export interface SampleColumns {
  /** The ticket's place. */
  readonly ticket: Uint32Array<ArrayBuffer>;
  readonly at: Float64Array<ArrayBuffer>;
  readonly created: Float64Array<ArrayBuffer>;
  readonly value: Float64Array<ArrayBuffer>;
  /** Not a number where that clock does not know. */
  readonly working: Float64Array<ArrayBuffer>;
  readonly of: Float64Array<ArrayBuffer>;
  /** Its place in the list of priorities; -1 is none. */
  readonly priority: Int8Array<ArrayBuffer>;
  /** Places in lists of names; -1 is nobody and none. */
  readonly agent: Int32Array<ArrayBuffer>;
  readonly kind: Int32Array<ArrayBuffer>;
}

/** Facts of tickets, one number for each ticket. */
export interface TicketColumns {
  readonly firstAt: Float64Array<ArrayBuffer>;
  readonly lastAt: Float64Array<ArrayBuffer>;
  /** Which of `flags` hold. */
  readonly flags: Uint8Array<ArrayBuffer>;
  /** Where its spells end among those of all. */
  readonly spellsEnd: Uint32Array<ArrayBuffer>;
}

/** How tickets stood: from an instant on, until the next spell of the same ticket. */
export interface SpellColumns {
  readonly from: Float64Array<ArrayBuffer>;
  /** Whose place in the list of people, or one of `holders`. */
  readonly holder: Int32Array<ArrayBuffer>;
}

/** Who holds a ticket, where it is nobody's: either it waits for somebody, or no more. */
export const holders = { nobody: -1, done: -2 } as const;

export const flags: Readonly<Record<Exclusion | TicketFlag, number>> = {
  deleted: 1,
  spam: 2,
  merged: 4,
  begins: 8,
  answered: 16,
  solved: 32,
  hidesNotes: 64,
};
export const excluded = flags.deleted | flags.spam | flags.merged;

/**
 * What figures over many tickets ask of each: whether its history has the beginning and a first
 * response, whether it is solved now, and whether the viewer may not read its notes.
 */
export type TicketFlag = "begins" | "answered" | "solved" | "hidesNotes";

/**
 * Tickets with all that figures over many of them need, in columns: these go to another thread
 * without being copied.
 */
export interface Packed {
  readonly ids: readonly TicketId[];
  /** The names that columns speak of. */
  readonly people: readonly PersonId[];
  readonly kinds: readonly string[];
  readonly tickets: TicketColumns;
  readonly spells: SpellColumns;
  /** Those of each metric together, in the metrics' order. */
  readonly samples: SampleColumns;
  /** Where those of each metric end. */
  readonly samplesEnd: Uint32Array<ArrayBuffer>;
}

/** What of it needs no copy. */
export function buffersOf({ samples, samplesEnd, spells, tickets }: Packed): ArrayBuffer[] {
  const columns = [samples, spells, tickets].flatMap((some) => Object.values(some));
  return [samplesEnd, ...columns].map(({ buffer }) => buffer);
}
