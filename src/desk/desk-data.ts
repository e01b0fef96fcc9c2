import type { Directory } from "../history/directory.ts";
import type { TicketHistory } from "../history/update.ts";
import type { Schedule } from "../time/schedule.ts";

/** A ticket as the desk keeps it: its history, and the words that a history leaves out. */
export interface WrittenTicket {
  readonly history: TicketHistory;
  readonly subject: string;
  /** How it came in: "email", "web", "api" or "phone". */
  readonly channel: string;
  /** What a comment says, or the title of the rule, by the update's source. */
  readonly words: ReadonlyMap<string, string>;
}

/** What a desk is filled with. */
export interface DeskData {
  readonly directory: Directory;
  /** The first one holds where a ticket names none; empty where there are no working hours. */
  readonly schedules: readonly Schedule[];
  readonly tickets: readonly WrittenTicket[];
}
