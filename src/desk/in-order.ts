import { type Directory, roleAt } from "../history/directory.ts";
import type { Update } from "../history/update.ts";

/**
 * The updates in the order in which they happened, each once: by time; inside
 * one instant the creation first, then by `seq` where every other update of
 * the instant has one, else customers before others, else as they came.
 */
export function inOrder(updates: readonly Update[], directory: Directory): readonly Update[] {
  const known = new Set<string>();
  const once = updates.filter(({ source }) => !known.has(source) && known.add(source));
  const creations = once.filter(({ kind }) => kind === "create");
  const [creation = null] = sorted(creations, { creation: null, directory });
  return sorted(once, { creation, directory });
}

interface Sorting {
  readonly creation: Update | null;
  readonly directory: Directory;
}

function sorted(updates: readonly Update[], { creation, directory }: Sorting): readonly Update[] {
  const unnumbered = new Set(
    updates.filter((one) => one !== creation && one.seq === undefined).map(({ at }) => at),
  );
  const placed = updates.map((update) => ({
    update,
    isLater: update !== creation,
    seq: unnumbered.has(update.at) ? 0 : (update.seq ?? 0),
    isOthers: !isByCustomer(update, directory),
  }));
  return placed
    .sort(
      (a, b) =>
        a.update.at - b.update.at ||
        Number(a.isLater) - Number(b.isLater) ||
        a.seq - b.seq ||
        Number(a.isOthers) - Number(b.isOthers),
    )
    .map(({ update }) => update);
}

function isByCustomer({ at, by, comment, onBehalfOf }: Update, { people }: Directory): boolean {
  const author = comment?.author ?? onBehalfOf ?? by;
  const person = author === null ? undefined : people.get(author);
  return person !== undefined && roleAt(person, at) === "end_user";
}
