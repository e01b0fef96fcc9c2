import { type Entry, type Packed, packBlock } from "./block.ts";
import type { Contents, OpenBlock } from "./contents.ts";
import type { Dates, Day } from "./kept.ts";
import type { Exchange } from "./shelf.ts";

/** How much is kept at most. */
export interface Limits {
  readonly tickets: number;
  /** So many days after somebody last asked for it, a ticket is dropped. */
  readonly days: number;
}

/** Blocks are joined up to so many tickets: few are read fast, and rewriting one is still cheap. */
const full = 512;
/** What is smaller is joined with others, once there are more than so many of them. */
const small = full / 2;
const smallAtMost = 8;
/** That a ticket was asked for is written down when so many days have passed. */
const week = 7;

interface Tidying {
  readonly owner: string;
  readonly today: Day;
  readonly limits: Limits;
  /** Those that were asked for, as far as it is worthwhile to write it down. */
  readonly used: ReadonlySet<Entry>;
}

/**
 * What to exchange so that nothing is kept beyond its limits, blocks are few
 * and their dates right. Of what nobody asks for, the oldest goes first.
 */
export function tidyingOf(contents: Contents, tidying: Tidying): readonly Exchange[] {
  const dates = staying(contents, tidying);
  const left = (block: OpenBlock) => block.entries.filter((entry) => dates.has(entry));
  return inGroups(due(contents, dates), (block) => left(block).length).map((group) => {
    const histories = group.flatMap((block) =>
      left(block).flatMap((entry): readonly Packed[] => {
        const history = block.history(entry);
        return history ? [{ ...entry, history, ...dates.get(entry) }] : [];
      }),
    );
    return exchangeOf(group, histories, tidying.owner);
  });
}

/** Whether there is nothing to exchange. Asked at every turn: it makes nothing, it only looks. */
export function isTidy({ blocks, places }: Contents, { limits, today, used }: Tidying): boolean {
  if (places.size > limits.tickets) return false;
  let smallOnes = 0;
  for (const { entries } of blocks.values()) {
    let count = 0;
    for (const entry of entries) {
      if (places.get(entry.ticket)?.entry !== entry) continue;
      count++;
      const { keptOn, usedOn } = entry;
      const isInTime = keptOn <= today && usedOn <= today && usedOn >= today - limits.days;
      if (!isInTime || used.has(entry)) return false;
    }
    if (count < small) smallOnes++;
  }
  return smallOnes <= smallAtMost;
}

/** The blocks that have to be written anew, lowest rank first. */
function due(contents: Contents, dates: ReadonlyMap<Entry, Dates>): readonly OpenBlock[] {
  const blocks = [...contents.blocks.values()].sort((one, other) => one.rank - other.rank);
  const isSmall = ({ entries }: OpenBlock) =>
    entries.reduce((count, entry) => count + Number(dates.has(entry)), 0) < small;
  const isJoined = blocks.filter(isSmall).length > smallAtMost ? isSmall : () => false;
  const isOutdated = (entry: Entry) => {
    const isLive = contents.places.get(entry.ticket)?.entry === entry;
    const { keptOn, usedOn } = dates.get(entry) ?? {};
    return isLive && (keptOn !== entry.keptOn || usedOn !== entry.usedOn);
  };
  return blocks.filter((block) => isJoined(block) || block.entries.some(isOutdated));
}

/** Whether it should be written down that it was asked for today. */
export function isWorthwhile({ usedOn }: Entry, today: Day): boolean {
  return usedOn <= today - week;
}

/** What stays, with the dates that are then right: a clock that was ahead may have written others. */
function staying(
  { places }: Contents,
  { limits, today, used }: Tidying,
): ReadonlyMap<Entry, Dates> {
  const dates = new Map<Entry, Dates>();
  for (const { entry } of places.values()) {
    const usedOn = used.has(entry) ? today : Math.min(entry.usedOn, today);
    if (usedOn < today - limits.days) continue;
    dates.set(entry, { keptOn: Math.min(entry.keptOn, today), usedOn });
  }
  if (dates.size <= limits.tickets) return dates;
  const newestFirst = [...dates].sort(
    ([one, { usedOn }], [other, { usedOn: otherUsedOn }]) =>
      otherUsedOn - usedOn || other.updatedAt - one.updatedAt,
  );
  return new Map(newestFirst.slice(0, limits.tickets));
}

/** One after the other, as many together as make a full one. */
function inGroups(
  blocks: readonly OpenBlock[],
  count: (block: OpenBlock) => number,
): readonly (readonly OpenBlock[])[] {
  const groups: OpenBlock[][] = [];
  let room = 0;
  for (const block of blocks) {
    if (!groups.length || count(block) > room) {
      groups.push([]);
      room = full;
    }
    groups.at(-1)?.push(block);
    room -= count(block);
  }
  return groups;
}

function exchangeOf(
  group: readonly OpenBlock[],
  histories: readonly Packed[],
  owner: string,
): Exchange {
  const take = group.map(({ key }) => key);
  if (!histories.length) return { take, put: null };
  const usedOn = Math.max(...histories.map((one) => one.usedOn));
  const rank = Math.max(...group.map((one) => one.rank));
  return { take, put: { bytes: packBlock(histories, owner), usedOn, rank } };
}
