import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSettings } from "../../src/definitions/read-settings.ts";
import { isLead, tierOf, withinFor } from "../../src/definitions/settings.ts";
import { usualOptions } from "../../src/definitions/usual-options.ts";

const hour = 3600;
const day = 24 * hour;

/** What one parameter becomes, and what is wrong with it. */
function read(setting: string, value: unknown) {
  const { settings, problems } = readSettings({ [setting]: value });
  return { ...settings, problems: problems.map(({ line, problem }) => [line, problem]) };
}

test("without any parameter everything is at its default", () => {
  for (const raw of [{}, null, undefined, "", 7, [], { title: "Sidelight" }]) {
    expect(readSettings(raw)).toEqual({
      settings: {
        clock: "calendar",
        usesHours: true,
        schedules: [],
        tiers: new Map(),
        bots: new Set(),
        leads: new Set(),
        everyoneSeesAll: false,
        targets: { firstResponse: null, resolution: null },
        goals: {},
        options: usualOptions,
      },
      problems: [],
    });
  }
});

test.each([
  [true, "working"],
  ["true", "working"],
  ["Yes", "working"],
  [false, "calendar"],
  ["false", "calendar"],
  ["", "calendar"],
  [null, "calendar"],
])("working time ticked as %j makes the clock %s", (value, clock) => {
  expect(read("working_time", value)).toMatchObject({ clock, problems: [] });
});

test("everybody may be let see everything", () => {
  expect(read("everyone_sees_all", true).everyoneSeesAll).toBe(true);
});

describe("support lines", () => {
  const { settings } = readSettings({
    tiers: "1: Support, Front desk\n2: Experts；３６００１\nBilling: 3\n4= Gruppe: Süd",
  });
  test.each([
    [{ id: "9", name: "Support" }, 1],
    [{ id: "9", name: "  FRONT   desk " }, 1],
    [{ id: "9", name: "experts" }, 2],
    [{ id: "36001", name: "Anybody" }, 2],
    [{ id: "9", name: "Billing" }, 3],
    [{ id: "9", name: "gruppe: süd" }, 4],
    [{ id: "9", name: "Sales" }, null],
  ])("%j is on line %j", (named, tier) => {
    expect(tierOf(settings, named)).toBe(tier);
  });

  test("the id goes before the name", () => {
    const { settings } = readSettings({ tiers: "1: Support\n2: 77" });
    expect(tierOf(settings, { id: "77", name: "Support" })).toBe(2);
  });

  test.each([
    ["no line", "Support"],
    ["line 0", "0: Support"],
    ["no name", "1:"],
    ["empty names", "1: , ,"],
    ["half a line", "1.5: Support"],
    ["a name that is on another line already", "2: front desk"],
  ])("%s is told of and the rest holds", (_, line) => {
    const { tiers, problems } = read("tiers", `1: Front desk\n${line}\n3: Experts`);
    expect(problems).toEqual([[2, "bad_tier"]]);
    expect([...tiers]).toEqual([
      ["front desk", 1],
      ["experts", 3],
    ]);
  });

  test("naming a group twice on one line of support is no problem", () => {
    expect(read("tiers", "1: A, B\n1: A, C").problems).toEqual([]);
  });
});

describe("machine accounts", () => {
  test("are ids with commas, spaces or lines between them", () => {
    const { bots, problems } = read("bots", "360001, 360002\n360003 ３６０００４，360005");
    expect([...bots]).toEqual(["360001", "360002", "360003", "360004", "360005"]);
    expect(problems).toEqual([]);
  });

  test("may come as a number", () => {
    expect([...read("bots", 360001).bots]).toEqual(["360001"]);
  });

  test("are never names", () => {
    const { bots, problems } = read("bots", "Answer Bot, 360001");
    expect([...bots]).toEqual(["360001"]);
    expect(problems).toEqual([[1, "bad_id"]]);
  });
});

