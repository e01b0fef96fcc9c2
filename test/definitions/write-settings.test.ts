import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSettings } from "../../src/definitions/read-settings.ts";
import { nameKey, plainText, type Settings, tierOf } from "../../src/definitions/settings.ts";
import { usualOptions } from "../../src/definitions/usual-options.ts";
import { writeSettings } from "../../src/definitions/write-settings.ts";
import { priorities } from "../../src/history/update.ts";
import { toScheduleId, weekdays } from "../../src/time/schedule.ts";

const odd = fc.constantFrom(
  "Süd",
  "客服, 一组",
  "Ops: 2",
  '"Best" team',
  "Поддержка; ночь",
  "פנייה",
  "3",
);
const word = fc.oneof(odd, fc.string({ unit: "grapheme", minLength: 1 }));
const key = word.map(nameKey).filter((name) => /[^\s,;"]/.test(name));
const windows = fc.array(fc.record({ start: fc.nat(1439), end: fc.nat(1440) }), {
  minLength: 1,
  maxLength: 3,
});
const schedule = fc.record({
  name: word.map(plainText).filter((name) => name !== ""),
  zone: fc.constantFrom("Europe/Madrid", "Asia/Kathmandu", "America/New_York"),
  week: fc.dictionary(fc.constantFrom(...weekdays), windows, { minKeys: 1, noNullPrototype: true }),
  holidays: fc.array(fc.constantFrom("2026-12-25", "2028-02-29"), { maxLength: 2 }),
  dst: fc.constant("wall" as const),
});
const seconds = fc.integer({ min: 1, max: 40 * 86_400 });
const share = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10 / 100);
const target = fc.option(
  fc.record({
    within: seconds,
    byPriority: fc
      .array(fc.tuple(fc.constantFrom(...priorities), seconds))
      .map((pairs) => new Map(pairs)),
    goal: fc.option(share),
  }),
);
const options = fc
  .record({
    frt: fc.record({
      mode: fc.constantFrom("own" as const, "zendesk" as const),
      outbound: fc.constantFrom("from_first_customer_message" as const, "exclude" as const),
      start: fc.constantFrom("creation" as const, "handoff" as const),
    }),
    touch: fc.record({ mergeSeconds: fc.nat(900), countCreate: fc.boolean() }),
    escalation: fc.record({
      priority: fc.subarray([...priorities]),
      tags: fc.array(fc.string()),
      mergeSeconds: fc.nat(900),
    }),
    scheduleMode: fc.constantFrom("by_time" as const, "last_at_event" as const),
    agentRequesterIsCustomer: fc.boolean(),
  })
  .map((some) => ({ ...usualOptions, ...some }));

const settings: fc.Arbitrary<Settings> = fc
  .record({
    clock: fc.constantFrom("calendar" as const, "working" as const),
    usesHours: fc.boolean(),
    schedules: fc.uniqueArray(schedule, { maxLength: 3, selector: ({ name }) => nameKey(name) }),
    tiers: fc.array(fc.tuple(key, fc.integer({ min: 1, max: 99 }))).map((pairs) => new Map(pairs)),
    bots: fc.array(fc.nat().map(String)).map((ids) => new Set(ids)),
    leads: fc.array(key).map((names) => new Set(names)),
    everyoneSeesAll: fc.boolean(),
    targets: fc.record({ firstResponse: target, resolution: target }),
    goals: fc.record(
      { reopens: share, one_touch: share, first_contact_resolution: share, csat: share },
      { requiredKeys: [], noNullPrototype: true },
    ),
    options,
  })
  .map((drawn) => ({
    ...drawn,
    schedules: drawn.usesHours
      ? drawn.schedules.map((one) => ({ ...one, id: toScheduleId(one.name) }))
      : [],
  }));

test("what is written is read again as it was, without a problem", () => {
  fc.assert(
    fc.property(settings, (given) => {
      expect(readSettings(writeSettings(given))).toEqual({ settings: given, problems: [] });
    }),
  );
});

describe("what an installer would have written", () => {
  const written = (raw: object) => writeSettings(readSettings(raw).settings);

  test("is written as he wrote it", () => {
    const raw = {
      working_hours:
        "[Madrid]\nzone: Europe/Madrid\nmon-thu 09:00-14:00, 16:00-19:00\nfri 09:00-15:00\nholidays 2026-12-25",
      tiers: "1: front desk\n2: billing, experts",
      targets:
        "first response: 1h 30m, goal 55.5%\nfirst response urgent: 15m\nfirst response high: 45m\nresolution: 2d\nreopens: 5%\none-touch: 60%\nfirst contact resolution: 70%\nsatisfaction: 90.5%",
      leads: "kim lee\nsam ortega",
      definitions: '{"touch":{"mergeSeconds":120}}',
    };
    expect(written(raw)).toMatchObject(raw);
  });

  test("is empty where nothing was set", () => {
    expect(Object.values(written({})).filter(Boolean)).toEqual([]);
  });

  test("says that there are no working hours", () => {
    expect(written({ working_hours: "None" })).toMatchObject({ working_hours: "none" });
  });

  test("keeps a name with a comma in one piece", () => {
    const { settings } = readSettings({ tiers: '2: "Billing, EU", Sales' });
    expect(tierOf(settings, { id: "9", name: "Billing, EU" })).toBe(2);
    expect(written({ tiers: '2: "Billing, EU", Sales' })).toMatchObject({
      tiers: '2: "billing, eu", sales',
    });
  });
});
