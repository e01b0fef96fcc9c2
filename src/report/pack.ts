import { priorities } from "../history/update.ts";
import type { MeasuredTicket } from "../metrics/all.ts";
import { metrics } from "../metrics/traits.ts";
import { isSolved, isSolvedNow, type Story } from "../story/story.ts";
import { carve } from "./carve.ts";
import { NameList } from "./name-list.ts";
import {
  done,
  flags,
  type Packed,
  type SpellColumns,
  sampleRooms,
  spellRooms,
  type TicketColumns,
  ticketRooms,
} from "./packed.ts";

/** Writes down what figures over many tickets need; proofs stay behind. */
export type Pack = (tickets: readonly MeasuredTicket[]) => Packed;

interface Names {
  readonly people: NameList<Packed["people"][number]>;
  readonly kinds: NameList<string>;
}

/** What it packs goes into one book: the names in it are the same from the first part to the last. */
export function createPack(): Pack {
  const names: Names = { people: new NameList(), kinds: new NameList() };
  return (tickets) => {
    const stories = tickets.map(({ story }) => story);
    return {
      ids: stories.map(({ ticket }) => ticket),
      tickets: ticketsIn(stories),
      spells: spellsIn(stories, names),
      ...samplesIn(tickets, names),
      people: [...names.people.all],
      kinds: [...names.kinds.all],
    };
  };
}

function ticketsIn(stories: readonly Story[]): TicketColumns {
  const columns = carve(ticketRooms, stories.length);
  stories.forEach((story, place) => {
    columns.firstAt[place] = story.firstAt;
    columns.lastAt[place] = story.lastAt;
    columns.flags[place] = flagsOf(story);
  });
  return columns;
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
  const { from, holder, ticket } = carve(spellRooms, count);
  let place = 0;
  stories.forEach(({ states }, of) => {
    for (let index = 0; index < states.length; index++) {
      const state = states[index];
      if (!state) continue;
      ticket[place] = of;
      from[place] = state.from;
      const isDone = state.exclusion || isSolved(state.status);
      holder[place] = isDone ? done : people.placeOf(state.assignee);
      place++;
    }
  });
  return { from, holder, ticket };
}

/** Ticket by ticket, as they lie in the memory: reading them metric by metric would take twice as long. */
function samplesIn(
  tickets: readonly MeasuredTicket[],
  { kinds, people }: Names,
): Pick<Packed, "samples" | "ends"> {
  const ends = endsIn(tickets);
  const next = [0, ...ends.slice(0, -1)];
  const columns = carve(sampleRooms, ends.at(-1) ?? 0);
  const { agent, at, created, kind, of, priority, value, working } = columns;
  for (let ticket = 0; ticket < tickets.length; ticket++) {
    const ofTicket = tickets[ticket]?.samples ?? [];
    for (let metric = 0; metric < ofTicket.length; metric++) {
      const ofMetric = ofTicket[metric] ?? [];
      let place = next[metric] ?? 0;
      for (let index = 0; index < ofMetric.length; index++) {
        const sample = ofMetric[index];
        if (!sample) continue;
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
      next[metric] = place;
    }
  }
  return { samples: columns, ends };
}

function endsIn(tickets: readonly MeasuredTicket[]): readonly number[] {
  const counts = metrics.map(() => 0);
  for (const { samples } of tickets) {
    for (let metric = 0; metric < samples.length; metric++) {
      counts[metric] = (counts[metric] ?? 0) + (samples[metric]?.length ?? 0);
    }
  }
  let end = 0;
  return counts.map((count) => {
    end += count;
    return end;
  });
}
