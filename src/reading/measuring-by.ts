import "../definitions/first-screen.ts";
import { createMeasuring } from "../metrics/measuring.ts";
import type { Measuring } from "../metrics/metric.ts";
import type { Instant } from "../time/instant.ts";
import { compileSchedule } from "../time/working-hours.ts";
import type { Rules } from "./rules.ts";

/** Measures by the rules, with the working hours made ready once. */
export function measuringBy({ clock, schedules, settings }: Rules): (now: Instant) => Measuring {
  const hours = new Map(schedules.map((schedule) => [schedule.id, compileSchedule(schedule)]));
  const promise = settings.targets.firstResponse;
  const promised = clock === "working" ? "business" : clock;
  return (now) =>
    createMeasuring({
      options: settings.options,
      now,
      serviceLevel: promise && {
        target: promise.within,
        byPriority: promise.byPriority,
        clock: promised,
      },
      hours,
      defaultSchedule: null,
    });
}
