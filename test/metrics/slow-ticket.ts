import type { Options } from "../../src/definitions/options.ts";
import { roleAt } from "../../src/history/directory.ts";
import type { PersonId } from "../../src/history/ids.ts";
import type { FieldChanges, TicketHistory, Update } from "../../src/history/update.ts";
import type { Instant } from "../../src/time/instant.ts";
import { directory } from "../timeline.ts";

type Field = Exclude<keyof FieldChanges, "other">;

/**
 * A ticket read as literally and as slowly as the definitions are written: no
 * state is kept from one update to the next, every question is asked of all
 * updates again. Updates go by their place in the order. Sections 1, 2, 5 and 6.
 */
export class SlowTicket {
  readonly options: Options;
  readonly creation: Update | null;
  readonly isSkewed: boolean;
  readonly updates: readonly Update[];
  /** The places of all updates. */
  readonly all: readonly number[];

  constructor(history: TicketHistory, options: Options) {
    const { creation, isSkewed, updates } = inOrder(history.updates);
    this.options = options;
    this.creation = creation;
    this.isSkewed = isSkewed;
    this.updates = updates;
    this.all = [...updates.keys()];
  }

  get(place: number): Update {
    const update = this.updates[place];
    if (!update) throw new Error("the slow reading lost its way");
    return update;
  }

  at(place: number): Instant {
    return this.get(place).at;
  }

  /** Dates everything on demand. */
  get created(): Instant {
    return this.creation?.at ?? this.at(0);
  }

  // Who is who.

  isHuman(place: number): boolean {
    const { at, by } = this.get(place);
    return !this.isAutomated(place) && isStaff(by, at) && !this.#isRequester(by);
  }

  isAutomated(place: number): boolean {
    const { at, by, via } = this.get(place);
    return !/^(person|sharing)$/.test(via) || /bot|system/.test(roleOf(by, at));
  }

  /** Whether this kind of update carries comments and fields. */
  isSave(place: number): boolean {
    return /^(create|update|merge_into)$/.test(this.get(place).kind);
  }

  isMerge(place: number): boolean {
    return this.get(place).kind === "merge_into";
  }

  isMessage(place: number): boolean {
    const { at, via } = this.get(place);
    const author = this.#publicAuthor(place);
    if (author === undefined || /^(merge|import|autoreply)$/.test(via)) return false;
    return roleOf(author, at) === "end_user" || (isStaff(author, at) && this.#isRequester(author));
  }

  isReply(place: number): boolean {
    const { at, via } = this.get(place);
    const author = this.#publicAuthor(place);
    if (author === undefined || this.isAutomated(place) || via === "sharing") return false;
    return isStaff(author, at) && !this.#isRequester(author);
  }

  isBotReply(place: number): boolean {
    const { at, via } = this.get(place);
    const author = this.#publicAuthor(place);
    if (author === undefined || this.isMessage(place)) return false;
    const isBots = roleOf(author, at) === "bot" && !/^(trigger|automation|autoreply)$/.test(via);
    return isBots || via === "bot";
  }

  authorOf(place: number): PersonId | null {
    const { by, comment } = this.get(place);
    return comment?.author ?? by;
  }

  get #requester(): PersonId | null {
    const { by, comment, onBehalfOf, requester } = this.creation ?? { by: null };
    return requester ?? comment?.author ?? onBehalfOf ?? by;
  }

