import type { PersonId } from "../../history/ids.ts";
import type { Transaction } from "./wire.ts";

/** What a ticket is or was, in RT's own words. */
export interface Beginning {
  /** The number that its own rows bear. */
  readonly number: string;
  readonly status: string;
  readonly queue: string;
  readonly owner: string;
  readonly priority: string;
  readonly requestors: readonly PersonId[];
}

/** Which field a row changed; null where none of those that we follow. */
export function fieldOf({
  Field,
  Type,
}: Transaction): "status" | "queue" | "owner" | "priority" | null {
  if (/^(Take|Untake|Give|Steal|Force)$/.test(Type)) return "owner";
  if (Type === "Status" || (Type === "Set" && Field === "Status")) return "status";
  if (Type !== "Set") return null;
  if (Field === "Owner") return "owner";
  if (Field === "Queue") return "queue";
  return Field === "Priority" ? "priority" : null;
}

/** What a ticket was when it was created, from its rows, oldest first, and from what it is today. */
export function beginningOf(
  rows: readonly Transaction[],
  { today }: { readonly today: Beginning },
): Beginning {
  const first = new Map<string, string>();
  const requestors = new Set(today.requestors);
  for (const row of rows) {
    const field = fieldOf(row);
    if (field && !first.has(field)) first.set(field, row.OldValue);
  }
  for (const { Field, NewValue, OldValue, Type } of rows.toReversed()) {
    if (Field !== "Requestor") continue;
    if (Type === "AddWatcher") requestors.delete(NewValue as PersonId);
    if (Type === "DelWatcher") requestors.add(OldValue as PersonId);
  }
  return {
    number: today.number,
    status: first.get("status") ?? today.status,
    queue: first.get("queue") ?? today.queue,
    owner: first.get("owner") ?? today.owner,
    priority: first.get("priority") ?? today.priority,
    requestors: [...requestors],
  };
}
