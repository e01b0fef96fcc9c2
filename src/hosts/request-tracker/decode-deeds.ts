import type { PersonId } from "../../history/ids.ts";
import type { FieldChanges, UpdateKind } from "../../history/update.ts";
import type { Instant, Seconds } from "../../time/instant.ts";
import type { Beginning } from "./decode-beginning.ts";
import { RowReader, type RowsOptions, type Said } from "./decode-rows.ts";
import type { Transaction } from "./wire.ts";

export interface DeedsOptions extends RowsOptions {
  /** The number of RT_System, in whose name RT acts by itself. */
  readonly machine: string;
}

/** What one actor did in one save, as far as its rows were read. */
export interface Deed {
  readonly at: Instant;
  readonly by: PersonId | null;
  /** The number of its first row. */
  readonly source: string;
  /** Whom the ticket is for, where the deed created it; null: nobody is named. */
  readonly creation: { readonly requester: PersonId | null } | null;
  audience: "public" | "private" | null;
  set: FieldChanges;
  readonly effects: UpdateKind[];
  /** When its last row was written. */
  until: Instant;
}

/** Mail may go out between a reply and the row that opens its ticket. */
const patience: Seconds = 10;

/** What was done to a ticket, from its rows, oldest first; and how many rows nobody understands. */
export function deedsOf(
  rows: readonly Transaction[],
  options: DeedsOptions & { readonly beginning: Beginning },
): { readonly deeds: readonly Deed[]; readonly unknown: number } {
  const { beginning, machine } = options;
  const reader = new RowReader(beginning, options);
  const first = rows.find(({ Type }) => Type === "Create");
  const deeds: Deed[] = [];
  let unknown = 0;
  for (const row of rows) {
    const isMachine = row.Creator.id === machine;
    const by = isMachine ? null : (row.Creator.id as PersonId);
    const said = reader.read(row);
    if (said === "unknown") unknown++;
    // RT's own clocks and links are no work of anybody.
    if (!said || said === "unknown" || (isMachine && said.set?.other)) continue;
    const before = deeds.at(-1);
    if (row === first) deeds.push(creationOf(row, { beginning, by, set: reader.begin(beginning) }));
    else if (before && (isMachine ? follows : isSame)({ before, by, row, said }))
      join(before, said);
    else deeds.push(deedOf(row, { by, said }));
    const deed = deeds.at(-1);
    if (deed) deed.until = row.Created;
  }
  return { deeds, unknown };
}

interface Next {
  readonly before: Deed;
  readonly by: PersonId | null;
  readonly row: Transaction;
  readonly said: Said;
}

/** Whether a row goes on with what its actor did in the same second; each message is one of its own. */
function isSame({ before, by, row, said }: Next): boolean {
  return before.by === by && before.until === row.Created && !(said.audience && before.audience);
}

/** Whether RT itself only carries out what follows from a person's deed. */
function follows({ before, row, said }: Next): boolean {
  if (before.by === null || row.Created - before.until > patience) return false;
  const { assignee, status } = said.set ?? {};
  const opens = status === "open" && before.audience === "public";
  return opens || (assignee === null && before.set.group !== undefined);
}

function creationOf(
  { Created, Creator, id }: Transaction,
  { beginning, by, set }: { beginning: Beginning; by: PersonId | null; set: FieldChanges },
): Deed {
  const { requestors } = beginning;
  const requester = requestors.find((one) => one === Creator.id) ?? requestors[0] ?? null;
  const base = { at: Created, until: Created, by, source: id, effects: [] };
  return { ...base, creation: { requester }, audience: "public", set };
}

function deedOf(
  { Created, id }: Transaction,
  { by, said }: { readonly by: PersonId | null; readonly said: Said },
): Deed {
  return {
    at: Created,
    until: Created,
    by,
    source: id,
    creation: null,
    audience: said.audience ?? null,
    set: said.set ?? {},
    effects: said.effect ? [said.effect] : [],
  };
}

function join(deed: Deed, { audience, effect, set }: Said): void {
  deed.audience ??= audience ?? null;
  deed.set = { ...deed.set, ...set };
  if (effect) deed.effects.push(effect);
}
