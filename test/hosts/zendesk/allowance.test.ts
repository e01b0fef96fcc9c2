import { describe, expect, test } from "vitest";
import { zendeskManners } from "../../../src/hosts/zendesk/allowance.ts";

const read = (status: number, headers: Record<string, string> = {}) =>
  zendeskManners.allowance(new Response("", { status, headers }));

describe("what Zendesk tells of its limits", () => {
  test.each([
    ["old names", { "X-Rate-Limit": "700", "X-Rate-Limit-Remaining": "699" }, null],
    [
      "new names",
      { "ratelimit-limit": "700", "ratelimit-remaining": "699", "ratelimit-reset": "41" },
      41,
    ],
    [
      "a list of windows",
      { "ratelimit-limit": "700, 700;w=60", "ratelimit-remaining": "699" },
      null,
    ],
  ])("the account's, under %s", (_, headers, resetsIn) => {
    const told = { limit: 700, remaining: 699, resetsIn };
    expect(read(200, headers)).toMatchObject({ ...told, retryAfter: null, isRefused: false });
  });

  test("nothing where the host page hides its headers", () => {
    expect(read(200)).toEqual({
      limit: null,
      remaining: null,
      resetsIn: null,
      retryAfter: null,
      isRefused: false,
      isFree: false,
    });
  });

  test.each(["soon", "-3", ""])("nothing that makes no sense: %j", (text) => {
    const headers = { "x-rate-limit": text, "ratelimit-reset": text, "ratelimit-remaining": text };
    expect(read(200, headers)).toMatchObject({ limit: null, remaining: null, resetsIn: null });
  });
});

describe("a refusal", () => {
  test.each([
    [429, "38", 38],
    [429, "0", 1],
    [503, "7", 7],
    [429, new Date(Date.now() + 30_000).toUTCString(), 30],
  ])("%i with %s holds for that long, whatever remains", (status, told, seconds) => {
    const { isRefused, retryAfter } = read(status, {
      "retry-after": told,
      "ratelimit-remaining": "650",
    });
    expect(isRefused).toBe(true);
    // The clock may tick meanwhile.
    expect(Math.abs((retryAfter ?? 0) - seconds)).toBeLessThanOrEqual(1);
  });

  test("without a time is one all the same", () => {
    expect(read(429)).toMatchObject({ isRefused: true, retryAfter: null });
    expect(read(503)).toMatchObject({ isRefused: false });
  });

  test("of an address that is used up holds for that address alone", () => {
    const headers = {
      "retry-after": "41",
      "zendesk-ratelimit-incremental-exports": "total=10; remaining=0; resets=41",
      "ratelimit-remaining": "650",
    };
    expect(read(429, headers)).toMatchObject({ isRefused: false, retryAfter: null });
    const left = "total=100; remaining=20; resets=41";
    expect(read(429, { ...headers, "zendesk-ratelimit-incremental-exports": left })).toMatchObject({
      isRefused: true,
      retryAfter: 41,
    });
  });
});

test("who tells of more than any account has keeps no limits", () => {
  expect(read(200, { "x-rate-limit": "1000000", "x-rate-limit-remaining": "5" })).toMatchObject({
    isFree: true,
    remaining: null,
  });
  expect(read(200, { "x-rate-limit": "100000" }).isFree).toBe(false);
});

test("we stay below what an app may ask: 100 a minute, 700 in five", () => {
  expect(zendeskManners.limits).toEqual([
    { requests: 80, within: 60 },
    { requests: 600, within: 300 },
  ]);
});
