import { expect, test } from "vitest";
import { type Person, roleAt, roles, wasEverAgent } from "../../src/history/directory.ts";
import { at, directory, personId } from "../timeline.ts";

const somebody: Person = {
  id: personId("x"),
  name: "X",
  role: "end_user",
  roleChanges: [
    { from: at("Tue 00:00"), role: "agent" },
    { from: at("Wed 00:00"), role: "end_user" },
  ],
  tier: null,
};

test("a role holds from its instant on, inclusive, until the next", () => {
  const times = ["00:00", "23:59:59", "Tue 00:00", "Tue 23:59:59", "Wed 00:00", "Sun 00:00"];
  expect(times.map((time) => roleAt(somebody, at(time)))).toEqual([
    "end_user",
    "end_user",
    "agent",
    "agent",
    "end_user",
    "end_user",
  ]);
});

test("who was an agent once stays in the list of agents", () => {
  expect(wasEverAgent(somebody)).toBe(true);
  expect([...directory.people.values()].filter(wasEverAgent).map(({ id }) => id)).toEqual([
    "ana",
    "ben",
    "chen",
    "dora",
    "nick",
    "olga",
  ]);
  const never = roles.filter((role) => !wasEverAgent({ ...somebody, role, roleChanges: [] }));
  expect(never).toEqual(["end_user", "bot", "system"]);
});
