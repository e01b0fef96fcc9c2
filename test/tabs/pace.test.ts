import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Allowance } from "../../src/hosts/allowance.ts";
import type { Urgency } from "../../src/hosts/host.ts";
import { zendeskManners } from "../../src/hosts/zendesk/allowance.ts";
import { createPace, type Pace } from "../../src/tabs/pace.ts";

const { limits } = zendeskManners;
const seconds = 1000;
const minute = 60 * seconds;

const quiet: Allowance = {
  limit: null,
  remaining: null,
  resetsIn: null,
  retryAfter: null,
  isRefused: false,
  isFree: false,
};

interface Course {
  readonly pace: Pace;
  /** When each request went. */
  readonly times: number[];
  /** Sends one request as soon as it may go. */
  send(urgency?: Urgency): number;
  rest(time: number): void;
}

/** Somebody who asks as fast as the pace lets him. */
function course(given = limits): Course {
  let now = 0;
  const times: number[] = [];
  const pace = createPace({ now: () => now, limits: given });
  return {
    pace,
    times,
    send(urgency = "later") {
      for (let wait = pace.wait(urgency); wait > 0; wait = pace.wait(urgency)) now += wait;
      pace.went();
      times.push(now);
      return now;
    },
    rest(time) {
      now += time;
    },
  };
}

/** The most that went in any stretch of so long. */
function most(times: readonly number[], within: number): number {
  const counts = times.map(
    (from) => times.filter((time) => time >= from && time < from + within).length,
  );
  return Math.max(...counts);
}

const gaps = (times: readonly number[]) =>
  times.slice(1).map((time, index) => time - (times[index] ?? 0));

describe("a large view", () => {
  const { send, times } = course();
  for (let count = 0; count < 500; count++) send();

  test("begins with a burst, and then goes on evenly", () => {
    expect(times[39]).toBe(0);
    expect(times[40]).toBeGreaterThan(0);
    expect(Math.max(...gaps(times))).toBeLessThan(2 * seconds);
  });

  test("uses its budget: 76 of 80 a minute, the others are for who opens a ticket", () => {
    expect(times.filter((time) => time >= 2 * minute && time < 3 * minute)).toHaveLength(75);
    expect(most(times, minute)).toBe(76);
  });

  test("never stands in the way of who opens a ticket", () => {
    const { send: ask, times: all } = course();
    for (let count = 0; count < 300; count++) ask();
    const from = all.at(-1) ?? 0;
    for (let count = 0; count < 4; count++) expect(ask("now") - from).toBe(0);
    expect(ask("now") - from).toBeLessThan(2 * seconds);
  });
});

test("a view of forty tickets comes at once, and after a quiet minute another one", () => {
  const { rest, send } = course();
  for (let count = 0; count < 40; count++) expect(send()).toBe(0);
  rest(minute + seconds);
  for (let count = 0; count < 40; count++) expect(send()).toBe(minute + seconds);
});

test("in no minute more than 80, in no five more than 600, whoever asks what and when", () => {
  const urgency = fc.constantFrom<Urgency>("now", "soon", "later");
  const step = fc.record({ urgency, rest: fc.oneof(fc.constant(0), fc.nat(20 * seconds)) });
  fc.assert(
    fc.property(fc.array(step, { minLength: 100, maxLength: 500 }), (steps) => {
      const tight = [
        { requests: 80, within: 60 },
        { requests: 250, within: 300 },
      ];
      const { rest, send, times } = course(tight);
      for (const one of steps) {
        rest(one.rest);
        send(one.urgency);
      }
      expect(most(times, minute)).toBeLessThanOrEqual(80);
      expect(most(times, 5 * minute)).toBeLessThanOrEqual(250);
    }),
    { numRuns: 60 },
  );
});

