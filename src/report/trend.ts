import type { Range } from "../definitions/options.ts";
import type { Instant } from "../time/instant.ts";
import { Folding, type ReportedTicket, type Row, type Selection } from "./report.ts";

/** Which stretches to compare, on whose samples. */
export interface TrendSelection extends Pick<Selection, "agents" | "clock">, Pick<Range, "dateBy"> {
  /** Where each stretch begins, and at the end where the last one ends; in order. */
  readonly borders: readonly Instant[];
}

/** The team's row in stretches that follow each other, in one pass over the tickets. */
export function trend(
  tickets: Iterable<ReportedTicket>,
  { agents, borders, clock, dateBy }: TrendSelection,
): readonly Row[] {
  const stretches = borders.slice(1).map((to, index) => {
    const range: Range = { from: borders[index] ?? to, to, dateBy };
    return { range, folding: new Folding({ range, agents, clock }) };
  });
  for (const ticket of tickets) {
    const { firstAt, lastAt } = ticket.story;
    const last = dateBy === "created" ? firstAt : lastAt;
    for (const { folding, range } of stretches) {
      // Whatever happened on a ticket happened between its first and its last update.
      if (firstAt < range.to && last >= range.from) folding.add(ticket);
    }
  }
  return stretches.map(({ folding }) => folding.team());
}
