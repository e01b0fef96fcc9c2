import * as v from "valibot";
import { id as idShape, person } from "./wire.ts";

/** What is asked of each row. */
export const rowFields = {
  fields: "Type,Creator,Created,ObjectId,Field,OldValue,NewValue",
  "fields[Creator]": "id,Name,RealName",
};

const rowShape = v.object({
  id: idShape,
  Type: v.string(),
  Field: v.unknown(),
  NewValue: v.unknown(),
  ObjectId: idShape,
  Creator: v.fallback(v.nullable(person), null),
});
type RowHead = v.InferOutput<typeof rowShape>;

/** What has to be known of a row before its history is decoded; null for what is none. */
export function headOf(row: unknown): RowHead | null {
  const { output, success } = v.safeParse(rowShape, row);
  return success ? output : null;
}

/** Whether every ticket in a history, the merged ones too, has the row that began it; the newest come first. */
export function isWhole(rows: readonly unknown[]): boolean {
  const begun = new Map<string, boolean>();
  for (const row of rows) {
    const head = headOf(row);
    if (head) begun.set(head.ObjectId, begun.get(head.ObjectId) || head.Type === "Create");
  }
  return begun.size > 0 && [...begun.values()].every(Boolean);
}

/**
 * A merge as its rows tell it: one at the ticket that went, one at the ticket
 * into which it went. Both name the latter, by an address that ends with its number.
 */
export interface MergeRow {
  readonly row: number;
  readonly at: string;
  readonly into: string;
}

/** Null for a row of anything else; `into` is empty where RT does not name the other ticket. */
export function mergeOf(row: unknown): MergeRow | null {
  const { Field, NewValue, ObjectId, Type, id = "" } = headOf(row) ?? {};
  if (!ObjectId || Type !== "AddLink" || Field !== "MergedInto") return null;
  return { row: Number(id), at: ObjectId, into: /\/(\d+)$/.exec(`${NewValue}`)?.[1] ?? "" };
}
