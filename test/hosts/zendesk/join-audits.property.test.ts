import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeAudits } from "../../../src/hosts/zendesk/decode-audits.ts";
import { isJoinable, type Joined, joinAudits } from "../../../src/hosts/zendesk/join-audits.ts";
import type { Audit } from "../../../src/hosts/zendesk/wire.ts";
import { statuses, ticket } from "./audits.ts";
import { type Life, lives } from "./random-audits.ts";

const decoding = { ticket, statuses };

interface Split {
  readonly life: Life;
  /** How many audits were known. */
  readonly known: number;
  /** How many stand on a page. */
  readonly size: number;
  /** How many each page repeats of the one before. */
  readonly overlap: number;
}

const splits: fc.Arbitrary<Split> = lives.chain((life) =>
  fc.record({
    life: fc.constant(life),
    known: fc.integer({ min: 1, max: life.length }),
    size: fc.integer({ min: 1, max: 12 }),
    overlap: fc.constantFrom(0, 0, 1),
  }),
);

/** What is joined in the end, and the audits that were seen for it. */
function join({ known: count, life, overlap, size }: Split): {
  readonly joined: Joined | null;
  readonly seen: readonly Audit[];
} {
  const known = decodeAudits([{ audits: life.after(count) }], decoding);
  if (!("history" in known) || !isJoinable(known.history)) return { joined: null, seen: [] };
  const newest = life.after(life.length).toReversed();
  const answers: object[] = [];
  for (let from = 0; ; from += size) {
    const seen = newest.slice(0, from + size);
    answers.push({ audits: seen.slice(Math.max(0, from - overlap)) });
    const isAll = from + size >= newest.length;
    const joined = joinAudits({ answers, isAll }, { ...decoding, known: known.history });
    if (joined !== "more") return { joined, seen };
    expect(isAll).toBe(false);
  }
}

test("the end of a ticket joined to what is known of it gives what the whole gives", () => {
  let joinedTogether = 0;
  fc.assert(
    fc.property(splits, (split) => {
      const { joined, seen } = join(split);
      const all = split.life.after(split.life.length);
      if (joined === null) return;
      if (joined === "unclear") {
        // Then a comment from before was made private or public.
        const ids = new Set(seen.flatMap(({ events }) => events.map(({ id }) => id)));
        const changed = seen.flatMap(({ events }) => events.flatMap((one) => one.comment_id ?? []));
        expect(changed.some((id) => !ids.has(id))).toBe(true);
        return;
      }
      expect(joined).toStrictEqual(decodeAudits([{ audits: all }], decoding));
      if (seen.length < all.length) joinedTogether++;
    }),
    { numRuns: 3000 },
  );
  expect(joinedTogether).toBeGreaterThan(300);
});
