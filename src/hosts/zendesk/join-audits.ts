import * as v from "valibot";
import type { TicketHistory, Update } from "../../history/update.ts";
import type { Decoded } from "../decoded.ts";
import { type Decoding, decodeAudits } from "./decode-audits.ts";
import { audit } from "./wire.ts";

type Audit = v.InferOutput<typeof audit>;

/** A ticket's newest audits, as far as they were asked for. */
export interface Newest {
  /** The pages, in the order of their coming. */
  readonly answers: readonly unknown[];
  /** Whether the last of them ends the list. */
  readonly isAll: boolean;
}

/** `more`: what is known is not reached yet; `unsorted`: the oldest came first; `unclear`: only the whole tells. */
export type Joined = Decoded | "more" | "unsorted" | "unclear";

const answerShape = v.object({ audits: v.array(v.unknown()) });

/** Whether a history can be gone on with: of another it is not certain what its end means. */
export function isJoinable({ isSettled, remarks, updates }: TicketHistory): boolean {
  const isCounted = updates.every(({ seq }, index) => seq === index);
  return isSettled === true && isCounted && !remarks.includes("unknown_records");
}

/**
 * The history of one ticket, from what is known of it and from its newest
 * audits: exactly what all of its audits would give.
 *
 * Nothing is taken on trust: the newest come first, each before the other by
 * time and by number alike; and as far as they reach back beyond what is new,
 * they are what is known, update for update. A comment that is made private was
 * posted as a later change tells: where that is not among these, only the
 * whole tells.
 */
export function joinAudits(
  { answers, isAll }: Newest,
  { known, ...decoding }: Decoding & { readonly known: TicketHistory },
): Joined {
  const given: readonly unknown[] = answers.flatMap((answer) => {
    const read = v.safeParse(answerShape, answer);
    return read.success ? read.output.audits : [null];
  });
  const read = v.safeParse(v.array(audit), given);
  if (!read.success) return "unclear";
  const newest = withoutRepeats(read.output);
  const isBackwards = isInOrder(newest.toReversed());
  if (isAll && (isBackwards || isInOrder(newest)))
    return decodeAudits([{ audits: isBackwards ? given.toReversed() : given }], decoding);
  if (!isBackwards) return isInOrder(newest) ? "unsorted" : "unclear";

  const last = auditOf(known.updates.at(-1));
  const reached = newest.findIndex(({ id }) => id === last);
  if (reached < 0) return isAll ? "unclear" : "more";
  if (!isTold(newest, reached)) return "unclear";
  const decoded = decodeAudits([{ audits: given.toReversed() }], decoding);
  if ("trouble" in decoded) return "unclear";
  return joined(known, { decoded: decoded.history, fresh: newest.slice(0, reached) });
}

function joined(
  known: TicketHistory,
  { decoded, fresh }: { readonly decoded: TicketHistory; readonly fresh: readonly Audit[] },
): Joined {
  const ids = new Set(fresh.map(({ id }) => id));
  const isFresh = (update: Update) => ids.has(auditOf(update));
  const older = decoded.updates.filter((update) => !isFresh(update));
  const before = known.updates.slice(-older.length);
  if (before.length < older.length || !older.every((update, at) => isSame(update, before[at])))
    return "unclear";
  const updates = [
    ...known.updates,
    ...decoded.updates
      .filter(isFresh)
      .map((update, index) => ({ ...update, seq: known.updates.length + index })),
  ];
  const { isSettled, ticket } = known;
  const remarks = [...new Set([...known.remarks, ...decoded.remarks])];
  const { unknownRecords } = decoded;
  const history: TicketHistory = { ticket, updates, remarks, isSettled };
  return { ticket, history: unknownRecords ? { ...history, unknownRecords } : history };
}

/** Pages may overlap. */
function withoutRepeats(audits: readonly Audit[]): readonly Audit[] {
  return [...new Map(audits.map((one) => [one.id, one])).values()];
}

/** Whether each audit has a later number than the one before it, and is not earlier. */
function isInOrder(audits: readonly Audit[]): boolean {
  return audits.every((one, index) => {
    const before = audits[index - 1];
    return !before || (before.created_at <= one.created_at && isLess(before.id, one.id));
  });
}

/** Numbers as texts, however long. */
function isLess(one: string, other: string): boolean {
  return one.length === other.length ? one < other : one.length < other.length;
}

/** Whether these tell of every comment whose privacy the first `count` of them change. */
function isTold(audits: readonly Audit[], count: number): boolean {
  const ids = new Set(audits.flatMap(({ events }) => events.map(({ id }) => id)));
  return audits
    .slice(0, count)
    .every(({ events }) =>
      events.every(
        ({ comment_id: comment, type }) => type !== "CommentPrivacyChange" || ids.has(comment),
      ),
    );
}

/** The audit that an update stands in. */
function auditOf(update: Update | undefined): string {
  return update?.source.replace(/:.*/, "") ?? "";
}

/** Both have their keys in the same order; their places in the ticket may differ. */
function isSame(one: Update, other: Update | undefined): boolean {
  return JSON.stringify({ ...one, seq: 0 }) === JSON.stringify({ ...other, seq: 0 });
}
