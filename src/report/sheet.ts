import { metrics } from "../metrics/traits.ts";
import type { Packed, SampleColumns } from "./packed.ts";

/** Packed tickets with the samples of each metric apart. */
export interface Sheet extends Pick<Packed, "ids" | "people" | "kinds" | "tickets" | "spells"> {
  /** In the metrics' order. */
  readonly samples: readonly SampleColumns[];
}

export function unpack({ samples, samplesEnd, ...rest }: Packed): Sheet {
  return {
    ...rest,
    samples: metrics.map((_, metric) => {
      const [from, to] = [samplesEnd[metric - 1] ?? 0, samplesEnd[metric] ?? 0];
      return eachColumn(samples, (column) => column.subarray(from, to));
    }),
  };
}

/** The same without the tickets at other places than those kept, 1 for each that is. */
export function only({ ids, samples, spells, tickets, ...names }: Sheet, kept: Uint8Array): Sheet {
  const isKept = (_: unknown, place: number) => kept[place] === 1;
  const { firstAt, flags, lastAt, spellsEnd } = tickets;
  /** Where each ticket comes to stand, and to whom each spell belongs. */
  const places = new Uint32Array(ids.length);
  const spellOf = new Uint32Array(spells.from.length);
  const ends: number[] = [];
  let [count, end] = [0, 0];
  for (let place = 0; place < ids.length; place++) {
    const [from, to] = [spellsEnd[place - 1] ?? 0, spellsEnd[place] ?? 0];
    spellOf.fill(place, from, to);
    if (!kept[place]) continue;
    places[place] = count++;
    end += to - from;
    ends.push(end);
  }
  const isOfKept = (_: number, spell: number) => kept[spellOf[spell] ?? 0] === 1;
  return {
    ...names,
    ids: ids.filter(isKept),
    tickets: {
      firstAt: firstAt.filter(isKept),
      lastAt: lastAt.filter(isKept),
      flags: flags.filter(isKept),
      spellsEnd: Uint32Array.from(ends),
    },
    spells: { from: spells.from.filter(isOfKept), holder: spells.holder.filter(isOfKept) },
    samples: samples.map((columns) => {
      const { ticket } = columns;
      const left = eachColumn(columns, (column) =>
        column.filter((_, sample) => kept[ticket[sample] ?? 0] === 1),
      );
      return { ...left, ticket: left.ticket.map((place) => places[place] ?? 0) };
    }),
  };
}

interface Column<T> {
  subarray(from: number, to: number): T;
  filter(test: (value: number, place: number) => boolean): T;
}

function eachColumn(
  columns: SampleColumns,
  cut: <T extends Column<T>>(column: T) => T,
): SampleColumns {
  return {
    ticket: cut(columns.ticket),
    at: cut(columns.at),
    created: cut(columns.created),
    value: cut(columns.value),
    working: cut(columns.working),
    of: cut(columns.of),
    priority: cut(columns.priority),
    agent: cut(columns.agent),
    kind: cut(columns.kind),
  };
}
