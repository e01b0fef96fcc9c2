import { describe, expect, test } from "vitest";
import { measureCase, readCases } from "../../src/measure/case-file.ts";
import { at } from "../timeline.ts";

const users = { c1: { role: "end_user" }, a1: { role: "agent" } };
const opened = { t: "2025-01-06T09:00:00Z", by: "c1", kind: "create", comment: "public" };
const answered = { t: "2025-01-06T09:10:00Z", by: "a1", comment: "public" };

function outputOf(value: unknown): unknown {
  const output = measureCase(value, at("Fri 00:00"));
  if (!output.ok) throw new Error(output.problem);
  return JSON.parse(JSON.stringify(output.value));
}

function problemOf(value: unknown): string {
  const output = measureCase(value, at("Fri 00:00"));
  return output.ok ? "" : output.problem;
}

describe("a file of cases", () => {
  test("is a list, and each case knows its line", () => {
    const text = `[
  {"id": "a", "events": [{}], "why": "a \\"[\\" and a {"},
  {
    "id": "b"
  }, {"id": "c"},

  7, "text",
  null
]`;
    const read = readCases(text);
    if (!read.ok) throw new Error(read.problem);
    expect(read.value.map(({ line }) => line)).toEqual([2, 3, 5, 7, 7, 8]);
    expect(read.value[1]?.value).toEqual({ id: "b" });
  });

  test("may hold a text as long as it likes", () => {
    const read = readCases(`[\n{"id": "${"x".repeat(10_000_000)}"},\n{}]`);
    expect(read.ok && read.value.map(({ line }) => line)).toEqual([2, 3]);
  });

  test("may be empty", () => {
    expect(readCases("[]")).toEqual({ ok: true, value: [] });
  });

  test("that is no list, or no JSON, is refused as a whole", () => {
    expect(readCases("{}")).toEqual({ ok: false, problem: "the file must be a list" });
    expect(readCases("[1,")).toMatchObject({
      problem: expect.stringMatching(/^this is no JSON: ./),
    });
  });
});

describe("a case", () => {
  test("gives its tickets, agents and team", () => {
    expect(outputOf({ id: "x", events: [opened, answered], config: { users } })).toMatchObject({
      id: "x",
      tickets: { T1: { frt: { seconds: 600, agent: "a1", start: opened.t, end: answered.t } } },
      agents: { a1: { frt: { count: 1, median: 600 } } },
      team: { frt: { count: 1, missing: 0 }, service_level: null, backlog: null },
    });
  });

  test("may tell of several tickets in any order", () => {
    const events = [
      { ...answered, ticket: "T2" },
      { ...opened, ticket: 7 },
      { ...opened, ticket: "T2" },
      answered,
    ];
    const { tickets } = Object(outputOf({ id: 1, events, config: { users } }));
    expect(Object.keys(tickets).sort()).toEqual(["7", "T1", "T2"]);
    expect(tickets["T2"].frt.seconds).toBe(600);
    expect(tickets["T1"].warnings).toEqual(["no_create"]);
  });

  test("loses no ticket whose name means something to the language", () => {
    const events = [{ ...opened, ticket: "__proto__" }];
    const output = measureCase({ id: "x", events, config: { users } }, at("Fri 00:00"));
    expect(JSON.stringify(output)).toContain('"__proto__":{"frt":null');
  });

  test("goes by its own clock, else by the present", () => {
    const wait = (config: object) => {
      const { tickets } = Object(
        outputOf({ id: 1, events: [{ ...opened, set: { status: "new" } }], config }),
      );
      return tickets["T1"].wait.work;
    };
    expect(wait({ users, now: "2025-01-06T09:00:30Z" })).toBe(30);
    expect(wait({ users })).toBe(at("Fri 00:00") - at("09:00"));
  });

  test.each([
    [null, "a case must be an object"],
    [{ events: [], config: {} }, "id must be an id: a text or a number"],
    [{ id: "x", config: {} }, "x: events must be a list"],
    [{ id: "x", events: [] }, "x: config must be an object"],
    [{ id: "x", events: [7], config: {} }, "events[0] must be an object"],
    [
      { id: "x", events: [{ ticket: {} }], config: {} },
      "events[0].ticket must be an id: a text or a number",
    ],
    [
      { id: "x", events: [{ ...opened, ticket: "T2" }], config: {} },
      `x: T2: updates[0].by is "c1", whom the directory's users do not list`,
    ],
    [
      { id: "x", events: [], config: { touch: { merge: 1 } } },
      "x: touch.merge: no such option; allowed is mergeSeconds, countCreate",
    ],
    [
      {
        id: "x",
        events: [{ ...opened, kind: "schedule", schedule: "B" }],
        config: { users, schedules: { A: { tz: "UTC", week: {} } } },
      },
      "x: T1: no schedule B; there is A",
    ],
  ])("is refused, and the problem says where: %j", (value, problem) => {
    expect(problemOf(value)).toBe(problem);
  });
});
