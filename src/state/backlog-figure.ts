import type { PersonId } from "../history/ids.ts";
import type { TicketHead, View } from "../hosts/host.ts";
import { done } from "../report/packed.ts";
import { isSolved } from "../story/story.ts";
import { isInScope } from "./scope.ts";
import type { ViewModel } from "./view-model.ts";

/** What of a view waits to be solved. */
export interface BacklogFigure {
  /** The unsolved tickets now, the oldest first. */
  readonly open: readonly TicketHead[];
  /**
   * How many more than when the period began; null where that is not known:
   * without a period, while histories are read or where one is missing, and in
   * a view that tickets leave when they are solved.
   */
  readonly change: number | null;
}

/** The backlog of an agent, or of everybody where that is null. Rules: section 11. */
export function backlogOf(view: ViewModel, agent: PersonId | null): BacklogFigure {
  const isWanted = (assignee: PersonId | null) => agent === null || assignee === agent;
  const heads = [...view.heads.value.values()].filter((head) => isInScope(head, view.filter.value));
  const open = heads
    .filter(({ assignee, status }) => isWanted(assignee) && !isSolved(status))
    .sort((one, other) => one.createdAt - other.createdAt);
  const then = isUnsolvedOnly(view) ? null : openThen(view, { heads, isWanted });
  return { open, change: then === null ? null : open.length - then };
}

/** Whether a view has unsolved tickets alone, as far as its list shows. */
function isUnsolvedOnly({ heads }: ViewModel): boolean {
  return heads.value.size > 0 && [...heads.value.values()].every(({ status }) => !isSolved(status));
}

interface Wanted {
  readonly heads: readonly TicketHead[];
  isWanted(assignee: PersonId | null): boolean;
}

function openThen(view: ViewModel, { heads, isWanted }: Wanted): number | null {
  const from = view.range.value?.from;
  if (from === undefined || !view.isSettled.value) return null;
  const { people, places } = view.tickets.value.book;
  const held = view.tickets.value.holdersAt(from);
  let open = 0;
  for (const head of heads) {
    if (head.updatedAt < from) {
      // Nothing has happened on it since: it stood as it stands now.
      if (isWanted(head.assignee) && !isSolved(head.status)) open++;
      continue;
    }
    const place = places.get(head.ticket);
    if (place === undefined) return null;
    const holder = held[place] ?? done;
    if (holder !== done && isWanted(people[holder] ?? null)) open++;
  }
  return open;
}

/**
 * Where a view that is read has unsolved tickets alone: the view to look at
 * for what needs solved ones, the largest that may have some. Null where the
 * picked view has solved tickets; `other` is null where there is no such view.
 */
export function viewWithSolved(view: ViewModel): { readonly other: View | null } | null {
  if (!view.isSettled.value || !isUnsolvedOnly(view)) return null;
  const others = (view.views.value ?? []).filter(
    ({ hasSolved, id }) => id !== view.picked.value && hasSolved !== false,
  );
  const sizeOf = ({ hasSolved, size }: View) => (hasSolved ? 1e9 : 0) + (size?.tickets ?? 0);
  const [other = null] = others.sort((one, two) => sizeOf(two) - sizeOf(one));
  return { other };
}
