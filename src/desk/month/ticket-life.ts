import type { GroupId, PersonId, TicketId } from "../../history/ids.ts";
import type {
  Comment,
  FieldChanges,
  Rating,
  Status,
  Update,
  UpdateKind,
  Via,
} from "../../history/update.ts";
import { type Instant, type Seconds, shift } from "../../time/instant.ts";
import type { ScheduleId } from "../../time/schedule.ts";
import type { WrittenTicket } from "../desk-data.ts";

/** What somebody does in one save. */
export interface Deed {
  readonly kind?: UpdateKind;
  readonly via?: Via;
  readonly says?: string;
  readonly notes?: string;
  /** Who wrote the comment, where that is somebody else. */
  readonly author?: PersonId;
  readonly set?: FieldChanges;
  readonly addTags?: readonly string[];
  readonly requester?: PersonId;
  readonly rating?: Rating;
  readonly schedule?: ScheduleId;
}

interface Told {
  readonly update: Omit<Update, "source">;
  words: string | null;
}

/** What one save holds: somebody's deed, then what rules did on it. */
interface Save {
  readonly at: Instant;
  readonly told: Told[];
}

/**
 * The life of one ticket while it is made up. The clock `at` only moves
 * forward; what would happen after `end` does not happen any more, so that a
 * life may be told to its end without asking how late it is.
 */
export class TicketLife {
  readonly ticket: TicketId;
  readonly requester: PersonId;
  at: Instant;
  status: Status = "new";
  assignee: PersonId | null = null;
  group: GroupId | null = null;
  readonly #end: Instant;
  readonly #saves: Save[] = [];

  constructor(
    ticket: TicketId,
    given: { readonly requester: PersonId; readonly begin: Instant; readonly end: Instant },
  ) {
    this.ticket = ticket;
    this.requester = given.requester;
    this.at = given.begin;
    this.#end = given.end;
  }

  /** Whether the clock has run past the end of what is told. */
  get isOver(): boolean {
    return this.at > this.#end;
  }

  wait(seconds: Seconds): void {
    this.at = shift(this.at, Math.max(1, Math.round(seconds)));
  }

  hasHeard(words: string): boolean {
    return this.#saves.some(({ told }) => told.some((one) => one.words === words));
  }

  save(by: PersonId | null, deed: Deed): void {
    this.#remember(deed.set);
    if (this.isOver) return;
    this.#saves.push({ at: this.at, told: [tell(this.at, by, deed)] });
  }

  /** A trigger that ran inside the last save. */
  trigger(title: string, deed: Pick<Deed, "set" | "addTags" | "schedule" | "kind">): void {
    this.#remember(deed.set);
    if (this.isOver) return;
    this.#saves
      .at(-1)
      ?.told.push({ ...tell(this.at, null, { via: "trigger", ...deed }), words: title });
  }

  /** Words on the last save that are no comment, such as those of a rating. */
  remark(words: string): void {
    const told = this.#saves.at(-1)?.told[0];
    if (told && !this.isOver) told.words = words;
  }

  /** Something done to this ticket from outside at another time. */
  saveAt(at: Instant, by: PersonId | null, deed: Deed): void {
    if (at <= this.#end) this.#saves.push({ at, told: [tell(at, by, deed)] });
  }

  /** The saves in the order of time, numbered from `firstSave` on; the rules of a save follow it. */
  written(firstSave: number): Pick<WrittenTicket, "history" | "words"> {
    const updates: Update[] = [];
    const words = new Map<string, string>();
    const inOrder = [...this.#saves].sort((a, b) => a.at - b.at);
    for (const [index, save] of inOrder.entries()) {
      for (const [place, told] of save.told.entries()) {
        const source = place === 0 ? `${firstSave + index}` : `${firstSave + index}:${place}`;
        updates.push({ ...told.update, source });
        if (told.words !== null) words.set(source, told.words);
      }
    }
    return { history: { ticket: this.ticket, updates, remarks: [] }, words };
  }

  #remember(set: FieldChanges | undefined): void {
    if (set?.status !== undefined) this.status = set.status;
    if (set?.assignee !== undefined) this.assignee = set.assignee;
    if (set?.group !== undefined) this.group = set.group;
  }
}

function tell(at: Instant, by: PersonId | null, deed: Deed): Told {
  const { kind = "update", via = "person", says, notes, author = by, ...rest } = deed;
  const words = says ?? notes ?? null;
  const comment: Comment | null =
    words === null ? null : { author, audience: says === undefined ? "private" : "public" };
  return { update: { at, by, kind, via, ...(comment && { comment }), ...rest }, words };
}
