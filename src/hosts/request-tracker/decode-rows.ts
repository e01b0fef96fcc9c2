import type { GroupId, PersonId } from "../../history/ids.ts";
import type { FieldChanges, Status, UpdateKind } from "../../history/update.ts";
import { type Beginning, fieldOf } from "./decode-beginning.ts";
import { deleted, priorityOf, statusOf, type Terms } from "./decode-terms.ts";
import type { Transaction } from "./wire.ts";

/** What one row says; `other` alone where no metric reads what was changed. */
export interface Said {
  readonly audience?: "public" | "private";
  readonly set?: FieldChanges;
  readonly effect?: UpdateKind;
}

export interface RowsOptions {
  readonly terms: Terms;
  /** The number of Nobody, who owns what nobody owns. */
  readonly nobody: string;
  /** The lifecycle of each queue. */
  readonly lifecycles: ReadonlyMap<string, string>;
}

/** Nobody's hand, or no change of the ticket. */
const passedOver =
  /^(EmailRecord|CommentEmailRecord|SystemError|Attachment|Forward|(Add|Open|Resolve)Reminder|PurgeTransaction|Told|Munge)/;
const byHand =
  /^(Status|Set|Set-TimeWorked|Subject|SetWatcher|AddWatcher|DelWatcher|AddLink|DeleteLink|CustomField)$/;
const audiences = new Map([
  ["Create", "public"],
  ["Correspond", "public"],
  ["Comment", "private"],
] as const);
const isAudience = (type: string): type is "Create" | "Correspond" | "Comment" =>
  audiences.has(type as "Create");

/** Reads a ticket's rows one after the other, oldest first, since some stand on those before. */
export class RowReader {
  readonly #options: RowsOptions;
  readonly #number: string;
  #queue: string;
  /** What the ticket is; while it is deleted, what it was before. */
  #status: Status | null;

  constructor(beginning: Beginning, options: RowsOptions) {
    this.#options = options;
    this.#number = beginning.number;
    this.#queue = beginning.queue;
    this.#status = this.#toStatus(beginning.status);
  }

  /** What the ticket began with. */
  begin({ owner, priority, queue }: Beginning): FieldChanges {
    return {
      ...(this.#status && { status: this.#status }),
      assignee: this.#toOwner(owner),
      group: queue as GroupId,
      priority: this.#toPriority(priority),
    };
  }

  /** What a row says; null: nothing that counts, "unknown": nobody knows. */
  read(row: Transaction): Said | null | "unknown" {
    const { Field, NewValue, ObjectId, Type } = row;
    if (isAudience(Type)) return { audience: audiences.get(Type) ?? "private" };
    if (passedOver.test(Type) || (Type === "SetWatcher" && Field === "Owner")) return null;
    const field = fieldOf(row);
    if (!field && !byHand.test(Type)) return "unknown";
    // The fields of a ticket that was merged into this one are not this one's.
    if (!field || ObjectId !== this.#number) return { set: { other: true } };
    if (field === "status") return this.#readStatus(row);
    if (field === "owner") return { set: { assignee: this.#toOwner(NewValue) } };
    if (field === "priority") return { set: { priority: this.#toPriority(NewValue) } };
    this.#queue = NewValue;
    return { set: { group: NewValue as GroupId } };
  }

  /** What comes back from being deleted comes back as it was, or is changed by the way. */
  #readStatus({ NewValue, OldValue }: Transaction): Said | "unknown" {
    if (NewValue === deleted) return { effect: "delete" };
    const before = this.#status;
    const status = this.#toStatus(NewValue);
    if (!status) return "unknown";
    this.#status = status;
    if (OldValue !== deleted) return { set: { status } };
    return { effect: "restore", ...(status !== before && { set: { status } }) };
  }

  #toStatus(name: string): Status | null {
    const { lifecycles, terms } = this.#options;
    return statusOf(name, { lifecycle: lifecycles.get(this.#queue) ?? null, terms });
  }

  #toOwner(number: string): PersonId | null {
    const isNobody = number === this.#options.nobody || !/[1-9]/.test(number);
    return isNobody ? null : (number as PersonId);
  }

  #toPriority(number: string) {
    return priorityOf(Number(number), this.#options.terms);
  }
}