describe("Retry-After", () => {
  const refused = { ...quiet, isRefused: true };

  test("holds everybody, whatever is said to remain", () => {
    const { pace, send } = course();
    pace.heard({ ...refused, limit: 700, remaining: 650, retryAfter: 38 }, 0);
    expect(pace.wait("now")).toBe(38 * seconds);
    expect(send()).toBe(38 * seconds);
  });

  test("a shorter one does not undo a longer one", () => {
    const { pace } = course();
    pace.heard({ ...refused, retryAfter: 38 }, 0);
    pace.heard({ ...refused, retryAfter: 2 }, 0);
    pace.heard(quiet, 0);
    expect(pace.wait("now")).toBe(38 * seconds);
  });

  test("where it is missing, ever longer, until an answer comes", () => {
    const { pace, rest, send } = course();
    const waits = Array.from({ length: 6 }, () => {
      rest(1);
      pace.heard(refused, 0);
      const wait = pace.wait("now");
      rest(wait);
      return wait;
    });
    expect(waits).toEqual([5, 10, 20, 40, 60, 60].map((wait) => wait * seconds));
    rest(1);
    send("now");
    pace.heard(quiet, 0);
    pace.heard(refused, 0);
    expect(pace.wait("now")).toBe(5 * seconds);
  });

  test("those that were on their way together are refused once", () => {
    const { pace, rest } = course();
    rest(minute);
    for (let count = 0; count < 4; count++) pace.heard(refused, 200);
    expect(pace.wait("now")).toBe(5 * seconds);
  });
});

describe("an account that runs low", () => {
  const low = { ...quiet, limit: 700, resetsIn: 30 };

  test("is shared with the others all the time, and a tenth of its limit is theirs", () => {
    const { pace, send, times } = course();
    for (let left = 100; left > 60; left--) {
      pace.heard({ ...low, remaining: left, resetsIn: 30 - (times.at(-1) ?? 0) / seconds }, 0);
      send();
    }
    const sentBy = (time: number) => times.filter((at) => at < time * seconds).length;
    expect(sentBy(10)).toBeGreaterThan(2);
    expect(sentBy(10)).toBeLessThan(10);
    expect(sentBy(30)).toBeLessThanOrEqual(30);
  });

  test("nothing is read before it resets, but what somebody waits for", () => {
    const { pace } = course();
    pace.heard({ ...low, remaining: 60 }, 0);
    expect(pace.wait("later")).toBe(30 * seconds);
    expect([pace.wait("soon"), pace.wait("now")]).toEqual([0, 0]);
    pace.heard({ ...low, remaining: 0 }, 0);
    expect(pace.wait("now")).toBe(30 * seconds);
  });

  test("where it does not say when it resets, after a minute", () => {
    const { pace, rest } = course();
    pace.heard({ ...low, remaining: 0, resetsIn: null }, 0);
    expect(pace.wait("now")).toBe(minute);
    rest(minute);
    expect(pace.wait("now")).toBe(0);
  });
});

test("a host without limits is asked as fast as it answers, unless it asks to wait", () => {
  const { pace, send, times } = course([]);
  for (let count = 0; count < 1000; count++) send();
  expect(times.at(-1)).toBe(0);
  pace.heard({ ...quiet, isRefused: true, retryAfter: 7 }, 0);
  expect(pace.wait("now")).toBe(7 * seconds);
});

test("who keeps no limits is not counted for, not even by who comes later", () => {
  const { pace, send, times } = course();
  for (let count = 0; count < 80; count++) send("now");
  pace.heard({ ...quiet, isFree: true }, 0);
  for (let count = 0; count < 500; count++) send();
  expect(times.at(-1)).toBe(0);
  expect(pace.past()).toEqual({ ages: [], hold: 0 });
});

test("what others sent counts, also what went before", () => {
  const { pace } = course();
  for (let count = 0; count < 80; count++) pace.went(20 * seconds);
  // And one more, since not all are equally long on their way.
  expect(pace.wait("now")).toBe(41 * seconds);
  expect(pace.past().ages).toEqual(Array(80).fill(20 * seconds));
});
