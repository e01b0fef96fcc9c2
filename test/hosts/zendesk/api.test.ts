import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { HostError } from "../../../src/hosts/trouble.ts";
import { zendeskApi } from "../../../src/hosts/zendesk/api.ts";
import { fakeZaf, type Reply } from "./fake-zaf.ts";
import { fetchOver } from "./fetch-over.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2025-01-06T09:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

const limited: Reply = { status: 429, text: "<html>Rate limit exceeded</html>" };

/** Asks for one thing that is answered so, one reply after the other, the last one for ever. */
function asking(...replies: readonly (Reply | unknown)[]) {
  const zaf = fakeZaf();
  const left = [...replies];
  zaf.on("thing", () => (left.length > 1 ? left.shift() : left[0]));
  const abort = new AbortController();
  const waits: (number | null)[] = [];
  const api = zendeskApi(fetchOver(zaf.client));
  const asked = api({ signal: abort.signal, onWait: (seconds) => waits.push(seconds) }).json(
    "thing.json",
  );
  const outcome = asked.then(
    (value) => ({ value }),
    (error) => error.trouble ?? { error },
  );
  return { zaf, abort, waits, outcome, api };
}

const advance = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

describe("when Zendesk asks to wait", () => {
  test("we wait as long as it says, tell of it, and go on", async () => {
    const { zaf, waits, outcome } = asking(
      { ...limited, headers: { "Retry-After": "42" } },
      { ok: true },
    );
    await advance(41);
    expect(zaf.asked).toHaveLength(1);
    expect(waits).toEqual([42]);
    await advance(1);
    expect(await outcome).toEqual({ value: { ok: true } });
    expect(waits).toEqual([42, null]);
  });

  test("until a date", async () => {
    const date = "Mon, 06 Jan 2025 09:00:30 GMT";
    const { waits } = asking({ ...limited, headers: { "Retry-After": date } }, {});
    await advance(30);
    expect(waits).toEqual([30, null]);
  });

  test("without a time, ever longer", async () => {
    const { waits, outcome } = asking(limited, limited, limited, limited, limited, limited, {});
    await advance(5 + 10 + 20 + 40 + 60 + 60);
    expect(await outcome).toEqual({ value: {} });
    expect(waits.filter(Boolean)).toEqual([5, 10, 20, 40, 60, 60]);
  });

  test.each(["0", "-1", "soon"])("with %s, at least a second", async (told) => {
    const { zaf } = asking({ ...limited, headers: { "retry-after": told } }, {});
    await advance(0.9);
    expect(zaf.asked).toHaveLength(1);
    await advance(5);
    expect(zaf.asked).toHaveLength(2);
  });

  test("too long, the user decides", async () => {
    const { outcome, waits } = asking({ ...limited, headers: { "retry-after": "3600" } });
    expect(await outcome).toEqual({ kind: "asked_to_wait", seconds: 3600 });
    expect(waits).toEqual([]);
  });

  test("too often, it is a trouble", async () => {
    const { outcome, zaf, waits } = asking(limited);
    await advance(600);
    expect(await outcome).toEqual({ kind: "asked_to_wait", seconds: 60 });
    expect(zaf.asked).toHaveLength(9);
    expect(waits.at(-1)).toBeNull();
  });

  test("and has no patience, not at all", async () => {
    const { zaf, api, abort } = asking(limited);
    const asked = api({ signal: abort.signal, patience: 0 }).json("thing.json");
    await expect(asked).rejects.toMatchObject({ trouble: { kind: "asked_to_wait" } });
    expect(zaf.asked).toHaveLength(2);
  });

  test("an abort ends the wait, and says so", async () => {
    const { abort, outcome, waits, zaf } = asking(limited);
    await advance(1);
    abort.abort(new Error("enough"));
    expect(await outcome).toEqual({ error: new Error("enough") });
    expect(waits).toEqual([5, null]);
    await advance(60);
    expect(zaf.asked).toHaveLength(1);
  });

  test("in a 503 with a time", async () => {
    const { waits, outcome } = asking({ status: 503, headers: { "retry-after": "7" } }, {});
    await advance(7);
    expect(waits).toEqual([7, null]);
    expect(await outcome).toEqual({ value: {} });
  });
});

