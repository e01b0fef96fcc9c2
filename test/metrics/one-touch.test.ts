import { expect, test } from "vitest";
import { isOneTouch, oneTouch } from "../../src/metrics/one-touch.ts";
import { creditsOf, tell } from "../telling.ts";

const solvedAfter = (...lines: readonly string[]) =>
  tell(["08:00 customer opens", ...lines, "12:00 ben solves"].join("\n"));

test("is exactly one public reply on a solved ticket", () => {
  expect(isOneTouch(solvedAfter("09:00 ana notes", "09:10 ana replies"))).toBe(true);
  expect(isOneTouch(solvedAfter())).toBe(false);
  expect(isOneTouch(solvedAfter("09:00 ana replies", "09:10 ana replies"))).toBe(false);
  expect(isOneTouch(solvedAfter("09:00 ana chats one", "09:10 ana chats one"))).toBe(true);
  expect(isOneTouch(tell("08:00 ana opens for customer\n09:00 ana solves"))).toBe(false);
});

test("is unknown while the ticket is unsolved, and where it is excluded", () => {
  expect(isOneTouch(tell("08:00 customer opens\n09:00 ana replies"))).toBeNull();
  expect(isOneTouch(tell("08:00 ana notes"))).toBeNull();
  expect(isOneTouch(solvedAfter("09:00 ana replies", "09:10 ana merges away"))).toBeNull();
});

test("is one case of a share, credited with the last solve", () => {
  const credits = (text: string) => creditsOf(oneTouch, text);
  const solved = "08:00 customer opens\n09:00 ana replies\n12:00 ben solves";
  expect(credits(solved)).toMatchObject([{ agent: "ben", value: 1 }]);
  expect(credits(`${solved}\n13:00 ben replies`)).toMatchObject([{ agent: "ben", value: 0 }]);
  expect(credits("08:00 customer opens\n09:00 ana replies")).toEqual([]);
});
