import { expect, test } from "vitest";
import { encodeAudits } from "../../../src/desk/encode-audits.ts";
import { madeUpMonth } from "../../../src/desk/month/made-up-month.ts";
import type { PageAudit } from "../../../src/desk/page/desk-client.ts";
import { conversationOf } from "../../../src/desk/page/entries.ts";
import { openStore } from "../../../src/desk/store.ts";
import { type Instant, readInstant } from "../../../src/time/instant.ts";

const now = readInstant("2026-11-23T15:00:00Z") as Instant;
const store = openStore(madeUpMonth({ tickets: 60, seed: 4, now }), () => now);
const people = new Map([...store.directory.people].map(([id, person]) => [Number(id), person]));
const names = {
  nameOf: (id: number) => people.get(id)?.name ?? "System",
  isCustomer: (id: number) => people.get(id)?.role === "end_user",
  groupName: (id: number) => `group ${id}`,
};

test("every save is an entry, and every comment can be read", () => {
  for (const ticket of store.tickets()) {
    const audits: readonly PageAudit[] = JSON.parse(JSON.stringify(encodeAudits(ticket)));
    const entries = conversationOf(audits, names);
    const said = ticket.history.updates.filter(({ comment }) => comment).length;
    expect(entries).toHaveLength(audits.length);
    expect(entries.flatMap(({ comments }) => comments)).toHaveLength(said);
  }
});

test("what a rule did stands apart from what its save did", () => {
  const ticket = [...store.tickets()].find(({ state }) => state.requester === state.submitter);
  const audits = ticket ? JSON.parse(JSON.stringify(encodeAudits(ticket))) : [];
  const [creation] = conversationOf(audits, names);
  expect(creation?.isCustomers).toBe(true);
  expect(creation?.changes).toContain("Status: New");
  expect(creation?.rules[0]).toMatchObject({
    title: "Bring to its team",
    changes: expect.arrayContaining([expect.stringMatching(/^Group: group \d+$/)]),
  });
});
