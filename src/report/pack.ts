import { priorities } from "../history/update.ts";
import type { MeasuredTicket } from "../metrics/all.ts";
import { metrics } from "../metrics/traits.ts";
import { isSolved, isSolvedNow, type Story } from "../story/story.ts";
import { eachColumn } from "./column.ts";
import { NameList } from "./name-list.ts";
import { done, flags, type Packed, type SpellColumns, sampleRooms, spellRooms } from "./packed.ts";

/** Writes down what figures over many tickets need; proofs stay behind. */
export function pack(tickets: readonly MeasuredTicket[]): Packed {
  const names: Names = { people: new NameList(), kinds: new NameList() };
  const stories = tickets.map(({ story }) => story);
  return {
    ids: stories.map(({ ticket }) => ticket),
    tickets: {
      firstAt: Float64Array.from(stories, ({ firstAt }) => firstAt),
      lastAt: Float64Array.from(stories, ({ lastAt }) => lastAt),
      flags: Uint8Array.from(stories, flagsOf),
    },
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

function flagsOf(story: Story): number {
  return (
    (story.exclusion ? flags[story.exclusion] : 0) +
    (story.createdAt === null ? 0 : flags.begins) +
    (story.firstResponse ? flags.answered : 0) +
    (isSolvedNow(story) ? flags.solved : 0) +
    (story.remarks.includes("notes_hidden") ? flags.hidesNotes : 0)
  );
}

function spellsIn(stories: readonly Story[], { people }: Names): SpellColumns {
  const count = stories.reduce((sum, { states }) => sum + states.length, 0);
  const columns = eachColumn(spellRooms, (room) => new room(count));
  let place = 0;
  for (const [ticket, { states }] of stories.entries()) {
    for (const { assignee, exclusion, from, status } of states) {
      columns.ticket[place] = ticket;
      columns.from[place] = from;
      columns.holder[place] = exclusion || isSolved(status) ? done : people.placeOf(assignee);
      place++;
    }
  }
  return columns;
}

function samplesIn(
  tickets: readonly MeasuredTicket[],
  { kinds, people }: Names,
): Pick<Packed, "samples" | "ends"> {
  const columns = eachColumn(sampleRooms, (room) => new room(countOf(tickets)));
  const { agent, at, created, kind, of, priority, value, working } = columns;
  let place = 0;
  const ends = metrics.map((_, metric) => {
    for (let ticket = 0; ticket < tickets.length; ticket++) {
      for (const sample of tickets[ticket]?.samples[metric] ?? []) {
        columns.ticket[place] = ticket;
        at[place] = sample.at;
        created[place] = sample.created;
        value[place] = sample.value;
        working[place] = sample.working ?? Number.NaN;
        of[place] = sample.of;
        priority[place] = sample.priority === null ? -1 : priorities.indexOf(sample.priority);
        agent[place] = people.placeOf(sample.agent);
        kind[place] = kinds.placeOf(sample.kind);
        place++;
      }
    }
    return place;
  });
  return { samples: columns, ends };
}

function countOf(tickets: readonly MeasuredTicket[]): number {
  let count = 0;
  for (const { samples } of tickets) for (const ofMetric of samples) count += ofMetric.length;
  return count;
}