describe("a failure", () => {
  test.each([500, 502, 503])(
    "%i is tried again after one and two seconds, in silence",
    async (status) => {
      const { zaf, outcome, waits } = asking({ status }, { status }, { fine: 1 });
      await advance(0.9);
      expect(zaf.asked).toHaveLength(1);
      await advance(2.1);
      expect(await outcome).toEqual({ value: { fine: 1 } });
      expect(waits).toEqual([]);
    },
  );

  test.each([
    [401, { kind: "signed_out" }, 1],
    [403, { kind: "not_permitted", what: "people" }, 1],
    [404, { kind: "gone" }, 1],
    [410, { kind: "gone" }, 1],
    [422, { kind: "host_failed", status: 422 }, 1],
    [500, { kind: "host_failed", status: 500 }, 3],
    [0, { kind: "offline" }, 3],
  ])("%i that stays is told after all tries", async (status, trouble, tries) => {
    const { zaf, outcome } = asking({ status });
    await advance(10);
    expect(await outcome).toEqual(trouble);
    expect(zaf.asked).toHaveLength(tries);
  });

  test.each([
    ["tickets/7/audits.json", "history"],
    ["tickets/show_many.json", "tickets"],
    ["views/3/tickets.json", "tickets"],
    ["views/active.json", "views"],
    ["business_hours/schedules.json", "schedules"],
    ["users/show_many.json", "people"],
  ])("403 on %s names the %s", async (path, what) => {
    const zaf = fakeZaf();
    zaf.on(/./, () => ({ status: 403 }));
    const asked = zendeskApi(fetchOver(zaf.client))({ signal: new AbortController().signal }).json(
      path,
    );
    await expect(asked).rejects.toMatchObject({ trouble: { kind: "not_permitted", what } });
  });

  test("after many waits is still tried again, as soon as after none", async () => {
    const { zaf, outcome } = asking(limited, limited, limited, { status: 502 }, { fine: 1 });
    await advance(5 + 10 + 20);
    expect(zaf.asked).toHaveLength(4);
    await advance(1);
    expect(await outcome).toEqual({ value: { fine: 1 } });
  });

  test("an answer that did not come in time", async () => {
    const failing = Promise.reject(new HostError({ kind: "timed_out" }));
    const api = zendeskApi(() => failing)({ signal: new AbortController().signal });
    await expect(api.json("thing.json")).rejects.toMatchObject({ trouble: { kind: "timed_out" } });
  });

  test.each(["<html>", '{"a":'])("an answer %j that is no JSON", async (text) => {
    const { outcome } = asking({ text });
    expect(await outcome).toEqual({ kind: "unreadable", where: "thing.json" });
  });
});

