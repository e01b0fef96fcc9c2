import type { PersonId } from "../history/ids.ts";
import { isSolved, type State, type Story } from "../story/story.ts";
import type { Instant } from "../time/instant.ts";

/** Unsolved tickets at an instant. */
export interface Backlog {
  readonly total: number;
  /** By assignee then; null is nobody. Only those with tickets. */
  readonly by: ReadonlyMap<PersonId | null, number>;
}

/** Counts tickets into a backlog one by one. Rules: section 11. */
export function countBacklog(stories: Iterable<Story>, at: Instant): Backlog {
  const by = new Map<PersonId | null, number>();
  let total = 0;
  for (const story of stories) {
    const state = stateInBacklog(story, at);
    if (!state) continue;
    total++;
    by.set(state.assignee, (by.get(state.assignee) ?? 0) + 1);
  }
  return { total, by };
}

/** How a ticket stood at an instant if it was waiting to be solved then, else null. */
export function stateInBacklog(story: Story, at: Instant): State | null {
  const state = story.states.findLast(({ from }) => from <= at);
  return !state || state.exclusion || isSolved(state.status) ? null : state;
}
