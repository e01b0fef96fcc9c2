import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PersonId, TicketId } from "../../src/history/ids.ts";
import type { TicketHead } from "../../src/hosts/host.ts";
import { inOrder, neededFor } from "../../src/state/reach.ts";
import { type Instant, shift } from "../../src/time/instant.ts";
import { at, personId, ticketId } from "../timeline.ts";

const ana = personId("ana");
const days = 86_400;
const noon = at("Mon+20 12:00");

function head(ticket: string, updatedAt: Instant, assignee: PersonId | null = null): TicketHead {
  return {
    ticket: ticketId(ticket),
    subject: "",
    status: "open",
    priority: null,
    assignee,
    group: null,
    channel: null,
    createdAt: updatedAt,
    updatedAt,
    reported: null,
  };
}

const idsOf = (heads: readonly TicketHead[]) => heads.map(({ ticket }) => ticket);

describe("the order of reading", () => {
  test("begins with the ticket on screen, then one's own, newest change first", () => {
    const heads = [
      head("theirs, old", shift(noon, -9), personId("ben")),
      head("mine, old", shift(noon, -8), ana),
      head("nobody's, new", shift(noon, -1)),
      head("on screen", shift(noon, -99), personId("ben")),
      head("mine, new", shift(noon, -2), ana),
    ];
    const looking = { current: ticketId("on screen"), viewer: ana };
    expect(idsOf(inOrder(heads, looking))).toEqual([
      "on screen",
      "mine, new",
      "mine, old",
      "nobody's, new",
      "theirs, old",
    ]);
  });

  const people = [ana, personId("ben"), null] as const;
  const anyHeads = fc
    .uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 99 }),
        ago: fc.integer({ min: 0, max: 60 * days }),
        assignee: fc.constantFrom(...people),
      }),
      { selector: ({ id }) => id, maxLength: 40 },
    )
    .map((told) =>
      told.map(({ ago, assignee, id }) => head(String(id), shift(noon, -ago), assignee)),
    );
  const anyCurrent = fc.option(fc.integer({ min: 1, max: 99 }).map((id) => ticketId(String(id))));

  test("has every ticket once, and nobody waits for one that is worth less", () => {
    const worth = ({ assignee, ticket }: TicketHead, current: TicketId | null) =>
      ticket === current ? 2 : assignee === ana ? 1 : 0;
    fc.assert(
      fc.property(anyHeads, anyCurrent, (heads, current) => {
        const ordered = inOrder(heads, { current, viewer: ana });
        expect(new Set(ordered)).toEqual(new Set(heads));
        expect(ordered).toHaveLength(heads.length);
        for (const [place, later] of ordered.entries()) {
          const before = ordered[place - 1];
          if (!before) continue;
          const [first, second] = [worth(before, current), worth(later, current)];
          expect(first).toBeGreaterThanOrEqual(second);
          if (first === second) expect(before.updatedAt).toBeGreaterThanOrEqual(later.updatedAt);
        }
      }),
    );
  });

  test("does not depend on the order of the list", () => {
    fc.assert(
      fc.property(anyHeads, anyCurrent, (heads, current) => {
        // Two changes of one second may come either way.
        const apart = heads.map((one, place) => ({
          ...one,
          updatedAt: shift(one.updatedAt, -place * 61 * days),
        }));
        const looking = { current, viewer: ana };
        expect(inOrder([...apart].reverse(), looking)).toEqual(inOrder(apart, looking));
      }),
    );
  });

  test("a ticket is needed for the period or to compare it, never for both", () => {
    fc.assert(
      fc.property(anyHeads, fc.integer({ min: 1, max: 30 }), (heads, length) => {
        const from = shift(noon, -length * days);
        const range = { from, to: noon, dateBy: "event" } as const;
        const previous = { ...range, from: shift(from, -length * days), to: from };
        const { older, wanted } = neededFor(heads, { range, previous, firstWeek: undefined });
        const needed = new Set([...wanted, ...older]);
        expect(needed.size).toBe(wanted.length + older.length);
        for (const one of heads) {
          expect(needed.has(one)).toBe(one.updatedAt >= previous.from);
          expect(wanted.includes(one)).toBe(one.updatedAt >= from);
        }
      }),
    );
  });
});
