import type { PersonId } from "../history/ids.ts";
import type { TicketHistory, Update } from "../history/update.ts";
import { type Instant, shift } from "../time/instant.ts";
import { type Fields, runOf } from "./field-run.ts";

/** How a ticket stands after all of its updates. */
export interface TicketState extends Fields {
  readonly createdAt: Instant;
  /** Changes with every save. */
  readonly updatedAt: Instant;
  readonly requester: PersonId | null;
  readonly submitter: PersonId | null;
  /** When the status last became solved; null while it is not. */
  readonly solvedAt: Instant | null;
  readonly rating: "unoffered" | "offered" | "good" | "bad";
  readonly isPublic: boolean;
}

/** The state after a history that is in order; null where nothing ever happened. */
export function stateOf({ updates }: TicketHistory): TicketState | null {
  const [first] = updates;
  if (!first) return null;
  const creation = updates.find(({ kind }) => kind === "create") ?? first;
  const run = runOf();
  let solvedAt: Instant | null = null;
  let rating: TicketState["rating"] = "unoffered";
  for (const update of updates) {
    run.step(update);
    solvedAt = isSolved(run.now) ? (solvedAt ?? update.at) : null;
    rating = update.rating ?? rating;
  }
  return {
    ...run.now,
    createdAt: creation.at,
    updatedAt: shift(first.at, Math.max(...updates.map(({ at }) => at - first.at))),
    requester: requesterOf(creation),
    submitter: creation.by,
    solvedAt,
    rating,
    isPublic: updates.some(({ comment }) => comment?.audience === "public"),
  };
}

export function isSolved({ status }: Pick<Fields, "status">): boolean {
  return status === "solved" || status === "closed";
}

function requesterOf({ kind, requester, comment, by }: Update): PersonId | null {
  return kind === "create" ? (requester ?? comment?.author ?? by) : null;
}
