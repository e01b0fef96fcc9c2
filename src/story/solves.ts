import type { PersonId } from "../history/ids.ts";
import type { Instant } from "../time/instant.ts";
import type { Moment } from "./moment.ts";
import type { RatingGiven, Reopen, Solve } from "./story.ts";

interface SolveSeen extends Solve {
  /** The human who did it. */
  readonly by: PersonId | null;
  /** The reopen that it ended, if any. */
  readonly ended: ReopenSeen | null;
  isUndone: boolean;
}

interface ReopenSeen extends Reopen {
  soft: boolean;
}

interface RatingSeen {
  readonly at: Instant;
  readonly rating: "good" | "bad";
  readonly source: string;
  readonly assignee: PersonId | null;
  /** How many solves came before it. */
  readonly solves: number;
}

/** Solves, what undid them, and the rating of the work. Rules: sections 5, 6, 11. */
export class Solves {
  readonly #all: SolveSeen[] = [];
  readonly reopens: ReopenSeen[] = [];
  /** The last reopen while the ticket is not solved again. */
  #open: ReopenSeen | null = null;
  #hasReplied = false;
  #hasGrace = false;
  #rating: RatingSeen | null = null;

  /** Those that the grace left standing. */
  get solves(): readonly Solve[] {
    return this.#hasGrace ? this.#all.filter((solve) => !solve.isUndone) : this.#all;
  }

  get rating(): RatingGiven | null {
    const seen = this.#rating;
    if (!seen) return null;
    const solve = this.#all.slice(0, seen.solves).findLast((earlier) => !earlier.isUndone);
    const { at, rating, source } = seen;
    const evidence = [...(solve?.evidence ?? []), source];
    return { at, rating, agent: solve?.agent ?? seen.assignee, evidence };
  }

  see(moment: Moment): void {
    if (moment.isHumanReply) this.#hasReplied = true;
    if (moment.isSolve) this.#solve(moment);
    else if (moment.isReopen) this.#reopen(moment);
    const { at, kind, rating, source } = moment.update;
    if (kind === "csat" && rating && rating !== "offered") {
      const { assignee } = moment.after;
      this.#rating = { at, rating, source, assignee, solves: this.#all.length };
    }
  }

  #solve(moment: Moment): void {
    const { at, by, source } = moment.update;
    const auto = !moment.isByAgent;
    const isActors = !auto && moment.telling.options.solve.attribution === "actor";
    if (this.#open) this.#open.soft = !this.#hasReplied;
    this.#all.push({
      at,
      agent: isActors ? by : moment.after.assignee,
      auto,
      evidence: [source],
      by: auto ? null : by,
      ended: this.#open,
      isUndone: false,
    });
    this.#open = null;
  }

  #reopen(moment: Moment): void {
    const { at, source } = moment.update;
    const solve = this.#all.at(-1);
    if (solve && isWithinGrace(solve, moment)) {
      solve.isUndone = this.#hasGrace = true;
      this.#open = solve.ended;
      if (this.#open) this.#open.soft = false;
      return;
    }
    this.#open = {
      at,
      agent: solve?.agent ?? null,
      cause: causeOf(moment),
      soft: false,
      evidence: [...(solve?.evidence ?? []), source],
    };
    this.reopens.push(this.#open);
    this.#hasReplied = false;
  }
}

/** The same human undid the own solve so soon that both disappear. */
function isWithinGrace(solve: SolveSeen, { isByAgent, update, telling }: Moment): boolean {
  const isOwn = isByAgent && solve.by === update.by;
  return isOwn && update.at - solve.at <= telling.options.reopen.graceSeconds;
}

function causeOf(moment: Moment): Reopen["cause"] {
  if (moment.isCustomerMessage || moment.isByCustomer) return "customer";
  return moment.isByAgent ? "agent" : "system";
}