test("leads are agents by name or id, with commas or lines between them", () => {
  const { settings } = readSettings({ leads: "Ana García, 36001\r\nbo li；Cy、Di" });
  const leads = ["ana garcía", "Bo Li", "CY", "Di"].map((name) => ({ id: "1", name }));
  for (const lead of [...leads, { id: "36001", name: "?" }]) {
    expect(isLead(settings, lead)).toBe(true);
  }
  expect(isLead(settings, { id: "2", name: "Ana" })).toBe(false);
});

describe("targets", () => {
  test("are a duration and the share of tickets that should meet it", () => {
    const text = "First response: 1h, goal 55%\nresolution: 1d, goal 80%";
    expect(read("targets", text)).toMatchObject({
      problems: [],
      targets: {
        firstResponse: { within: hour, goal: 0.55 },
        resolution: { within: day, goal: 0.8 },
      },
    });
  });

  test.each([
    ["30m", 30 * 60, null],
    ["1h 30m", 1.5 * hour, null],
    ["1h30m", 1.5 * hour, null],
    ["2d", 2 * day, null],
    ["90s", 90, null],
    ["1 day, 2 hours, 3 minutes and 4 seconds", null, null],
    ["1 day, 2 hours, 3 min, 4 sec", day + 2 * hour + 184, null],
    ["2 hrs 99.5%", 2 * hour, 0.995],
    ["８小時", null, null],
    ["８ｈ，９０％", 8 * hour, 0.9],
    ["90% 2d", 2 * day, 0.9],
    ["30M goal: 100 %", 1800, 1],
    ["1 month", null, null],
    ["1m 1h", null, null],
    ["1 2h", null, null],
    ["-1h", null, null],
    ["1.5h", null, null],
    ["0m", null, null],
    ["15", null, null],
    ["goal 80%", null, null],
    ["", null, null],
  ])("%j is %j seconds with the goal %j", (text, within, goal) => {
    const { targets, problems } = read("targets", `resolution: ${text}\nfirst reply 1h`);
    expect(targets.resolution).toEqual(within && { within, goal, byPriority: new Map() });
    expect(problems).toEqual(within ? [] : [[1, "bad_duration"]]);
    expect(targets.firstResponse).toEqual({ within: hour, goal: null, byPriority: new Map() });
  });

  test("tell of a share above 100 % and of lines that are no target", () => {
    const text = "resolution 2d 180%\nresponse: 1h\nfirst response 1h";
    expect(read("targets", text).problems).toEqual([
      [1, "bad_goal"],
      [2, "unknown_line"],
    ]);
  });
});

describe("targets by priority", () => {
  const targetOf = (text: string) => read("targets", text);

  test("hold in place of the general one", () => {
    const { problems, targets } = targetOf(
      "first response: 1h, goal 55%\nFirst reply urgent: 15m\nfirst response high, normal 45m",
    );
    expect(problems).toEqual([]);
    const { firstResponse } = targets;
    if (!firstResponse) throw new Error("there is a target");
    expect(firstResponse.goal).toBe(0.55);
    expect(withinFor(firstResponse, "urgent")).toBe(15 * 60);
    expect(withinFor(firstResponse, "high")).toBe(45 * 60);
    expect(withinFor(firstResponse, null)).toBe(45 * 60);
    expect(withinFor(firstResponse, "low")).toBe(hour);
    expect(targets.resolution).toBeNull();
  });

  test("need a general one beside them, and have no goal of their own", () => {
    expect(targetOf("resolution urgent: 4h")).toMatchObject({
      targets: { resolution: null },
      problems: [[null, "no_general"]],
    });
    expect(targetOf("resolution: 1d\nresolution urgent: 4h, goal 90%").problems).toEqual([
      [2, "bad_goal"],
    ]);
  });
});

