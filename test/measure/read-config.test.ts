import { describe, expect, test } from "vitest";
import { usualOptions } from "../../src/definitions/usual-options.ts";
import { type Config, readConfig } from "../../src/measure/read-config.ts";
import { at } from "../timeline.ts";

function configOf(value: unknown): Config {
  const read = readConfig(value, at("Fri 00:00"));
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

function problemOf(value: unknown): string {
  const read = readConfig(value, at("Fri 00:00"));
  return read.ok ? "" : read.problem;
}

const always = { tz: "UTC", week: { mon: [["00:00", "24:00"]] } };

describe("a configuration", () => {
  test("may be empty", () => {
    expect(configOf({})).toEqual({
      directory: { people: new Map(), groups: new Map() },
      options: usualOptions,
      now: at("Fri 00:00"),
      hours: new Map(),
      defaultSchedule: null,
      serviceLevel: null,
      range: null,
      backlogAt: null,
    });
  });

  test("may say everything", () => {
    const config = configOf({
      users: { a1: { role: "agent" } },
      groups: { L1: { tier: 1 } },
      now: "2025-01-06T09:00:00.7Z",
      schedules: { A: always, B: always },
      defaultSchedule: "B",
      serviceLevel: { target: 60, clock: "business" },
      range: {
        from: "2025-01-06T00:00:00+01:00",
        to: "2025-01-07T00:00:00+01:00",
        dateBy: "created",
      },
      backlogAt: ["2025-01-06T10:00:00+01:00"],
      touch: { mergeSeconds: 60 },
    });
    expect(config).toMatchObject({
      now: at("09:00"),
      defaultSchedule: "B",
      serviceLevel: { target: 60, clock: "business" },
      range: { from: at("Sun-7 23:00"), to: at("23:00"), dateBy: "created" },
      options: { touch: { mergeSeconds: 60, countCreate: true } },
    });
    expect([...config.directory.people.keys(), ...config.directory.groups.keys()]).toEqual([
      "a1",
      "L1",
    ]);
    expect([...config.hours.keys()]).toEqual(["A", "B"]);
    expect([...(config.backlogAt ?? [])]).toEqual([["2025-01-06T10:00:00+01:00", at("09:00")]]);
  });

  test("has defaults inside of its parts", () => {
    expect(configOf({ serviceLevel: { target: 0 } }).serviceLevel).toEqual({
      target: 0,
      clock: "calendar",
    });
    const range = { from: "2025-01-06T00:00:00Z", to: "2025-01-07T00:00:00Z" };
    expect(configOf({ range }).range?.dateBy).toBe("event");
  });

  test("may name a schedule by its number", () => {
    expect(configOf({ schedules: { 7: always }, defaultSchedule: 7 }).defaultSchedule).toBe("7");
  });

  test("may ask for the backlog at no instant", () => {
    expect(configOf({ backlogAt: [] }).backlogAt?.size).toBe(0);
  });

  const time = "must be a time like 2025-01-06T09:00:00Z, not";
  test.each([
    [[], "config must be an object"],
    [undefined, "config must be an object"],
    [
      { tuoch: {} },
      "tuoch: no such option; allowed is users, groups, now, schedules, defaultSchedule, " +
        "serviceLevel, range, backlogAt, frt, turns, solve, reopen, touch, fcr, escalation, wait, " +
        "scheduleMode, agentRequesterIsCustomer, zendesk",
    ],
    [{ touch: { mergeSeconds: "1" } }, 'touch.mergeSeconds: allowed is number, found "1"'],
    [{ wait: [] }, "wait: allowed is Object, found Array"],
    [{ users: { a: {} } }, /^users\.a\.role must be one of end_user, agent/],
    [{ now: "today" }, `now ${time} "today"`],
    [{ now: null }, `now ${time} null`],
    [{ schedules: { A: { week: {} } } }, /^schedules\.A\.tz: missing; allowed: ./],
    [
      { schedules: { A: { ...always, tz: "Mars/Base" } } },
      /^schedules\.A\.tz: "Mars\/Base"; allowed/,
    ],
    [{ schedules: [] }, "schedules must be an object"],
    [
      { defaultSchedule: "B" },
      'defaultSchedule: allowed is nothing, since there are no schedules; found "B"',
    ],
    [
      { schedules: { A: always, C: always }, defaultSchedule: "B" },
      'defaultSchedule: allowed is A, C; found "B"',
    ],
    [{ serviceLevel: 60 }, "serviceLevel must be an object"],
    [{ serviceLevel: {} }, "serviceLevel.target: allowed is a number of seconds, found nothing"],
    [
      { serviceLevel: { target: -1 } },
      "serviceLevel.target: allowed is a number of seconds, found -1",
    ],
    [
      { serviceLevel: { target: 1, clock: "wall" } },
      'serviceLevel.clock must be one of calendar, business, not "wall"',
    ],
    [
      { serviceLevel: { target: 1, goal: 2 } },
      "serviceLevel.goal: no such option; allowed is target, clock",
    ],
    [{ range: { from: "2025-01-06T00:00:00Z" } }, `range.to ${time} nothing`],
    [{ range: { from: 7, to: 8 } }, `range.from ${time} 7`],
    [
      { range: { from: "2025-01-06T00:00:00Z", to: "2025-01-07T00:00:00Z", dateBy: "solve" } },
      'range.dateBy must be one of event, created, not "solve"',
    ],
    [{ range: { until: 1 } }, "range.until: no such option; allowed is from, to, dateBy"],
    [{ backlogAt: "2025-01-06T00:00:00Z" }, "backlogAt must be a list"],
    [{ backlogAt: ["noon"] }, `backlogAt ${time} "noon"`],
    [{ backlogAt: null }, "backlogAt must be a list"],
    [{ range: null }, "range must be an object"],
    [{ serviceLevel: null }, "serviceLevel must be an object"],
    [{ schedules: null }, "schedules must be an object"],
  ])("is refused, and the problem names what and says what is allowed: %j", (value, problem) => {
    expect(problemOf(value)).toEqual(
      problem instanceof RegExp ? expect.stringMatching(problem) : problem,
    );
  });
});
