import { expect, test } from "vitest";
import { readSettings } from "../../src/definitions/read-settings.ts";
import { fieldsOf } from "../../src/definitions/settings-fields.ts";
import { createReading, type Reading } from "../../src/reading/reading.ts";
import { type FakeHost, fakeHost, now } from "../state/fake-host.ts";
import { ticketId } from "../timeline.ts";

const options = { signal: new AbortController().signal };
const tickets = [ticketId("T1"), ticketId("T2")];

const world = {
  tickets: {
    T1: `
      Mon 09:00 customer opens
      Mon 09:05 ana sets urgent
      Mon 09:06 ana notes
      Mon 09:40 ana replies, solves`,
    T2: `
      Mon 10:00 customer opens
      Mon 10:20 ana moves to front
      Mon 10:30 ana moves to experts
      Mon 11:50 ben replies`,
  },
};

async function readAll(settings: object = {}): Promise<{ reading: Reading; host: FakeHost }> {
  const host = fakeHost({ ...world, settings });
  const reading = createReading({ host, now });
  const heads = await Promise.all(tickets.map((ticket) => host.ticket(ticket, options)));
  await reading.rules(options);
  await reading.read(heads, { ...options, onRead: () => {} });
  return { reading, host };
}

const formOf = (parameters: object) => fieldsOf(readSettings(parameters).settings);

const preview = (reading: Reading, parameters: object) =>
  reading.draft("preview", { fields: formOf(parameters), tickets, range: null }, options);

test("tells what other settings would make of the tickets that were read", async () => {
  const { reading } = await readAll();
  const before = await preview(reading, {});
  expect(before.team.touches.total).toBe(6);
  expect(before.within).toEqual({ first_response: null, resolution: null });

  const after = await preview(reading, {
    definitions: '{"touch": {"mergeSeconds": 120}}',
    targets: "first response: 2h, goal 60%\nfirst response urgent: 15m",
  });
  expect(after.team.touches.total).toBe(5);
  expect(after.within.first_response).toEqual({ part: 1, whole: 2, rate: 0.5 });
  expect(after.team.service_level.share).toEqual({ part: 1, whole: 2, rate: 0.5 });
  expect(after.team.first_response).toEqual(before.team.first_response);
});

test("goes by other tiers and machines than those in force", async () => {
  const { reading } = await readAll({ tiers: "1: front\n1: experts", bots: "" });
  const escalations = async (tiers: string) =>
    (await preview(reading, { tiers })).team.escalations.total;
  expect(await escalations("1: front, experts")).toBe(1);
  expect(await escalations("1: front\n2: experts")).toBe(2);
});

test("goes by other working hours, and changes nothing", async () => {
  const { reading, host } = await readAll();
  const working = await preview(reading, {
    working_time: true,
    working_hours: "zone: UTC\nmon 09:00-09:30, 11:00-12:00",
  });
  expect(working.clock).toBe("working");
  expect(working.team.first_response.summary?.median).toBe((30 + 50) * 30);
  expect(await reading.rules(options)).toMatchObject({ clock: "calendar", schedules: [] });
  expect(host.asked.filter((asked) => asked.startsWith("history"))).toHaveLength(2);
});

test("what is saved holds from the next rules on, for people met before too", async () => {
  const { reading, host } = await readAll();
  const form = formOf({ tiers: "2: ana", everyone_sees_all: true });
  expect((await reading.draft("save", form, options)).size).toBe(0);
  expect(await reading.rules(options)).toMatchObject({ settings: { everyoneSeesAll: true } });
  const { people } = await reading.meet([], options);
  expect([...people.values()].find(({ name }) => name === "ana")?.tier).toBe(2);
  expect(host.asked.filter((asked) => asked.startsWith("save"))).toHaveLength(1);
});

test("a form with a wrong field is not saved, and the field is told", async () => {
  const { reading, host } = await readAll();
  const form = { ...formOf({}), "target.csat.goal": "101%" };
  const errors = await reading.draft("save", form, options);
  expect([...errors]).toEqual([["target.csat.goal", { problem: "bad_share", text: "101%" }]]);
  expect(host.asked.filter((asked) => asked.startsWith("save"))).toEqual([]);
});
