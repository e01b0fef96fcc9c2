import type { Instant, Seconds } from "../../src/time/instant.ts";
import { type Schedule, weekdays } from "../../src/time/schedule.ts";

const day = 86_400;

export type Span = readonly [start: Instant, end: Instant];

/**
 * Working seconds in a span as one would first write it: day by day, window by
 * window, asking the calendar where each begins and ends. For windows within a
 * day, and hours at which the clocks do not change.
 */
export function dayWalk(schedule: Schedule): (span: Span) => Seconds {
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone: schedule.zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (span) => walk(schedule, { span, clock });
}

interface Walk {
  readonly span: Span;
  readonly clock: Intl.DateTimeFormat;
}

function walk(schedule: Schedule, { span: [start, end], clock }: Walk): Seconds {
  const last = localSeconds(clock, end);
  let worked = 0;
  for (let local = localSeconds(clock, start); local - (local % day) <= last; local += day) {
    const midnight = local - (local % day);
    const date = new Date(midnight * 1000);
    if (schedule.holidays.includes(date.toISOString().slice(0, 10))) continue;
    const weekday = weekdays[(date.getUTCDay() + 6) % 7] ?? "mon";
    for (const window of schedule.week[weekday] ?? []) {
      const opens = instantOf(clock, midnight + window.start * 60);
      const closes = instantOf(clock, midnight + window.end * 60);
      worked += Math.max(0, Math.min(end, closes) - Math.max(start, opens));
    }
  }
  return worked;
}

/** What the clock on the wall shows, as if it stood in Greenwich. */
function localSeconds(clock: Intl.DateTimeFormat, at: number): number {
  const shown: Record<string, number> = {};
  for (const { type, value } of clock.formatToParts(at * 1000)) shown[type] = Number(value);
  const { year = 0, month = 1, day: date = 1, hour, minute, second } = shown;
  return Date.UTC(year, month - 1, date, hour, minute, second) / 1000;
}

function instantOf(clock: Intl.DateTimeFormat, local: number): number {
  const guess = local - (localSeconds(clock, local) - local);
  return guess - (localSeconds(clock, guess) - local);
}