  #isRequester(id: PersonId | null): boolean {
    return this.options.agentRequesterIsCustomer && id !== null && id === this.#requester;
  }

  #publicAuthor(place: number): PersonId | null | undefined {
    const { comment, kind } = this.get(place);
    const isPublic = comment?.audience === "public" && /^(create|update)$/.test(kind);
    return isPublic ? this.authorOf(place) : undefined;
  }

  // What the fields are after an update; -1 is before all.

  after<F extends Field>(place: number, field: F): NonNullable<FieldChanges[F]> | null {
    const setting = this.all.findLast(
      (at) => at <= place && this.isSave(at) && this.get(at).set?.[field] !== undefined,
    );
    return setting === undefined ? null : (this.get(setting).set?.[field] ?? null);
  }

  isChange(place: number, field: Field): boolean {
    return this.after(place, field) !== this.after(place - 1, field);
  }

  isDone(place: number): boolean {
    return /solved|closed/.test(this.after(place, "status") ?? "");
  }

  get isDoneNow(): boolean {
    return this.isDone(this.updates.length - 1);
  }

  /** Deleted or spam. */
  get gone(): "deleted" | "spam" | null {
    return this.goneAfter(this.updates.length - 1);
  }

  goneAfter(place: number): "deleted" | "spam" | null {
    const isOn = (on: string, off: string) => {
      const last = this.all.findLast((at) => at <= place && [on, off].includes(this.get(at).kind));
      return last !== undefined && this.get(last).kind === on;
    };
    return isOn("delete", "restore") ? "deleted" : isOn("spam", "unspam") ? "spam" : null;
  }

  get excluded(): "deleted" | "spam" | "merged" | null {
    return this.gone ?? (this.all.some((place) => this.isMerge(place)) ? "merged" : null);
  }

  // Solves and reopens.

  isSolve(place: number): boolean {
    const isSolved = this.isSave(place) && this.isDone(place) && !this.isDone(place - 1);
    return isSolved && !this.isMerge(place);
  }

  isReopen(place: number): boolean {
    return this.isSave(place) && this.isDone(place - 1) && !this.isDone(place);
  }

  /** The reopens, each with the solve that it undoes. */
  get undoings() {
    return this.all
      .filter((place) => this.isReopen(place))
      .flatMap((reopen) => {
        const solve = this.all.findLast((place) => place < reopen && this.isSolve(place));
        // Only a merge leaves a solved ticket without a solve.
        if (solve === undefined) return [];
        const isOwn =
          this.isHuman(solve) && this.isHuman(reopen) && this.get(solve).by === this.get(reopen).by;
        const taken = this.at(reopen) - this.at(solve);
        return [{ solve, reopen, isGrace: isOwn && taken <= this.options.reopen.graceSeconds }];
      });
  }

  /** The solves that grace left standing. */
  get solves(): readonly number[] {
    const undone = this.undoings.filter(({ isGrace }) => isGrace).map(({ solve }) => solve);
    return this.all.filter((place) => this.isSolve(place) && !undone.includes(place));
  }

  creditOf(solve: number): PersonId | null {
    const isActors = this.options.solve.attribution === "actor" && this.isHuman(solve);
    return isActors ? this.get(solve).by : this.after(solve, "assignee");
  }
}

function roleOf(id: PersonId | null, at: Instant): string {
  const person = id === null ? undefined : directory.people.get(id);
  return person ? roleAt(person, at) : "system";
}

function isStaff(id: PersonId | null, at: Instant): boolean {
  return /agent|admin/.test(roleOf(id, at));
}

function inOrder(arrived: readonly Update[]) {
  const once = arrived.filter(
    ({ source }, index) => arrived.findIndex((other) => other.source === source) === index,
  );
  const [created = []] = instantsOf(once.filter(({ kind }) => kind === "create"));
  const creation = inOneInstant(created)[0] ?? null;
  const sorted = instantsOf(once.filter((update) => update !== creation)).flatMap(inOneInstant);
  if (!creation) return { creation, isSkewed: false, updates: sorted };
  const early = sorted.filter(({ at }) => at < creation.at);
  const moved = early.map((update) => ({ ...update, at: creation.at }));
  const later = sorted.filter(({ at }) => at >= creation.at);
  return { creation, isSkewed: early.length > 0, updates: [creation, ...moved, ...later] };
}

function instantsOf(updates: readonly Update[]): readonly (readonly Update[])[] {
  const instants = [...new Set(updates.map(({ at }) => at))].sort((a, b) => a - b);
  return instants.map((instant) => updates.filter(({ at }) => at === instant));
}

function inOneInstant(updates: readonly Update[]): readonly Update[] {
  const isCustomer = ({ at, by, comment, onBehalfOf }: Update) =>
    roleOf(comment?.author ?? onBehalfOf ?? by, at) === "end_user";
  const others = updates.filter((update) => !isCustomer(update));
  const customersFirst = [...updates.filter(isCustomer), ...others];
  if (updates.some(({ seq }) => seq === undefined)) return customersFirst;
  return customersFirst.sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
}
