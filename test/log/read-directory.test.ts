import { describe, expect, test } from "vitest";
import { readDirectory, writeDirectory } from "../../src/log/read-directory.ts";
import { at, directory } from "../timeline.ts";

function problemOf(value: unknown): string {
  const read = readDirectory(value);
  return read.ok ? "" : read.problem;
}

function peopleOf(users: object) {
  const read = readDirectory({ users });
  if (!read.ok) throw new Error(read.problem);
  return [...read.value.people.values()];
}

describe("a directory", () => {
  test("lists people with their roles and tiers", () => {
    expect(
      peopleOf({
        c1: { role: "end_user", email: "left alone" },
        7: { role: "agent", tier: 2, name: "Ana" },
      }),
    ).toEqual([
      { id: "7", name: "Ana", role: "agent", roleChanges: [], tier: 2 },
      { id: "c1", name: "c1", role: "end_user", roleChanges: [], tier: null },
    ]);
  });

  test("calls people by their ids where they have no name", () => {
    const users = { a: { role: "agent", name: "" }, b: { role: "agent", name: 7 } };
    expect(peopleOf(users).map(({ name }) => name)).toEqual(["a", "b"]);
  });

  test("puts changes of a role in order", () => {
    expect(
      peopleOf({
        x: {
          role: "end_user",
          history: [
            { from: "2025-01-07T00:00:00Z", role: "admin" },
            { from: "2025-01-06T01:00:00+01:00", role: "agent" },
          ],
        },
      }),
    ).toMatchObject([
      {
        roleChanges: [
          { from: at("00:00"), role: "agent" },
          { from: at("Tue 00:00"), role: "admin" },
        ],
      },
    ]);
  });

  test("lists groups with their tiers", () => {
    const read = readDirectory({
      groups: { L2: { tier: 2, name: "Second line" }, other: {}, none: { tier: null } },
    });
    expect(read.ok && [...read.value.groups.values()]).toEqual([
      { id: "L2", name: "Second line", tier: 2 },
      { id: "other", name: "other", tier: null },
      { id: "none", name: "none", tier: null },
    ]);
  });

  test("may list nobody", () => {
    expect(readDirectory({})).toEqual({
      ok: true,
      value: { people: new Map(), groups: new Map() },
    });
  });

  test.each([
    [null, "directory must be an object"],
    [[], "directory must be an object"],
    [{ users: [] }, "users must be an object"],
    [{ groups: "L1" }, "groups must be an object"],
    [{ users: { a: null } }, "users.a must be an object"],
    [
      { users: { a: {} } },
      "users.a.role must be one of end_user, agent, admin, bot, system, not nothing",
    ],
    [
      { users: { a: { role: "boss" } } },
      'users.a.role must be one of end_user, agent, admin, bot, system, not "boss"',
    ],
    [{ users: { a: { role: "agent", tier: "1" } } }, 'users.a.tier must be a number, not "1"'],
    [{ users: { a: { role: "agent", history: {} } } }, "users.a.history must be a list"],
    [
      { users: { a: { role: "agent", history: [{ role: "admin" }] } } },
      "users.a.history[0].from must be a time, not nothing",
    ],
    [
      { users: { a: { role: "agent", history: [{ from: "2025-01-06T00:00:00Z", role: "x" }] } } },
      'users.a.history[0].role must be one of end_user, agent, admin, bot, system, not "x"',
    ],
    [{ groups: { L1: 1 } }, "groups.L1 must be an object"],
    [
      JSON.parse('{"groups": {"L1": {"tier": 1e999}}}'),
      "groups.L1.tier must be a number, not null",
    ],
    [{ groups: { L1: { tier: {} } } }, "groups.L1.tier must be a number, not {}"],
  ])("is refused, and the problem names the field: %j", (value, problem) => {
    expect(problemOf(value)).toBe(problem);
  });

  test("keeps a person whose id means something to the language", () => {
    const users = JSON.parse('{"__proto__": {"role": "agent"}, "constructor": {"role": "bot"}}');
    expect(peopleOf(users).map(({ id }) => id)).toEqual(["__proto__", "constructor"]);
  });

  test("comes back as it was written", () => {
    const written = JSON.parse(JSON.stringify(writeDirectory(directory)));
    expect(readDirectory(written)).toEqual({ ok: true, value: directory });
  });
});
