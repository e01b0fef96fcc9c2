import type { Seconds } from "./instant.ts";
import type { Schedule, WorkingHours } from "./schedule.ts";
import { weekdays } from "./schedule.ts";
import { readDay } from "./wall-clock.ts";
import type { ClockStretch } from "./zone.ts";
import { firstShowing, openZone } from "./zone.ts";

/** `[start, end)` in seconds. */
type Stretch = readonly [start: number, end: number];

/** One page of working time, ready for look-ups; everything counts from the page's start. */
interface Page {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Working seconds of the page before each stretch. */
  readonly before: Int32Array;
  /** For each 4.5 hours the first stretch that ends in them or later. */
  readonly hints: Int32Array;
}

const day = 86_400;
// A page is 388 days long, a power of two as its 4.5 hours are: both are found by a shift.
const pageLength = 2 ** 25;
const hintBits = 14;

/**
 * Makes a schedule ready for many questions. Pages are made as instants need
 * them, so any year will do.
 *
 * Throws a RangeError where the schedule's zone does not exist.
 */
export function compileSchedule(schedule: Schedule): WorkingHours {
  const work = workOf(schedule);
  const workOn = (page: number) => work(page * pageLength, (page + 1) * pageLength);
  const pages = remembered((page) => bind(workOn(page), page * pageLength));
  // Pages between the first and the last of a question are needed as sums only.
  const sums = remembered((page) =>
    workOn(page).reduce((sum, [start, end]) => sum + end - start, 0),
  );
  return {
    schedule,
    between(start, end) {
      if (!(end > start)) return 0;
      const first = Math.floor(start / pageLength);
      const last = Math.floor(end / pageLength);
      const page = pages(last);
      const ended = workedBy(page, end - last * pageLength);
      if (first === last) return ended - workedBy(page, start - first * pageLength);
      let worked = ended - workedBy(pages(first), start - first * pageLength);
      for (let between = first; between < last; between++) worked += sums(between);
      return worked;
    },
  };
}

/** Finds the working time in `[from, to)`: stretches apart from each other, in order. */
function workOf(schedule: Schedule): (from: number, to: number) => readonly Stretch[] {
  const zone = openZone(schedule.zone);
  if (!zone) throw new RangeError(`no such time zone: ${schedule.zone}`);
  const holidays = new Set(schedule.holidays.map(readDay));
  const week = weekdays.map((weekday) => schedule.week[weekday] ?? []);
  return (from, to) => {
    const clocks = zone.stretches(from - 3 * day, to + 3 * day);
    const found: Stretch[] = [];
    for (const { date, offset, begins, ends } of datesIn(clocks, [from, to])) {
      const instantOf = (local: number) =>
        schedule.dst === "wall" ? local - offset : firstShowing(local, clocks);
      // A window of the day before reaches into a date, and where its end points
      // were moved by the clocks, also one of two days before or of the day after.
      for (let opened = date - 2; opened < date + 2; opened++) {
        if (holidays.has(date) || holidays.has(opened)) continue;
        for (const window of week[weekdayOf(opened)] ?? []) {
          const opens = opened * day + window.start * 60;
          const closes = opened * day + window.end * 60 + (window.end > window.start ? 0 : day);
          const start = Math.max(instantOf(opens), begins);
          const end = Math.min(instantOf(closes), ends);
          if (start < end) found.push([start, end]);
        }
      }
    }
    return united(found);
  };
}

/** The local dates of `[from, to)`; one on which the clocks change comes in pieces. */
function* datesIn(clocks: readonly ClockStretch[], [from, to]: Stretch) {
  for (const clock of clocks) {
    const { offset } = clock;
    const until = Math.min(clock.to, to);
    for (let begins = Math.max(clock.from, from); begins < until; ) {
      const date = Math.floor((begins + offset) / day);
      const ends = Math.min((date + 1) * day - offset, until);
      yield { date, offset, begins, ends };
      begins = ends;
    }
  }
}

/** Place in `weekdays`; 1970-01-01 was a Thursday. */
function weekdayOf(date: number): number {
  return (((date + 3) % 7) + 7) % 7;
}

function united(stretches: Stretch[]): readonly Stretch[] {
  const apart: Stretch[] = [];
  let [start, end] = [Number.NaN, Number.NaN];
  for (const next of stretches.sort((one, other) => one[0] - other[0])) {
    if (next[0] <= end) {
      end = Math.max(end, next[1]);
    } else {
      if (start < end) apart.push([start, end]);
      [start, end] = next;
    }
  }
  if (start < end) apart.push([start, end]);
  return apart;
}

function bind(stretches: readonly Stretch[], origin: number): Page {
  // One more stretch at the end of time, so that a look-up always finds one.
  const count = stretches.length + 1;
  const page = {
    starts: new Int32Array(count).fill(pageLength),
    ends: new Int32Array(count).fill(2 ** 31 - 1),
    before: new Int32Array(count),
    hints: new Int32Array(pageLength >> hintBits).fill(stretches.length),
  };
  let worked = 0;
  let hint = 0;
  stretches.forEach(([start, end], at) => {
    page.starts[at] = start - origin;
    page.ends[at] = end - origin;
    worked += end - start;
    page.before[at + 1] = worked;
    for (; hint << hintBits < end - origin; hint++) page.hints[hint] = at;
  });
  return page;
}

/** Working seconds from the page's start until `at`. */
function workedBy(page: Page, at: number): Seconds {
  let next = page.hints[at >> hintBits] ?? 0;
  while ((page.ends[next] ?? 0) <= at) next++;
  return (page.before[next] ?? 0) + Math.max(0, at - (page.starts[next] ?? 0));
}

function remembered<T>(make: (page: number) => T): (page: number) => T {
  // Pages before 1970 have negative numbers, which a list takes too, if not as fast.
  const made: T[] = [];
  return (page) => {
    const known = made[page];
    if (known !== undefined) return known;
    const value = make(page);
    made[page] = value;
    return value;
  };
}
