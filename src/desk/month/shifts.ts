import { type Instant, type Seconds, shift } from "../../time/instant.ts";
import type { Schedule } from "../../time/schedule.ts";
import { compileSchedule } from "../../time/working-hours.ts";

/** When an office has worked a number of seconds more, counted from an instant. */
export type Shifts = (from: Instant, seconds: Seconds) => Instant;

const longest: Seconds = 60 * 86400;

/** Finds the end of a stretch of work by halving, since working time never decreases. */
export function shiftsOf(schedule: Schedule): Shifts {
  const hours = compileSchedule(schedule);
  return (from, seconds) => {
    let [low, high] = [Math.round(seconds), longest];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (hours.between(from, shift(from, middle)) >= seconds) high = middle;
      else low = middle + 1;
    }
    return shift(from, low);
  };
}
