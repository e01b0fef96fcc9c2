import { describe, expect, test } from "vitest";
import { optionNames, readOptions } from "../../src/definitions/read-options.ts";
import { usualOptions } from "../../src/definitions/usual-options.ts";

function problemOf(written: unknown): string {
  const read = readOptions(written);
  return read.ok ? "" : read.problem;
}

function optionsOf(written: object): unknown {
  const read = readOptions(written);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

describe("options", () => {
  test("have defaults, all together and one by one", () => {
    const defaults = {
      frt: { mode: "own", outbound: "from_first_customer_message", start: "creation" },
      turns: { botAnswerCloses: true, includeFirst: true },
      solve: { attribution: "actor" },
      reopen: { graceSeconds: 0 },
      touch: { mergeSeconds: 0, countCreate: true },
      fcr: { windowDays: 7 },
      escalation: { priority: ["high", "urgent"], tags: [], mergeSeconds: 0 },
      wait: { includeOpen: true },
      scheduleMode: "by_time",
      agentRequesterIsCustomer: true,
      zendesk: { rounding: "floor" },
    };
    expect(usualOptions).toEqual(defaults);
    expect(optionsOf({})).toEqual(defaults);
    const empty = Object.entries(defaults).filter(([, value]) => typeof value === "object");
    expect(optionsOf(Object.fromEntries(empty.map(([name]) => [name, {}])))).toEqual(defaults);
    expect(optionNames.toSorted()).toEqual(Object.keys(defaults).sort());
  });

  test.each([
    { frt: { mode: "zendesk", outbound: "exclude", start: "handoff" } },
    { turns: { botAnswerCloses: false, includeFirst: false } },
    { solve: { attribution: "assignee" } },
    { reopen: { graceSeconds: 60 } },
    { touch: { mergeSeconds: 0.5, countCreate: false } },
    { fcr: { windowDays: 0 } },
    { escalation: { priority: ["low"], tags: ["vip"], mergeSeconds: 300 } },
    { escalation: { priority: [], tags: [], mergeSeconds: 0 } },
    { wait: { includeOpen: false } },
    { scheduleMode: "last_at_event" },
    { agentRequesterIsCustomer: false },
    { zendesk: { rounding: "round" } },
  ])("may be %j, and the rest keeps its defaults", (written) => {
    expect(optionsOf(written)).toEqual({ ...usualOptions, ...written });
  });

  test.each(
    Object.entries(usualOptions).flatMap(([group, value]) =>
      typeof value === "object" ? Object.keys(value).map((name) => [group, name] as const) : [],
    ),
  )("%s.%s can be left out alone", (group, name) => {
    const full = { mode: "zendesk", outbound: "exclude", start: "handoff" };
    const others = group === "frt" ? Object.entries(full).filter(([key]) => key !== name) : [];
    expect(optionsOf({ [group]: Object.fromEntries(others) })).toHaveProperty(
      [group, name],
      Object(Object(usualOptions)[group])[name],
    );
  });
});

describe("an option that does not exist", () => {
  test("is named, with those that do", () => {
    const all = `no such option; allowed is ${optionNames.join(", ")}`;
    expect(problemOf({ touchs: {} })).toBe(`touchs: ${all}`);
    expect(problemOf({ constructor: {} })).toBe(`constructor: ${all}`);
    expect(problemOf(JSON.parse('{"__proto__": {}}'))).toBe(`__proto__: ${all}`);
    expect(problemOf({ touch: { mergeseconds: 1 } })).toBe(
      "touch.mergeseconds: no such option; allowed is mergeSeconds, countCreate",
    );
  });
});

describe("a value that is not allowed", () => {
  test.each([
    [{ frt: { mode: "own" } }, 'frt.mode: allowed is "zendesk", found "own"'],
    [{ frt: { mode: null } }, 'frt.mode: allowed is "zendesk", found null'],
    [{ frt: { start: "creation" } }, 'frt.start: allowed is "handoff", found "creation"'],
    [
      { frt: { outbound: "yes" } },
      'frt.outbound: allowed is ("from_first_customer_message" | "exclude"), found "yes"',
    ],
    [{ frt: null }, "frt: allowed is Object, found null"],
    [{ frt: [] }, "frt: allowed is Object, found Array"],
    [{ wait: "no" }, 'wait: allowed is Object, found "no"'],
    [{ turns: { includeFirst: 1 } }, "turns.includeFirst: allowed is boolean, found 1"],
    [
      { solve: { attribution: "" } },
      'solve.attribution: allowed is ("actor" | "assignee"), found ""',
    ],
    [{ reopen: { graceSeconds: "60" } }, 'reopen.graceSeconds: allowed is number, found "60"'],
    [{ reopen: { graceSeconds: -1 } }, "reopen.graceSeconds: allowed is >=0, found -1"],
    [
      { touch: { mergeSeconds: Number.POSITIVE_INFINITY } },
      "touch.mergeSeconds: allowed is a finite number, found Infinity",
    ],
    [{ fcr: { windowDays: -7 } }, "fcr.windowDays: allowed is >=0, found -7"],
    [{ escalation: { priority: "high" } }, 'escalation.priority: allowed is Array, found "high"'],
    [
      { escalation: { priority: ["high", "top"] } },
      'escalation.priority.1: allowed is ("low" | "normal" | "high" | "urgent"), found "top"',
    ],
    [{ escalation: { tags: [7] } }, "escalation.tags.0: allowed is string, found 7"],
    [{ scheduleMode: "" }, 'scheduleMode: allowed is ("by_time" | "last_at_event"), found ""'],
    [
      { agentRequesterIsCustomer: "yes" },
      'agentRequesterIsCustomer: allowed is boolean, found "yes"',
    ],
    [
      { zendesk: { rounding: "up" } },
      'zendesk.rounding: allowed is ("floor" | "round"), found "up"',
    ],
    [[], "options: allowed is Object, found Array"],
    [null, "options: allowed is Object, found null"],
    [7, "options: allowed is Object, found 7"],
  ])("is named, with what is: %j", (written, problem) => {
    expect(problemOf(written)).toBe(problem);
  });
});
