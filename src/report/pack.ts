import { priorities } from "../history/update.ts";
import type { MeasuredTicket } from "../metrics/all.ts";
import { metrics } from "../metrics/traits.ts";
import { isSolved, isSolvedNow, type Story } from "../story/story.ts";
import { NameList } from "./name-list.ts";
import {
  flags,
  holders,
  type Packed,
  type SampleColumns,
  type SpellColumns,
  type TicketColumns,
} from "./packed.ts";

/** Writes down what figures over many tickets need; proofs stay behind. */
export function pack(tickets: readonly MeasuredTicket[]): Packed {
  const names: Names = { people: new NameList(), kinds: new NameList() };
  const stories = tickets.map(({ story }) => story);
  return {
    ids: stories.map(({ ticket }) => ticket),
    tickets: ticketsIn(stories),
    spells: spellsIn(stories, names),
    ...samplesIn(tickets, names),
    people: names.people.all,
    kinds: names.kinds.all,
  };
}

interface Names {
  readonly people: NameList<Packed["people"][number]>;
  readonly kinds: NameList<string>;
}

function ticketsIn(stories: readonly Story[]): TicketColumns {
  let end = 0;
  return {
    firstAt: Float64Array.from(stories, ({ firstAt }) => firstAt),
    lastAt: Float64Array.from(stories, ({ lastAt }) => lastAt),
    flags: Uint8Array.from(stories, flagsOf),
    spellsEnd: Uint32Array.from(stories, ({ states }) => {
      end += states.length;
      return end;
    }),
  };
}

function flagsOf(story: Story): number {
  return (
    (story.exclusion ? flags[story.exclusion] : 0) |
    (story.createdAt === null ? 0 : flags.begins) |
    (story.firstResponse ? flags.answered : 0) |
    (isSolvedNow(story) ? flags.solved : 0) |
    (story.remarks.includes("notes_hidden") ? flags.hidesNotes : 0)
  );
}

function spellsIn(stories: readonly Story[], { people }: Names): SpellColumns {
  const states = stories.flatMap((story) => story.states);
  return {
    from: Float64Array.from(states, ({ from }) => from),
    holder: Int32Array.from(states, ({ assignee, exclusion, status }) => {
      if (exclusion || isSolved(status)) return holders.done;
      return assignee === null ? holders.nobody : people.placeOf(assignee);
    }),
  };
}

function samplesIn(
  tickets: readonly MeasuredTicket[],
  { kinds, people }: Names,
): Pick<Packed, "samples" | "samplesEnd"> {
  const columns = roomFor(countOf(tickets));
  const samplesEnd = new Uint32Array(metrics.length);
  let place = 0;
  for (let metric = 0; metric < metrics.length; metric++) {
    for (let ticket = 0; ticket < tickets.length; ticket++) {
      for (const sample of tickets[ticket]?.samples[metric] ?? []) {
        columns.ticket[place] = ticket;
        columns.at[place] = sample.at;
        columns.created[place] = sample.created;
        columns.value[place] = sample.value;
        columns.working[place] = sample.working ?? Number.NaN;
        columns.of[place] = sample.of;
        columns.priority[place] =
          sample.priority === null ? -1 : priorities.indexOf(sample.priority);
        columns.agent[place] = people.placeOf(sample.agent);
        columns.kind[place] = kinds.placeOf(sample.kind);
        place++;
      }
    }
    samplesEnd[metric] = place;
  }
  return { samples: columns, samplesEnd };
}

function countOf(tickets: readonly MeasuredTicket[]): number {
  let count = 0;
  for (const { samples } of tickets) for (const ofMetric of samples) count += ofMetric.length;
  return count;
}

function roomFor(count: number): SampleColumns {
  return {
    ticket: new Uint32Array(count),
    at: new Float64Array(count),
    created: new Float64Array(count),
    value: new Float64Array(count),
    working: new Float64Array(count),
    of: new Float64Array(count),
    priority: new Int8Array(count),
    agent: new Int32Array(count),
    kind: new Int32Array(count),
  };
}
