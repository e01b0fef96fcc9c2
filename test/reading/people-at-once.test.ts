import { expect, test } from "vitest";
import type { Directory } from "../../src/history/directory.ts";
import type { TicketHead } from "../../src/hosts/host.ts";
import { createReading } from "../../src/reading/reading.ts";
import { shift } from "../../src/time/instant.ts";
import { fakeHost, now, viewId } from "../state/fake-host.ts";
import { personId } from "../timeline.ts";

const options = { signal: new AbortController().signal };

/** Each ticket has a customer of its own. */
const customerOf = (ticket: string) => personId(`customer of ${ticket}`);

test("people are asked for many tickets at once, however slowly these come", async () => {
  const ids = Array.from({ length: 205 }, (_, number) => `T${number}`);
  const host = fakeHost({
    tickets: Object.fromEntries(ids.map((id) => [id, "Mon 09:00 customer opens"])),
  });
  const { histories } = host;
  let clock = now();
  host.histories = async function* (wanted, given) {
    for await (const answer of histories(wanted, given)) {
      clock = shift(clock, 10);
      if (!("history" in answer)) continue;
      const by = customerOf(answer.ticket);
      const updates = answer.history.updates.map((update) => ({ ...update, by }));
      yield { ...answer, history: { ...answer.history, updates } };
    }
  };
  const asked: number[] = [];
  host.directory = async (people): Promise<Directory> => {
    const found = [...people].map((id) => {
      return [id, { id, name: id, role: "end_user", roleChanges: [], tier: null }] as const;
    });
    asked.push(found.length);
    return { people: new Map(found), groups: new Map() };
  };
  const heads: TicketHead[] = [];
  for await (const page of host.tickets(viewId("all"), options)) heads.push(...page.items);
  const told: number[] = [];
  await createReading({ host, now: () => clock }).read(heads, {
    ...options,
    onRead: ({ tickets, skipped }) => told.push(tickets.ids.length + skipped.length),
  });
  expect(told).toEqual([1, 4, 16, 64, 100, 20]);
  expect(asked).toHaveLength(6);
});

test("who is known to the last person is told within a second, whoever is not", async () => {
  const ids = Array.from({ length: 40 }, (_, number) => `T${number}`);
  const host = fakeHost({
    tickets: Object.fromEntries(ids.map((id) => [id, "Mon 09:00 customer opens"])),
  });
  const { histories } = host;
  let clock = now();
  host.histories = async function* (wanted, given) {
    for await (const answer of histories(wanted, given)) {
      clock = shift(clock, 1);
      // After the first ones every other ticket is a stranger's.
      const isStrange = Number(answer.ticket.slice(1)) > 20 && Number(answer.ticket.slice(1)) % 2;
      if (!isStrange || !("history" in answer)) yield answer;
      else {
        const by = personId("sam");
        const updates = answer.history.updates.map((update) => ({ ...update, by }));
        yield { ...answer, history: { ...answer.history, updates } };
      }
    }
  };
  const heads: TicketHead[] = [];
  for await (const page of host.tickets(viewId("all"), options)) heads.push(...page.items);
  const told: number[] = [];
  await createReading({ host, now: () => clock }).read(heads, {
    ...options,
    onRead: ({ tickets, skipped }) => told.push(tickets.ids.length + skipped.length),
  });
  expect(told.reduce((sum, count) => sum + count, 0)).toBe(40);
  expect(Math.max(...told)).toBeLessThanOrEqual(10);
});
