import type { PersonId } from "../history/ids.ts";
import { isSolved, type State, type Story } from "../story/story.ts";
import type { Instant } from "../time/instant.ts";

/** Unsolved tickets at an instant: tickets go in one by one, and none is kept. Rules: section 11. */
export class Backlog {
  total = 0;
  readonly #at: Instant;
  readonly #by = new Map<PersonId | null, number>();

  constructor(at: Instant) {
    this.#at = at;
  }

  /** How many by assignee then; null is nobody. Only those with tickets. */
  get by(): ReadonlyMap<PersonId | null, number> {
    return this.#by;
  }

  add(story: Story): void {
    const state = stateInBacklog(story, this.#at);
    if (!state) return;
    this.total++;
    this.#by.set(state.assignee, (this.#by.get(state.assignee) ?? 0) + 1);
  }
}

/** How a ticket stood at an instant if it was waiting to be solved then, else null. */
export function stateInBacklog(story: Story, at: Instant): State | null {
  const state = story.states.findLast(({ from }) => from <= at);
  return !state || state.exclusion || isSolved(state.status) ? null : state;
}
