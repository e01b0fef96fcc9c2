import type { Instant, Seconds } from "../../src/time/instant.ts";
import type { Schedule } from "../../src/time/schedule.ts";
import { weekdays } from "../../src/time/schedule.ts";

/** What the clock and the calendar on the wall show at an instant. */
interface Reading {
  readonly at: number;
  readonly date: string;
  /** Seconds after midnight. */
  readonly clock: number;
}

const day = 86_400;

/**
 * Working seconds in `[start, end)`, found the slow way: the local clock is
 * read every minute and every rule is asked of that reading alone.
 */
export function walk(schedule: Schedule, [start, end]: readonly [Instant, Instant]): Seconds {
  // The only zone since 1970 in which the minutes do not begin when they do in UTC.
  const tick = schedule.zone === "Africa/Monrovia" ? 30 : 60;
  // Three days more on each side: windows that the clocks move come from there.
  const margin = schedule.dst === "endpoints" ? 3 * day : 0;
  const readings: Reading[] = [];
  for (let at = Math.floor((start - margin) / tick) * tick; at < end + margin; at += tick) {
    readings.push(read(schedule.zone, at));
  }
  const isWorking =
    schedule.dst === "endpoints" ? betweenEndPoints(schedule, readings) : onTheWall(schedule);
  let worked = 0;
  for (const reading of readings) {
    const length = Math.min(end, reading.at + tick) - Math.max(start, reading.at);
    if (length > 0 && !schedule.holidays.includes(reading.date) && isWorking(reading)) {
      worked += length;
    }
  }
  return worked;
}

function onTheWall(schedule: Schedule) {
  return ({ date, clock }: Reading): boolean => {
    const yesterday = nextDate(date, -1);
    return (
      windowsOf(schedule, date).some(
        ({ start, end }) => clock >= start * 60 && (end <= start || clock < end * 60),
      ) ||
      (!schedule.holidays.includes(yesterday) &&
        windowsOf(schedule, yesterday).some(({ start, end }) => end <= start && clock < end * 60))
    );
  };
}

function betweenEndPoints(schedule: Schedule, readings: readonly Reading[]) {
  const found: [number, number][] = [];
  const last = readings.at(-1)?.date ?? "";
  for (let date = readings[0]?.date ?? ""; date <= last; date = nextDate(date, 1)) {
    if (schedule.holidays.includes(date)) continue;
    for (const { start, end } of windowsOf(schedule, date)) {
      const closing = end > start ? date : nextDate(date, 1);
      found.push([
        instantOf([date, start * 60], readings),
        end === 1440
          ? instantOf([nextDate(date, 1), 0], readings)
          : instantOf([closing, end * 60], readings),
      ]);
    }
  }
  return ({ at }: Reading): boolean => found.some(([from, to]) => from <= at && at < to);
}

/** Where the clock first shows this; where it never does, as long after the jump's start as asked. */
function instantOf([date, clock]: [string, number], readings: readonly Reading[]): number {
  const exact = readings.find((reading) => reading.date === date && reading.clock === clock);
  if (exact) return exact.at;
  const wanted = count(date, clock);
  const after = readings.findIndex((reading) => count(reading.date, reading.clock) > wanted);
  const before = readings[after - 1];
  if (after < 0) return Number.POSITIVE_INFINITY;
  return before ? before.at + wanted - count(before.date, before.clock) : Number.NEGATIVE_INFINITY;
}

function count(date: string, clock: number): number {
  return Date.parse(date) / 1000 + clock;
}

function windowsOf(schedule: Schedule, date: string) {
  const weekday = weekdays[(new Date(date).getUTCDay() + 6) % 7];
  return (weekday && schedule.week[weekday]) ?? [];
}

function nextDate(date: string, days: number): string {
  return new Date(Date.parse(date) + days * day * 1000).toISOString().slice(0, 10);
}

const clocks = new Map<string, Intl.DateTimeFormat>();
const seen = new Map<string, Reading>();

function read(zone: string, at: number): Reading {
  const key = zone + at;
  let reading = seen.get(key);
  if (!reading) {
    let clock = clocks.get(zone);
    if (!clock) {
      clock = new Intl.DateTimeFormat("sv-SE", {
        timeZone: zone,
        dateStyle: "short",
        timeStyle: "medium",
      });
      clocks.set(zone, clock);
    }
    const [date = "", time = ""] = clock.format(at * 1000).split(" ");
    const [hours = 0, minutes = 0, seconds = 0] = time.split(":").map(Number);
    reading = { at, date, clock: hours * 3600 + minutes * 60 + seconds };
    seen.set(key, reading);
  }
  return reading;
}