describe("a list", () => {
  const item = v.object({ id: v.number() });

  function listing(pages: Readonly<Record<string, unknown>>) {
    const zaf = fakeZaf();
    zaf.on(
      "things",
      ({ searchParams }) =>
        pages[searchParams.get("page[after]") ?? searchParams.get("page") ?? ""],
    );
    const asked = zendeskApi(fetchOver(zaf.client))({ signal: new AbortController().signal });
    return {
      zaf,
      list: (path = "things.json?page[size]=2") => asked.list(path, ["things", item]),
    };
  }

  const more = (after_cursor: string | null) => ({ meta: { has_more: true, after_cursor } });

  test("is read by its cursors to the end", async () => {
    const { list, zaf } = listing({
      "": { things: [{ id: 1 }, { id: 2 }], ...more("a+b&c") },
      "a+b&c": { things: [{ id: 2 }], ...more("c") },
      c: { things: [{ id: 3 }], meta: { has_more: false, after_cursor: "d" } },
    });
    expect(await list()).toEqual([{ id: 1 }, { id: 2 }, { id: 2 }, { id: 3 }]);
    expect(zaf.asked).toHaveLength(3);
  });

  test("is read by the next page's address, always from the viewer's own Zendesk", async () => {
    const { list, zaf } = listing({
      "": { things: [{ id: 1 }], next_page: "https://elsewhere.example/api/v2/things.json?page=2" },
      2: { things: [{ id: 2 }], next_page: null },
    });
    expect(await list()).toEqual([{ id: 1 }, { id: 2 }]);
    expect(zaf.asked[1]).toBe("things.json?page=2");
  });

  test("that was asked for without a query goes on with one", async () => {
    const { list, zaf } = listing({
      "": { things: [{ id: 1 }], ...more("a") },
      a: { things: [{ id: 2 }] },
    });
    expect(await list("things.json")).toEqual([{ id: 1 }, { id: 2 }]);
    expect(zaf.asked[1]).toBe("things.json?page[after]=a");
  });

  test("leaves out what its shape reads as null", async () => {
    const zaf = fakeZaf();
    zaf.on("things", () => ({ things: [{ id: 1 }, { id: "?" }, null, { id: 2 }] }));
    const asked = zendeskApi(fetchOver(zaf.client))({ signal: new AbortController().signal });
    const lenient = v.fallback(v.nullable(item), null);
    expect(await asked.list("things.json", ["things", lenient])).toEqual([{ id: 1 }, { id: 2 }]);
  });

  test("may give a page twice under another cursor", async () => {
    const { list } = listing({
      "": { things: [{ id: 1 }, { id: 2 }], ...more("a") },
      a: { things: [{ id: 1 }, { id: 2 }], ...more("b") },
      b: { things: [{ id: 3 }], ...more("c") },
      c: { things: [{ id: 3 }] },
    });
    expect(new Set((await list()).map(({ id }) => id))).toEqual(new Set([1, 2, 3]));
  });

  test.each([
    ["gives one page under ever new cursors", 1, 5],
    ["goes round and round under ever new cursors", 3, 7],
  ])("that %s is unreadable", async (_, different, requests) => {
    const zaf = fakeZaf();
    let cursor = 0;
    zaf.on("things", () => ({ things: [{ id: cursor % different }], ...more(`${++cursor}`) }));
    const asked = zendeskApi(fetchOver(zaf.client))({ signal: new AbortController().signal });
    await expect(asked.list("things.json", ["things", item])).rejects.toMatchObject({
      trouble: { kind: "unreadable", where: "links.next" },
    });
    expect(zaf.asked).toHaveLength(requests);
  });

  test("that always has something new is not followed for ever", async () => {
    const zaf = fakeZaf();
    let cursor = 0;
    zaf.on("things", () => ({ things: [{ id: cursor }], ...more(`${++cursor}`) }));
    const asked = zendeskApi(fetchOver(zaf.client))({ signal: new AbortController().signal });
    await expect(asked.list("things.json", ["things", item])).rejects.toMatchObject({
      trouble: { kind: "unreadable", where: "links.next" },
    });
    expect(zaf.asked).toHaveLength(1000);
  });

  test.each([
    [
      "promises a page without a cursor",
      { "": { things: [], ...more(null) } },
      "meta.after_cursor",
    ],
    [
      "leads back to a page that was read",
      { "": { things: [], ...more("a") }, a: { things: [], ...more("a") } },
      "links.next",
    ],
    ["names no address for the next page", { "": { things: [], next_page: "//[" } }, "next_page"],
    ["is missing", { "": {} }, "things"],
    ["is empty", { "": { text: "" } }, "answer"],
    ["holds something else", { "": { things: [{ id: "1" }] } }, "things.0.id"],
  ])("that %s is unreadable", async (_, pages, where) => {
    await expect(listing(pages).list()).rejects.toMatchObject({
      trouble: { kind: "unreadable", where },
    });
  });
});
