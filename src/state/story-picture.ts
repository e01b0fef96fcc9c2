import type { Directory } from "../history/directory.ts";
import type { PersonId } from "../history/ids.ts";
import type { Status, TicketHistory, Update } from "../history/update.ts";
import { isSolvedNow, type Story } from "../story/story.ts";
import type { Instant } from "../time/instant.ts";
import { agentOf, type MarkKind, markOf, type Speakers } from "./mark.ts";
import { type Fold, storyScale } from "./story-scale.ts";

/** Updates of one kind so close together that they are drawn as one. */
export interface Mark {
  readonly x: number;
  readonly kind: MarkKind;
}

/** From where to where, as parts of the whole width. */
export interface Stretch {
  readonly x: number;
  readonly width: number;
}

/** One agent's part in the story. */
export interface Lane {
  /** Null: all those for whom there was no lane of their own. */
  readonly agent: PersonId | null;
  readonly marks: readonly Mark[];
  /** While the ticket was assigned to the agent. */
  readonly held: readonly Stretch[];
  /** The wait that the agent's first response ended. */
  readonly firstResponse: Stretch | null;
  /** Where the agent escalated. */
  readonly escalated: readonly number[];
}

export interface Band extends Stretch {
  readonly status: Status;
}

/** One update, for who goes through the story step by step. */
export interface Step {
  readonly x: number;
  readonly update: Update;
}

/** A ticket's story, laid out on a width of 1. */
export interface StoryPicture {
  readonly from: Instant;
  readonly to: Instant;
  /** Whether the ticket is not solved yet: it goes on until now. */
  readonly isRunning: boolean;
  /** The highest tier on top, and within a tier who came last. */
  readonly lanes: readonly Lane[];
  readonly bands: readonly Band[];
  readonly customer: readonly Mark[];
  readonly reopened: readonly number[];
  readonly folds: readonly Fold[];
  /** Oldest first, each update once. */
  readonly steps: readonly Step[];
  /** How many updates there are of each kind by customers and agents. */
  readonly counts: Readonly<Record<MarkKind, number>>;
}

export interface PictureParts {
  readonly story: Story;
  readonly history: TicketHistory;
  readonly directory: Directory;
  /** Who always gets a lane of their own, if they had a part. */
  readonly viewer: PersonId;
  readonly now: Instant;
}

const mostLanes = 4;
/** Marks nearer than this part of the width would lie on each other. */
const nearest = 1 / 200;

/** Lays out who did what to a ticket, and how it stood all the while. */
export function storyPicture(parts: PictureParts): StoryPicture {
  const { directory, now, story } = parts;
  const speakers = { directory, requester: story.requester };
  const isRunning = !isSolvedNow(story) && !story.exclusion;
  const from = story.createdAt ?? story.firstAt;
  const to = isRunning && now > story.lastAt ? now : story.lastAt;
  const updates = inOrder(parts.history.updates, from);
  const scale = storyScale([from, ...updates.map(({ at }) => at), to]);
  const steps = updates.map((update) => ({ x: scale.place(update.at), update }));
  const acted = steps.flatMap((step) => {
    const agent = agentOf(step.update, speakers);
    return agent === null ? [] : [{ ...step, agent }];
  });
  const spoken = steps.filter(({ update }) => markOf(update, speakers) === "customer");
  const held = story.states.flatMap(({ assignee, from: since }, index) => {
    const until = story.states[index + 1]?.from ?? to;
    const x = scale.place(since);
    return assignee === null ? [] : [{ agent: assignee, x, width: scale.place(until) - x }];
  });
  const agents = inLanes([...acted, ...held], parts);
  const lane = (agent: PersonId | null): Lane => {
    const isHere = (one: { readonly agent: PersonId | null }) =>
      agent === null ? one.agent !== null && !agents.includes(one.agent) : one.agent === agent;
    const { firstResponse } = story;
    const start = firstResponse && isHere(firstResponse) ? scale.place(firstResponse.start) : null;
    return {
      agent,
      marks: marksOf(acted.filter(isHere), speakers),
      held: joined(held.filter(isHere)),
      firstResponse:
        start === null ? null : { x: start, width: scale.place(firstResponse?.end ?? to) - start },
      escalated: story.escalations
        .filter(({ by }) => isHere({ agent: by }))
        .map(({ at }) => scale.place(at)),
    };
  };
  return {
    from,
    to,
    isRunning,
    lanes: agents.map(lane),
    bands: bandsOf(story, { to, place: scale.place }),
    customer: marksOf(spoken, speakers),
    reopened: story.reopens.map(({ at }) => scale.place(at)),
    folds: scale.folds,
    steps,
    counts: countsOf([...acted, ...spoken], speakers),
  };
}

/** Each update once, oldest first; what is older than the ticket stands at its beginning. */
function inOrder(updates: readonly Update[], from: Instant): readonly Update[] {
  const once = new Map<string, Update>();
  for (const update of updates) {
    const at = update.at < from ? from : update.at;
    if (!once.has(update.source)) once.set(update.source, { ...update, at });
  }
  return [...once.values()].sort((one, other) => one.at - other.at);
}

/** Who gets a lane, from the top down; a null at the end stands for all others. */
function inLanes(
  parts: readonly { readonly agent: PersonId }[],
  { directory, viewer }: PictureParts,
): readonly (PersonId | null)[] {
  const counts = new Map<PersonId, number>();
  for (const { agent } of parts) counts.set(agent, (counts.get(agent) ?? 0) + 1);
  const agents = [...counts.keys()];
  const weight = (agent: PersonId) =>
    agent === viewer ? Number.POSITIVE_INFINITY : (counts.get(agent) ?? 0);
  const own =
    agents.length > mostLanes
      ? new Set([...agents].sort((a, b) => weight(b) - weight(a)).slice(0, mostLanes))
      : counts;
  const tier = (agent: PersonId) => directory.people.get(agent)?.tier ?? 0;
  const lanes = agents
    .filter((agent) => own.has(agent))
    .reverse()
    .sort((one, other) => tier(other) - tier(one));
  return agents.length > mostLanes ? [...lanes, null] : lanes;
}

function marksOf(steps: readonly Step[], speakers: Speakers): readonly Mark[] {
  const marks = new Map<string, Mark>();
  for (const { x, update } of steps) {
    const kind = markOf(update, speakers);
    marks.set(`${kind} ${Math.round(x / nearest)}`, { kind, x });
  }
  return [...marks.values()];
}

function countsOf(steps: readonly Step[], speakers: Speakers): StoryPicture["counts"] {
  const counts = { reply: 0, memo: 0, change: 0, customer: 0 };
  for (const { update } of steps) counts[markOf(update, speakers)]++;
  return counts;
}

/** Stretches that touch are one. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const all: Stretch[] = [];
  for (const { x, width } of stretches) {
    const last = all.at(-1);
    if (last && x - last.x - last.width < 1e-9) {
      all[all.length - 1] = { x: last.x, width: x + width - last.x };
    } else all.push({ x, width });
  }
  return all;
}

function bandsOf(
  { states }: Story,
  { place, to }: { readonly place: (at: Instant) => number; readonly to: Instant },
): readonly Band[] {
  const bands: Band[] = [];
  for (const [index, { from, status }] of states.entries()) {
    const x = place(from);
    const width = place(states[index + 1]?.from ?? to) - x;
    const last = bands.at(-1);
    if (status === null || (width === 0 && index < states.length - 1)) continue;
    if (last?.status === status) bands[bands.length - 1] = { ...last, width: x + width - last.x };
    else bands.push({ x, width, status });
  }
  return bands;
}
