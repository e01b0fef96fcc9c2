import type { Range } from "../definitions/options.ts";
import { type Target, withinFor } from "../definitions/settings.ts";
import { priorities } from "../history/update.ts";
import { metricIndex } from "../metrics/traits.ts";
import type { Instant } from "../time/instant.ts";
import type { Arrived } from "./arrivals.ts";
import { timesOn } from "./columns.ts";
import type { Row } from "./figure.ts";
import { lazyRow, once } from "./lazy-row.ts";
import type { About, Ledger } from "./ledger.ts";
import { excluded } from "./packed.ts";
import type { Selection } from "./report.ts";
import type { Shown } from "./selected-places.ts";
import { stretchesBetween } from "./stretches-between.ts";
import { type Share, share } from "./summary.ts";
import { Sums } from "./sums.ts";

/** Which tickets of which ledger are looked at. */
export interface Looked {
  readonly ledger: Ledger;
  readonly shown: Shown;
}

type ByPriority = Pick<Target, "byPriority" | "within">;

/** What `shareWithin` makes of the samples behind a figure. */
export function metOf(
  { ledger, shown }: Looked,
  { metric, selection, target }: About & { readonly target: ByPriority },
): Share {
  const columns = ledger.samples[metricIndex[metric]];
  let [part, whole] = [0, 0];
  if (!columns) return share(part, whole);
  const { priority } = columns;
  const times = timesOn(columns, selection);
  const unset = withinFor(target, null);
  const within = priorities.map((priority) => withinFor(target, priority));
  for (const place of ledger.selected(columns, { selection, shown })) {
    const took = times[place] ?? Number.NaN;
    if (Number.isNaN(took)) continue;
    whole += 1;
    if (took <= (within[priority[place] ?? -1] ?? unset)) part += 1;
  }
  return share(part, whole);
}

/** When the tickets behind a duration arrived, and how long they took. */
export function arrivedOf({ ledger, shown }: Looked, { metric, selection }: About): Arrived {
  const columns = ledger.samples[metricIndex[metric]];
  if (!columns) return { created: [], took: [] };
  const { created } = columns;
  const times = timesOn(columns, selection);
  const places = ledger.selected(columns, { selection, shown });
  return {
    created: Float64Array.from(places, (place) => created[place] ?? 0),
    took: Float64Array.from(places, (place) => times[place] ?? Number.NaN),
  };
}

/** Which stretches to compare, on whose samples. */
export interface TrendSelection extends Pick<Selection, "agents" | "clock">, Pick<Range, "dateBy"> {
  /** Where each stretch begins, and at the end where the last one ends; in order. */
  readonly borders: readonly Instant[];
}

/** The team's row in stretches that follow each other. */
export function trendOf(
  { ledger, shown }: Looked,
  { agents, borders, clock, dateBy }: TrendSelection,
): readonly Row[] {
  const [from, to] = [borders[0], borders.at(-1)];
  if (from === undefined || to === undefined) return [];
  const range = { from, to, dateBy };
  const selection = { agents, clock, range };
  const stretchOf = stretchesBetween(borders);
  const slots = borders.length - 1;
  const all = ledger.samples.map((columns) =>
    once(() => {
      const { at, created, metric, ticket } = columns;
      const dates = dateBy === "created" ? created : at;
      const sums = new Sums(columns, { clock, kinds: ledger.book.kinds, slots });
      for (const place of ledger.selected(columns, { selection, shown })) {
        if (metric.outOf && ledger.is(excluded, ticket[place] ?? 0)) continue;
        sums.add(stretchOf(dates[place] ?? from), place);
      }
      return sums;
    }),
  );
  const counts = new Uint32Array(slots);
  for (const place of ledger.counted(shown, range)) {
    const stretch = stretchOf(ledger.tickets.firstAt[place] ?? from);
    counts[stretch] = (counts[stretch] ?? 0) + 1;
  }
  return Array.from(counts, (tickets, slot) => lazyRow(all, { slot, tickets }));
}
