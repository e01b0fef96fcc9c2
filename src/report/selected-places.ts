import type { PersonId } from "../history/ids.ts";
import type { Columns } from "./columns.ts";
import type { Selection } from "./report.ts";

/** Which tickets to look at, 1 for each that is, by their place among all. */
export type Shown = Uint8Array;

/** What is looked at. */
export interface Looking {
  readonly selection: Selection;
  readonly shown: Shown;
}

interface Places extends Looking {
  /** The list in which columns name agents. */
  readonly agents: readonly PersonId[];
  /** Room for as many places as the columns have, overwritten. */
  readonly found: Uint32Array;
}

/** Places of the samples that a selection lets through. */
export function selectedPlaces(
  { agent, at, created, ticket }: Columns,
  { agents: names, found, selection, shown }: Places,
): Uint32Array {
  const { agents, range } = selection;
  const among = agents && names.map((id) => agents.has(id));
  const dates = range?.dateBy === "created" ? created : at;
  const from = range?.from ?? Number.NEGATIVE_INFINITY;
  const to = range?.to ?? Number.POSITIVE_INFINITY;
  let count = 0;
  for (let place = 0; place < at.length; place++) {
    const date = dates[place] ?? 0;
    if (date < from || date >= to || !shown[ticket[place] ?? 0]) continue;
    if (among && !among[agent[place] ?? -1]) continue;
    found[count++] = place;
  }
  return found.subarray(0, count);
}
