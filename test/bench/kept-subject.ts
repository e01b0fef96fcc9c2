import type { Directory } from "../../src/history/directory.ts";
import type { TicketHead } from "../../src/hosts/host.ts";
import type { Instant } from "../../src/time/instant.ts";
import type { Schedule } from "../../src/time/schedule.ts";

/** What the other thread is told of kept tickets, beside the archive. */
export interface KeptSubject {
  readonly directory: Directory;
  readonly heads: readonly TicketHead[];
  readonly schedules: readonly Schedule[];
  readonly now: Instant;
}

/** Whose they are. */
export const owner = async () => ({ account: "bench.example", user: "7" });
