import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { perMinute, roughly, type Speed, startSpeed, withArrival } from "../../src/state/speed.ts";
import { shift } from "../../src/time/instant.ts";
import { at } from "../timeline.ts";

const start = at("Mon 09:00");
const later = (seconds: number) => shift(start, seconds);

interface Came {
  readonly second: number;
  readonly tickets?: number;
  readonly isKept?: boolean;
}

function speedOf(came: readonly Came[], from: Speed = startSpeed(start, null)): Speed {
  return came.reduce(
    (speed, { isKept = false, second, tickets = 1 }) =>
      withArrival(speed, { at: later(second), tickets, isKept }),
    from,
  );
}

/** One ticket after another, evenly. */
const evenly = (gap: number, { from = 0, to }: { from?: number; to: number }): readonly Came[] =>
  Array.from({ length: Math.floor((to - from) / gap) }, (_, n) => ({
    second: from + (n + 1) * gap,
  }));

describe("the speed", () => {
  test("is not known before some have come, in some time", () => {
    expect(perMinute(startSpeed(start, null), later(60))).toBeNull();
    expect(perMinute(speedOf(evenly(1, { to: 19 })), later(19))).toBeNull();
    expect(perMinute(speedOf([{ second: 30 }, { second: 40 }]), later(40))).toBeNull();
    expect(perMinute(speedOf(evenly(1, { to: 25 })), later(25))).not.toBeNull();
  });

  test("is that of the last two minutes, not of all the time", () => {
    const slowThenFast = [...evenly(6, { to: 600 }), ...evenly(1, { from: 600, to: 720 })];
    expect(perMinute(speedOf(slowThenFast), later(720))).toBeCloseTo(60, 0);
  });

  test("counts the burst that a budget begins with as a part of its minute", () => {
    const burst = [{ second: 2, tickets: 40 }, ...evenly(1.5, { from: 6, to: 60 })];
    expect(perMinute(speedOf(burst), later(60))).toBe(76);
    const early = perMinute(speedOf(burst.filter(({ second }) => second <= 20)), later(20));
    expect(early).toBeLessThan(76);
  });

  test("does not count what was kept from before, however much it is", () => {
    const kept = Array.from({ length: 20 }, () => ({ second: 1, tickets: 500, isKept: true }));
    const asked = evenly(1, { from: 1, to: 61 });
    expect(perMinute(speedOf([...kept, ...asked]), later(61))).toBe(60);
    expect(perMinute(speedOf(kept), later(61))).toBeNull();
  });

  test("is remembered over a pause, as soon as one ticket shows that it goes on", () => {
    const before = speedOf(evenly(1, { to: 120 }));
    const resumed = startSpeed(later(4000), before);
    expect(perMinute(resumed, later(4030))).toBeNull();
    const going = withArrival(resumed, { at: later(4001), tickets: 1, isKept: false });
    expect(perMinute(going, later(4001))).toBe(60);
    const slower = speedOf(evenly(6, { from: 4001, to: 4121 }), going);
    expect(perMinute(slower, later(4121))).toBeCloseTo(10, 0);
  });

  test("says nothing any more when nothing comes", () => {
    const speed = speedOf(evenly(1, { to: 120 }));
    expect(perMinute(speed, later(180))).toBe(30);
    expect(perMinute(speed, later(241))).toBeNull();
  });

  test.each([
    ["is set back", -3600],
    ["is set forward", 3600],
  ])("is not spoilt by a clock that %s", (_, by) => {
    const before = speedOf(evenly(1, { to: 120 }));
    const jumped = speedOf(evenly(1, { from: 120 + by, to: 180 + by }), before);
    const found = perMinute(jumped, later(180 + by));
    expect(found).toBeGreaterThan(50);
    expect(found).toBeLessThan(70);
  });

  test("never leaps, where tickets come as unevenly as they do", () => {
    const gaps = fc.array(fc.integer({ min: 3, max: 12 }), { minLength: 60, maxLength: 120 });
    fc.assert(
      fc.property(gaps, (waits) => {
        let second = 0;
        let speed = startSpeed(start, null);
        let last: number | null = null;
        for (const wait of waits) {
          second += wait;
          speed = withArrival(speed, { at: later(second), tickets: 10, isKept: false });
          const now = perMinute(speed, later(second));
          if (second > 60 && last !== null && now !== null) {
            expect(now / last).toBeGreaterThan(0.6);
            expect(now / last).toBeLessThan(1.6);
          }
          last = now;
        }
      }),
    );
  });
});

describe("a time left", () => {
  test.each([
    [1, 60],
    [59, 60],
    [61, 120],
    [601, 900],
    [1500, 1500],
    [3601, 4500],
  ])("of %i seconds is told as %i", (left, told) => {
    expect(roughly(left, null)).toBe(told);
  });

  test("stays as it was told while it is about right", () => {
    expect(roughly(1210, 1500)).toBe(1500);
    expect(roughly(1130, 1500)).toBe(1500);
    expect(roughly(1120, 1500)).toBe(1200);
    expect(roughly(1501, 1500)).toBe(1800);
  });

  test("is never less than it is, nor more than the roughest step above", () => {
    const some = fc.integer({ min: 1, max: 40_000 });
    fc.assert(
      fc.property(some, fc.option(some), (left, told) => {
        const said = roughly(left, told && roughly(told, null));
        expect(said).toBeGreaterThanOrEqual(left);
        expect(said - left).toBeLessThan(1125);
      }),
    );
  });

  test("only falls while what is left falls", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 60 }), (steps) => {
        let left = 20_000;
        let told: number | null = null;
        for (const step of steps) {
          left = Math.max(1, left - step);
          const said = roughly(left, told);
          if (told !== null) expect(said).toBeLessThanOrEqual(told);
          told = said;
        }
      }),
    );
  });
});
