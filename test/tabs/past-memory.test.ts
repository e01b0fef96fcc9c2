import { expect, test } from "vitest";
import { pastInCache, pastSince } from "../../src/tabs/past-memory.ts";

const second = 1000;

test("what went is older when it is read than when it was kept, and a hold is shorter", () => {
  const kept = { ages: [0, 5 * second], hold: 30 * second, at: 100 * second };
  expect(pastSince(kept, 110 * second)).toEqual({
    ages: [10 * second, 15 * second],
    hold: 20 * second,
  });
  expect(pastSince(kept, 200 * second)).toMatchObject({ hold: 0 });
});

test.each([
  null,
  [],
  "past",
  {},
  { ages: 3, at: 0 },
  { ages: [1], at: "noon" },
  { ages: [1], at: 9 * second },
])("%j is no past that is known", (kept) => {
  expect(pastSince(kept, 5 * second)).toBeNull();
});

test("a time in the future is none", () => {
  const kept = { ages: [-second, Number.NaN, second], hold: Number.NaN, at: 0 };
  expect(pastSince(kept, second)).toEqual({ ages: [2 * second], hold: 0 });
});

test("a browser without a cache remembers nothing, and nothing breaks", async () => {
  const memory = pastInCache({ identity: "ana", now: () => 0 });
  memory.save({ ages: [1], hold: 0 });
  expect(await memory.load()).toBeNull();
});
