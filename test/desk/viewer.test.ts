import { expect, test } from "vitest";
import { openStore } from "../../src/desk/store.ts";
import { viewerOf } from "../../src/desk/viewer.ts";
import type { Role } from "../../src/history/directory.ts";
import type { PersonId } from "../../src/history/ids.ts";
import { at } from "../timeline.ts";

const nobodySaid = { user: null, role: null };

function storeOf(roles: Readonly<Record<string, Role>>) {
  const people = Object.entries(roles).map(([name, role]) => {
    const id = name as PersonId;
    return [id, { id, name, role, roleChanges: [], tier: null }] as const;
  });
  const directory = { people: new Map(people), groups: new Map() };
  return openStore({ directory, schedules: [], tickets: [] }, () => at("Mon 09:00"));
}

test("is an admin only where the log says so", () => {
  const store = storeOf({ 11: "agent", 12: "admin", 13: "end_user" });
  expect(viewerOf(store, { ...nobodySaid, user: "11" }).role).toBe("agent");
  expect(viewerOf(store, { ...nobodySaid, user: "12" }).role).toBe("admin");
  expect(viewerOf(store, { ...nobodySaid, user: "13" }).role).toBe("end-user");
});

test("is an admin in a log without any, unless a scene says otherwise", () => {
  const store = storeOf({ 11: "agent", 13: "end_user" });
  expect(viewerOf(store, nobodySaid)).toMatchObject({ person: { id: "11" }, role: "admin" });
  expect(viewerOf(store, { ...nobodySaid, role: "agent" }).role).toBe("agent");
  expect(viewerOf(store, { ...nobodySaid, user: "13" }).role).toBe("end-user");
});
