import { expect, test } from "vitest";
import { readGround, rulesOn } from "../../src/reading/read-rules.ts";
import { type Schedule, toScheduleId } from "../../src/time/schedule.ts";
import { fakeHost } from "../state/fake-host.ts";

const options = { signal: new AbortController().signal };

const schedule = (name: string, zone: string): Schedule => {
  return { id: toScheduleId(name), name, zone, week: {}, holidays: [], dst: "wall" };
};

test("of the host's schedules those in a zone that nobody knows are told, and the others hold", async () => {
  const odd = schedule("Odd", "Atlantis");
  const office = schedule("Office", "Europe/Berlin");
  const { problems, schedules } = rulesOn(
    await readGround(fakeHost({}, { schedules: async () => [odd, office] }), options),
  );
  expect(schedules).toEqual([office]);
  expect(problems).toEqual([
    { setting: "Odd", line: null, problem: "unknown_zone", text: "Atlantis" },
  ]);
});

test("where the settings want no working hours there are none, whatever the host keeps", async () => {
  const office = schedule("Office", "Europe/Berlin");
  const host = fakeHost(
    { settings: { working_hours: "none", working_time: true } },
    { schedules: async () => [office] },
  );
  expect(rulesOn(await readGround(host, options))).toMatchObject({
    schedules: [],
    clock: "calendar",
    problems: [],
  });
});
