import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { measureCase, readCases } from "../../src/measure/case-file.ts";
import { at } from "../timeline.ts";

interface Case {
  readonly id: string;
  readonly name: string;
  readonly why: string;
  readonly expect: unknown;
}

const read = readCases(readFileSync(new URL("cases.json", import.meta.url), "utf8"));
if (!read.ok) throw new Error(read.problem);
const cases = read.value.map(({ value }) => value as Case);

describe("the worked examples", () => {
  test("are all there, each once", () => {
    expect(new Set(cases.map(({ id }) => id)).size).toBe(129);
    expect(cases.length).toBe(129);
  });

  test.each(cases)("$id: $name ($why)", (it) => {
    const output = outputOf(it);
    expect(output.id).toBe(it.id);
    expect(differences(it.expect, output)).toEqual([]);
    expectEveryKey(output);
  });
});

interface Output {
  readonly id: string;
  readonly tickets: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly agents: Readonly<Record<string, unknown>>;
  readonly team: unknown;
}

function outputOf(it: Case): Output {
  const output = measureCase(it, at("09:00"));
  if (!output.ok) throw new Error(output.problem);
  return JSON.parse(JSON.stringify(output.value));
}

/** Also those that the example says nothing about. */
function expectEveryKey({ agents, team, tickets }: Output): void {
  expect(shapeOf(team)).toEqual(teamShape);
  for (const agent of Object.values(agents)) expect(shapeOf(agent)).toEqual(agentShape);
  for (const ticket of Object.values(tickets)) {
    expect(Object.keys(ticket)).toEqual(expect.arrayContaining(ticketKeys));
    for (const [key, keys] of Object.entries(partsOfTickets)) {
      for (const part of [ticket[key]].flat()) {
        if (part !== null) expect(Object.keys(part as object).sort(), key).toEqual(keys);
      }
    }
  }
}

/** Compares only what is expected, at every depth; lists item by item. */
function differences(wanted: unknown, found: unknown, path = "output"): readonly string[] {
  if (typeof wanted === "number" && typeof found === "number") {
    return Math.abs(wanted - found) <= 1e-6 ? [] : [`${path}: ${found}, not ${wanted}`];
  }
  if (typeof wanted !== "object" || wanted === null || typeof found !== "object" || !found) {
    return wanted === found
      ? []
      : [`${path}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`];
  }
  const lengths = [wanted, found].map((one) => (Array.isArray(one) ? one.length : -1));
  if (lengths[0] !== lengths[1]) return [`${path}: ${lengths[1]} items, not ${lengths[0]}`];
  const inside: Readonly<Record<string, unknown>> = { ...found };
  return Object.entries(wanted).flatMap(([key, value]) =>
    differences(value, inside[key], `${path}.${key}`),
  );
}

test("a difference is found at every depth", () => {
  expect(differences({ a: [{ b: null }] }, { a: [{ b: null, c: 1 }], d: 2 })).toEqual([]);
  expect(differences({ a: [{ b: null }] }, { a: [{}] })).toEqual([
    "output.a.0.b: undefined, not null",
  ]);
  expect(differences({ a: null }, { a: 0 })).toEqual(["output.a: 0, not null"]);
  expect(differences({ a: 1 }, { a: 1.00001 })).toHaveLength(1);
  expect(differences([1], [1, 2])).toEqual(["output: 2 items, not 1"]);
  expect(differences({}, [])).toHaveLength(1);
});

const ticketKeys = [
  "frt",
  "replies",
  "first_resolution",
  "full_resolution",
  "solves",
  "reopens",
  "touches",
  "escalations",
  "deescalations",
  "public_replies",
  "one_touch",
  "fcr",
  "wait",
  "wait_business",
  "excluded",
  "assignee",
  "warnings",
];

const waits = ["agent", "on_hold", "requester", "work"];
const partsOfTickets: Readonly<Record<string, readonly string[]>> = {
  frt: ["agent", "business_seconds", "end", "seconds", "start"],
  replies: ["agent", "business_seconds", "first", "seconds"],
  first_resolution: ["agent", "business_seconds", "seconds"],
  full_resolution: ["agent", "business_seconds", "seconds"],
  solves: ["agent", "at", "auto"],
  reopens: ["agent", "at", "cause", "soft"],
  touches: ["agent", "kind", "updates"],
  escalations: ["at", "by", "kinds", "to"],
  wait: waits,
  wait_business: waits,
};

const statistics = ["count", "median", "p90", "mean"];
const agentShape = {
  frt: statistics,
  replies: statistics,
  resolution: statistics,
  solves: [],
  reopens: [],
  reopen_rate: [],
  touches: ["total", "public", "private", "field"],
  tickets_touched: [],
  escalated: [],
  received: [],
  escalation_rate: [],
  csat: ["good", "bad", "rate"],
};
const teamShape = {
  frt: ["count", "missing", "median", "p90", "mean"],
  service_level: expect.toBeOneOf([[], ["met", "missed", "undetermined", "rate"]]),
  backlog: expect.any(Array),
};

function shapeOf(part: unknown): unknown {
  return Object.fromEntries(
    Object.entries(part as object).map(([key, value]) => [key, Object.keys(value ?? {})]),
  );
}
