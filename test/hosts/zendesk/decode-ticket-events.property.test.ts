import fc from "fast-check";
import { expect, test } from "vitest";
import { madeUpMonth } from "../../../src/desk/month/made-up-month.ts";
import { renumber } from "../../../src/desk/renumber.ts";
import { readSave } from "../../../src/hosts/zendesk/decode-ticket-events.ts";
import type { Instant } from "../../../src/time/instant.ts";
import { anyDeskData } from "../../desk/any-desk-data.ts";
import { byAudits, byStream, withOneSchedule } from "./told-tickets.ts";

test("a made-up month reads the same from the stream as from audits, nearly all of it", () => {
  const now = 1_795_000_000 as Instant;
  const { tickets } = renumber(withOneSchedule(madeUpMonth({ tickets: 400, seed: 7, now })));
  let told = 0;
  for (const ticket of tickets) {
    const read = byStream(ticket);
    if (!read) continue;
    told++;
    expect(read).toEqual(byAudits(ticket));
  }
  expect(told / tickets.length).toBeGreaterThan(0.95);
});

test("any ticket is either not told, or reads the same from the stream as from audits", () => {
  let told = 0;
  let all = 0;
  fc.assert(
    fc.property(anyDeskData, (data) => {
      const { tickets } = renumber(withOneSchedule(data));
      for (const ticket of tickets) {
        const read = byStream(ticket);
        all++;
        if (!read) continue;
        told++;
        expect(read).toEqual(byAudits(ticket));
      }
    }),
    { numRuns: 2000 },
  );
  // Most of what may happen to these is chats and hand-offs.
  expect(told / all).toBeGreaterThan(0.1);
});

test("anything at all is a save or is not told", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (given) => {
      expect(readSave(given)).toBeNull();
    }),
  );
});
