import { describe, expect, test } from "vitest";
import { accountOf, appLimiter } from "../../src/desk/limits.ts";

test("a hundred requests in a minute, then it says how long to wait", () => {
  let now = 1000;
  const limiter = appLimiter(() => now);
  for (let count = 0; count < 100; count++) expect(limiter("ana")).toBeNull();
  expect(limiter("ana")).toBe(60);
  now = 1045;
  expect(limiter("ana")).toBe(15);
  now = 1060;
  expect(limiter("ana")).toBeNull();
});

test("every limit holds, and the longest wait counts", () => {
  let now = 0;
  const limits = [
    { requests: 3, within: 60 },
    { requests: 5, within: 300 },
  ];
  const limiter = appLimiter(() => now, limits);
  const answers = [0, 10, 20, 30, 60, 70, 80, 300, 310, 311].map((at) => {
    now = at;
    return limiter("ana");
  });
  expect(answers).toEqual([null, null, null, 30, null, null, 220, null, null, 9]);
});

test("each user has limits of their own, and a refusal costs nothing", () => {
  let now = 0;
  const limiter = appLimiter(() => now);
  for (let count = 0; count < 150; count++) limiter("ana");
  expect(limiter("ben")).toBeNull();
  now = 60;
  for (let count = 0; count < 100; count++) expect(limiter("ana")).toBeNull();
});

describe("an account", () => {
  test("counts down to the end of its minute, and begins anew", () => {
    let now = 1000;
    const account = accountOf(() => now, { isBusy: false });
    expect(account("ana")).toEqual({ limit: 700, remaining: 700, resetsIn: 60 });
    now = 1045;
    expect(account("ana")).toEqual({ limit: 700, remaining: 699, resetsIn: 15 });
    now = 1130;
    expect(account("ana")).toEqual({ limit: 700, remaining: 700, resetsIn: 50 });
  });

  test("that somebody else uses up has nothing left before its minute ends", () => {
    let now = 1000;
    const account = accountOf(() => now, { isBusy: true });
    const states = [0, 3, 6, 46, 56, 64].map((after) => {
      now = 1000 + after;
      const { remaining, resetsIn } = account("ana");
      return [after, remaining, resetsIn];
    });
    expect(states).toEqual([
      [0, 140, 46],
      [3, 19, 43],
      [6, 0, 40],
      [46, 700, 60],
      [56, 299, 50],
      [64, 0, 42],
    ]);
  });
});
