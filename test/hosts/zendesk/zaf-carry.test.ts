import { describe, expect, test } from "vitest";
import type { ZafRequest } from "../../../src/hosts/zendesk/zaf-client.ts";
import { fetchOver } from "./fetch-over.ts";

const address = "https://zendesk.invalid/api/v2/views.json?page[size]=2";

function over(request: (options: ZafRequest) => Promise<unknown>) {
  return fetchOver({ request });
}

describe("a request", () => {
  test("goes to the viewer's Zendesk as path and query, once", async () => {
    const asked: ZafRequest[] = [];
    await over(async (options) => {
      asked.push(options);
      return { status: 200, responseText: "{}" };
    })(address);
    expect(asked).toEqual([
      {
        url: "/api/v2/views.json?page[size]=2",
        type: "GET",
        httpCompleteResponse: true,
        autoRetry: false,
      },
    ]);
  });
});

describe("an answer", () => {
  test.each([
    ["its text", { status: 200, responseText: '{"a":1}', responseJSON: { a: 2 } }, { a: 1 }],
    ["its value, where there is no text", { status: 200, responseJSON: { a: 1 } }, { a: 1 }],
    ["its value, where the text is empty", { status: 200, responseText: "", responseJSON: 1 }, 1],
    ["the whole, where the host gives the body alone", { a: 1 }, { a: 1 }],
    ["the whole, where that is a list", [1], [1]],
  ])("is read from %s", async (_, answer, expected) => {
    const response = await over(async () => answer)(address);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(expected);
  });

  test("without content is empty", async () => {
    const response = await over(async () => ({ status: 204, responseText: "" }))(address);
    expect(await response.text()).toBe("");
  });

  test.each([403, 404, 429, 500, 503])(
    "%i that the host rejects with is a response too",
    async (status) => {
      const response = await over(() => Promise.reject({ status, responseText: "no" }))(address);
      expect(response.status).toBe(status);
      expect(await response.text()).toBe("no");
    },
  );

  test.each([
    { status: 0, statusText: "error" },
    { status: "429" },
    { status: 999 },
    { status: Number.NaN },
    new Error("the host is gone"),
    undefined,
    null,
    "timeout",
  ])("%o that the host rejects with is none: offline", async (failure) => {
    const fetching = over(() => Promise.reject(failure))(address);
    await expect(fetching).rejects.toMatchObject({ trouble: { kind: "offline" } });
  });
});

test("what says how much may be asked is passed on, and nothing else", async () => {
  const headers = {
    "X-Rate-Limit": "700",
    "ratelimit-reset": 41,
    "zendesk-ratelimit-tickets-index": "total=100; remaining=99; resets=41",
    "set-cookie": "secret",
    "x-request-id": "1",
  };
  const response = await over(async () => ({ status: 200, responseText: "{}", headers }))(address);
  expect(Object.fromEntries(response.headers)).toEqual({
    "x-rate-limit": "700",
    "ratelimit-reset": "41",
    "zendesk-ratelimit-tickets-index": "total=100; remaining=99; resets=41",
    "content-type": "text/plain;charset=UTF-8",
  });
});

describe("Retry-After", () => {
  test.each([
    ["an object", { headers: { "Retry-After": "30" } }],
    ["an object of numbers", { headers: { "retry-after": 30 } }],
    ["headers", { headers: new Headers({ "retry-after": "30" }) }],
    ["a map", { headers: new Map([["Retry-After", "30"]]) }],
    ["pairs", { headers: [["Retry-After", "30"]] }],
    [
      "an object with other headers that nobody may write",
      {
        headers: { "no name": "\n", "x-note": "\u20ac", "RETRY-AFTER": "30" },
      },
    ],
    [
      "a function beside headers that cannot be read",
      {
        headers: { "retry-after": "\u20ac" },
        getResponseHeader: () => "30",
      },
    ],
    ["a function", { getResponseHeader: (name: string) => (name === "retry-after" ? "30" : null) }],
  ])("is found in %s", async (_, given) => {
    const response = await over(() => Promise.reject({ status: 429, ...given }))(address);
    expect(response.headers.get("retry-after")).toBe("30");
  });

  test.each([
    {},
    { headers: null },
    { headers: "Retry-After: 30" },
    { headers: { "no name": "\n" } },
    { getResponseHeader: 3 },
    { getResponseHeader: () => null },
    { getResponseHeader: () => "30\nX: 1" },
    { headers: [1, null] },
    {
      getResponseHeader: () => {
        throw new Error("hidden");
      },
    },
  ])("is not found in %o, and nothing breaks", async (given) => {
    const response = await over(() => Promise.reject({ status: 429, ...given }))(address);
    expect(response.headers.get("retry-after")).toBeNull();
  });
});
