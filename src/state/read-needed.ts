import type { TicketHead } from "../hosts/host.ts";
import type { ReadingOptions } from "../reading/telling.ts";
import type { Coverage } from "./coverage.ts";
import type { Harvest } from "./harvest.ts";
import { inOrder, type Looking } from "./reach.ts";
import type { Reader } from "./reader.ts";

interface NeededParts {
  readonly coverage: Pick<Coverage, "needed">;
  readonly harvest: Pick<Harvest, "mayPass" | "show">;
  readonly reader: Pick<Reader, "read">;
}

interface NeededOptions extends ReadingOptions {
  readonly looking: Looking;
  /** What of them is to be read. */
  isWanted(head: TicketHead): boolean;
}

/** Reads the tickets that the period needs, then those that it is compared with. */
export async function readNeeded(
  { coverage, harvest, reader }: NeededParts,
  { isWanted, looking, ...options }: NeededOptions,
): Promise<void> {
  const read = (tickets: readonly TicketHead[]) => reader.read(inOrder(tickets, looking), options);
  const { older, wanted } = coverage.needed.value;
  for (const tickets of [wanted, older]) {
    await read(tickets.filter(isWanted));
    // What the host could not do at that moment it may do by now.
    const failed = tickets.filter(({ ticket }) => harvest.mayPass(ticket));
    if (failed.length) await read(failed);
    harvest.show();
  }
}
