import fc from "fast-check";
import { expect, test } from "vitest";
import { readTicket } from "../../src/log/read-ticket.ts";
import { writeTicket } from "../../src/log/write-ticket.ts";
import { histories } from "../random-history.ts";
import { directory, personId, timeline } from "../timeline.ts";

test("a written ticket is a line in the vocabulary of logs", () => {
  const history = timeline(`
    09:00 customer opens
    09:10 robot writes for ana, solves, via bot, seq 3
    09:20 customer rates good
  `);
  expect(JSON.parse(JSON.stringify(writeTicket(history)))).toEqual({
    ticket: "T1",
    updates: [
      {
        t: "2025-01-06T09:00:00Z",
        id: "09:00 customer",
        by: "customer",
        kind: "create",
        comment: "public",
        commentBy: "customer",
        set: { status: "new" },
      },
      {
        t: "2025-01-06T09:10:00Z",
        id: "09:10 robot",
        by: "robot",
        kind: "update",
        via: "bot",
        seq: 3,
        comment: "public",
        commentBy: "ana",
        set: { status: "solved" },
      },
      {
        t: "2025-01-06T09:20:00Z",
        id: "09:20 customer",
        by: "customer",
        kind: "csat",
        rating: "good",
      },
    ],
  });
});

test("whom an update was saved for is written too", () => {
  const history = timeline("09:00 ana solves");
  const updates = history.updates.map((update) => ({ ...update, onBehalfOf: personId("ben") }));
  const line: unknown = JSON.parse(JSON.stringify(writeTicket({ ...history, updates })));
  expect(line).toMatchObject({ updates: [{ by: "ana", commentBy: "ben" }] });
  expect(readTicket(line, directory)).toMatchObject({
    value: { updates: [{ onBehalfOf: "ben" }] },
  });
});

test("what is written is read back as it was", () => {
  fc.assert(
    fc.property(histories, (history) => {
      const line: unknown = JSON.parse(JSON.stringify(writeTicket(history)));
      expect(readTicket(line, directory)).toEqual({ ok: true, value: history });
    }),
  );
});
