import { describe, expect, test } from "vitest";
import { isSolved, isSolvedNow } from "../../src/story/story.ts";
import { tell } from "../telling.ts";

describe("solved", () => {
  test("are solved and closed, and no status is not", () => {
    const statuses = [null, "new", "open", "pending", "hold", "solved", "closed"] as const;
    expect(statuses.filter(isSolved)).toEqual(["solved", "closed"]);
  });

  test("a ticket is by its last state", () => {
    expect(isSolvedNow(tell("09:00 customer opens"))).toBe(false);
    expect(isSolvedNow(tell("09:00 ana notes"))).toBe(false);
    expect(isSolvedNow(tell("09:00 customer opens\n10:00 ana solves"))).toBe(true);
    expect(isSolvedNow(tell("09:00 customer opens, solves\n10:00 ana reopens"))).toBe(false);
  });
});
