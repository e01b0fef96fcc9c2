import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GroupId, PersonId } from "../../src/history/ids.ts";
import {
  type BoardChoice,
  firstChoice,
  readChoice,
  writeChoice,
} from "../../src/state/board-address.ts";
import type { Period } from "../../src/state/period.ts";
import { viewId } from "./fake-host.ts";

const some = <T>(values: fc.Arbitrary<T>) => fc.option(values);
const id = fc.string({ minLength: 1 }).filter((text) => !text.includes(","));
const choices: fc.Arbitrary<BoardChoice> = fc.record({
  tab: fc.constantFrom(null, "me", "settings"),
  view: some(id.map(viewId)),
  period: fc.constantFrom<Period[]>(7, 30, 90, null, { from: "2026-01-01", to: "2026-02-03" }),
  dateBy: fc.constantFrom("event", "created"),
  agents: some(
    fc.uniqueArray(
      id.map((text) => text as PersonId),
      { minLength: 1 },
    ),
  ).map((agents) => agents && new Set(agents)),
  group: some(id.map((text) => text as GroupId)),
  channel: some(fc.string()),
  priority: fc.constantFrom(null, "low", "normal", "high", "urgent"),
  clock: fc.constantFrom(null, "calendar", "working"),
  sort: fc.record({
    column: fc.constantFrom("name", "open", "n", "first_response", "csat"),
    descending: fc.boolean(),
  }),
});

describe("a board's address", () => {
  test("brings back what it was written from", () => {
    fc.assert(
      fc.property(choices, (choice) => {
        expect(readChoice(writeChoice(choice))).toEqual(choice);
      }),
    );
  });

  test("is empty for the usual board", () => {
    expect(writeChoice(firstChoice)).toBe("");
    expect(readChoice("")).toEqual(firstChoice);
  });

  test("that makes no sense is the usual board", () => {
    expect(
      readChoice("tab=ticket&period=soon&by=chance&priority=huge&clock=sun&sort=--x&agents=,"),
    ).toEqual(firstChoice);
  });
});