describe("goals of shares", () => {
  test.each([
    ["reopens: 5%", { reopens: 0.05 }],
    ["Reopens at most 5 %", { reopens: 0.05 }],
    ["one touch = at least 62,5", { one_touch: 0.625 }],
    ["One-touch: goal: 100%", { one_touch: 1 }],
    ["FCR 70", { first_contact_resolution: 0.7 }],
    ["first-contact resolution: 0%", { first_contact_resolution: 0 }],
    ["ＣＳＡＴ：９０％", { csat: 0.9 }],
    ["customer rating, 90%", { csat: 0.9 }],
    ["reopens: 5%\nreopens: 4%", { reopens: 0.04 }],
  ])("%j", (text, goals) => {
    expect(read("targets", text)).toMatchObject({ goals, problems: [] });
  });

  test.each([
    ["reopens: 101%", "bad_share"],
    ["reopens: -1%", "bad_share"],
    ["satisfaction", "bad_share"],
    ["csat: 1h", "bad_share"],
    ["csats: 5%", "unknown_line"],
    ["touches: 5%", "unknown_line"],
  ])("%j is told: %s", (text, problem) => {
    expect(read("targets", text)).toMatchObject({ goals: {}, problems: [[1, problem]] });
  });
});

test("no working hours at all may be wanted", () => {
  expect(read("working_hours", " NONE\n")).toMatchObject({
    usesHours: false,
    schedules: [],
    problems: [],
  });
});

describe("definitions", () => {
  test("are options as JSON", () => {
    const text = '{"touch": {"mergeSeconds": 60},\r\n "scheduleMode": "last_at_event"}';
    const { options, problems } = read("definitions", text);
    expect(problems).toEqual([]);
    expect(options).toEqual({
      ...usualOptions,
      touch: { mergeSeconds: 60, countCreate: true },
      scheduleMode: "last_at_event",
    });
  });

  test("tell of a wrong option, say what is allowed, and keep the others", () => {
    const { settings, problems } = readSettings({
      definitions: '{"touch": {"merge": 60}, "fcr": {"windowDays": 3}, "colour": "red"}',
    });
    expect(problems).toMatchObject([
      { setting: "definitions", line: null, problem: "bad_option" },
      { setting: "definitions", line: null, problem: "bad_option" },
    ]);
    expect(problems[0]?.text).toContain("mergeSeconds");
    expect(settings.options).toEqual({ ...usualOptions, fcr: { windowDays: 3 } });
  });

  test.each(["{", "[]", "null", "7", "frt.mode: zendesk"])("tell of %s", (text) => {
    const { options, problems } = read("definitions", text);
    expect(problems).toEqual([[null, "bad_option"]]);
    expect(options).toEqual(usualOptions);
  });
});

test("a parameter that is no text is told of", () => {
  expect(readSettings({ tiers: { toString: 1 } }).problems).toEqual([
    { setting: "tiers", line: null, problem: "unknown_line", text: "object" },
  ]);
});

test("a problem shows the line as it was written", () => {
  expect(readSettings({ tiers: "\r\n  Ｓupport ？ \r\n" }).problems).toEqual([
    { setting: "tiers", line: 2, problem: "bad_tier", text: "Ｓupport ？" },
  ]);
});

const parameters = [
  "working_time",
  "working_hours",
  "tiers",
  "targets",
  "bots",
  "leads",
  "everyone_sees_all",
  "definitions",
] as const;

describe("whatever comes, settings come out", () => {
  test("of any JSON", () => {
    const anything = fc.jsonValue();
    const record = Object.fromEntries(parameters.map((name) => [name, anything]));
    fc.assert(
      fc.property(fc.oneof(anything, fc.record(record, { requiredKeys: [] })), (raw) => {
        expect(readSettings(raw).settings.schedules).toBeInstanceOf(Array);
      }),
    );
  });

  test("of any text, and every line that says nothing is told of", () => {
    const scraps =
      "mon -fri;09:00;24:00;[A];[;];zone;UTC;holiday;2026-12-25;:;,;%;1;2h;goal;first;response;resolution;{;}\n\r\n; ;、;ｘ";
    const text = fc
      .array(fc.oneof(fc.constantFrom(...scraps.split(";"), "\n"), fc.string({ unit: "binary" })))
      .map((parts) => parts.join(""));
    const record = Object.fromEntries(parameters.map((name) => [name, text]));
    fc.assert(
      fc.property(fc.record(record), (raw) => {
        const { settings, problems } = readSettings(raw);
        expect(settings.clock).toMatch(/calendar|working/);
        for (const { text, line } of problems) expect(line === null || text).toBeTruthy();
      }),
    );
  });
});
