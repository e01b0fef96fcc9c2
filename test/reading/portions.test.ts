import { expect, test } from "vitest";
import { createPortions } from "../../src/reading/portions.ts";
import { cutToInstant } from "../../src/time/instant.ts";

/** How many tickets are told together, if each comes in so many seconds after the one before. */
function portionsOf(seconds: readonly number[], isComplete = false): readonly number[] {
  let at = 0;
  const portions = createPortions(() => cutToInstant(at * 1000));
  const told: number[] = [];
  let waiting = 0;
  for (const pause of seconds) {
    at += pause;
    waiting++;
    if (!portions.isEnough(waiting, () => isComplete)) continue;
    told.push(waiting);
    waiting = 0;
  }
  return told;
}

const each = (pause: number, count: number) => Array.from({ length: count }, () => pause);

test("the first figures come at once, the others twenty by twenty", () => {
  expect(portionsOf(each(1, 65))).toEqual([1, 4, 16, 20, 20]);
});

test("who needs no question is told every second", () => {
  expect(portionsOf(each(1, 5), true)).toEqual([1, 1, 1, 1, 1]);
});

test("what comes all at once is told by the hundred", () => {
  expect(portionsOf([...each(1, 21), ...each(0, 260)])).toEqual([1, 4, 16, 100, 100]);
  // The rest goes with the next one, a moment later.
  expect(portionsOf([...each(1, 21), ...each(0, 260), 6])).toEqual([1, 4, 16, 100, 100, 61]);
});
