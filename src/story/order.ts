import { type Directory, roleAt } from "../history/directory.ts";
import type { TicketHistory, Update } from "../history/update.ts";
import type { Instant } from "../time/instant.ts";

export interface OrderedUpdates {
  /** Repeats left out; what came before the creation moved to its instant. */
  readonly updates: readonly Update[];
  /** The first of `updates`, unless the history lacks its beginning. */
  readonly creation: Update | null;
  readonly isSkewed: boolean;
}

/**
 * Puts a ticket's updates in the order in which they count: by time; inside
 * one second the creation first, then by `seq` if all others have one, else
 * customers before others, else as they came. Rules: section 1.
 */
export function order(history: TicketHistory, directory: Directory): OrderedUpdates {
  if (history.isSettled) return settled(history.updates);
  const updates = withoutRepeats(history.updates);
  if (isInOrder(updates)) return settled(updates);
  const creation = findCreation(updates, directory);
  const sorted = sort(updates, { creation, directory });
  if (!creation) return { updates: sorted, creation, isSkewed: false };
  const start = sorted.indexOf(creation);
  const moved = sorted.slice(0, start).map((update) => ({ ...update, at: creation.at }));
  return {
    updates: [creation, ...moved, ...sorted.slice(start + 1)],
    creation,
    isSkewed: start > 0,
  };
}

function settled(updates: readonly Update[]): OrderedUpdates {
  return { updates, creation: updates[0] ?? null, isSkewed: false };
}

function withoutRepeats(updates: readonly Update[]): readonly Update[] {
  if (isAscending(updates)) return updates;
  const seen = new Set<string>();
  for (const { source } of updates) seen.add(source);
  if (seen.size === updates.length) return updates;
  return updates.filter(({ source }) => seen.delete(source));
}

/** Ids that only grow repeat nothing; saying so is cheaper than remembering them all. */
function isAscending(updates: readonly Update[]): boolean {
  let before = "";
  for (const { source } of updates) {
    if (source <= before) return false;
    before = source;
  }
  return true;
}

/** Whether nothing needs to be done: most hosts deliver in order, and sorting is the dear part. */
function isInOrder(updates: readonly Update[]): boolean {
  if (updates[0]?.kind !== "create") return false;
  for (let index = 1; index < updates.length; index++) {
    const [before, update] = [updates[index - 1], updates[index]];
    if (!before || !update || update.at < before.at) return false;
    if (update.kind === "create" && update.at === updates[0].at) return false;
    if (index === 1 || update.at > before.at) continue;
    if (before.seq === undefined || update.seq === undefined || update.seq <= before.seq) {
      return false;
    }
  }
  return true;
}

interface Sorting {
  readonly creation: Update | null;
  readonly directory: Directory;
}

function findCreation(updates: readonly Update[], directory: Directory): Update | null {
  const creations = updates.filter(({ kind }) => kind === "create");
  if (creations.length < 2) return creations[0] ?? null;
  // What stands between two creations of one second decides whether their seq counts.
  const sorted = sort(updates, { creation: null, directory });
  return sorted.find(({ kind }) => kind === "create") ?? null;
}

function sort(updates: readonly Update[], { creation, directory }: Sorting): Update[] {
  const unnumbered = new Set<Instant>();
  for (const update of updates) {
    if (update.seq === undefined && update !== creation) unnumbered.add(update.at);
  }
  const first = (a: boolean, b: boolean) => Number(b) - Number(a);
  return updates.toSorted(
    (a, b) =>
      a.at - b.at ||
      first(a === creation, b === creation) ||
      (unnumbered.has(a.at) ? 0 : (a.seq ?? 0) - (b.seq ?? 0)) ||
      first(isByCustomer(a, directory), isByCustomer(b, directory)),
  );
}

function isByCustomer(update: Update, { people }: Directory): boolean {
  const id = update.comment?.author ?? update.onBehalfOf ?? update.by;
  const person = id === null ? undefined : people.get(id);
  return person !== undefined && roleAt(person, update.at) === "end_user";
}
