import type { PersonId, TicketId } from "../history/ids.ts";
import type { Column } from "./column.ts";

/** Facts of tickets, one number for each ticket: how each column is kept. */
export const ticketRooms = { firstAt: Float64Array, lastAt: Float64Array, flags: Uint8Array };

/** The same of spells: how a ticket stood from an instant on, until its next spell. */
export const spellRooms = { ticket: Uint32Array, from: Float64Array, holder: Int32Array };

/** The same of samples. */
export const sampleRooms = {
  /** The ticket's place. */
  ticket: Uint32Array,
  at: Float64Array,
  created: Float64Array,
  value: Int32Array,
  /** Not a number where that clock does not know. */
  working: Float64Array,
  of: Int8Array,
  /** Its place in the list of priorities; -1 is none. */
  priority: Int8Array,
  /** Places in lists of names; -1 is nobody and none. */
  agent: Int32Array,
  kind: Int16Array,
};

type Columns<Rooms> = Readonly<Record<keyof Rooms & string, Column>>;
export type TicketColumns = Columns<typeof ticketRooms>;
export type SpellColumns = Columns<typeof spellRooms>;
export type SampleColumns = Columns<typeof sampleRooms>;

/** The holder of a ticket that does not wait to be solved; -1 is nobody. */
export const done = -2;

/**
 * What figures over many tickets ask of each: how it is excluded, whether its history has the
 * beginning and a first response, whether it is solved now, and whether the viewer may not read
 * its notes. A ticket's flags are the sum of those that hold.
 */
export const flags = {
  deleted: 1,
  spam: 2,
  merged: 4,
  begins: 8,
  answered: 16,
  solved: 32,
  hidesNotes: 64,
};

/** Deleted, spam or merged. */
export const excluded = 7;

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
  readonly ends: readonly number[];
}
