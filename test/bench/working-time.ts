import type { Instant } from "../../src/time/instant.ts";
import { type Schedule, toScheduleId } from "../../src/time/schedule.ts";
import { compileSchedule } from "../../src/time/working-hours.ts";
import { dayWalk, type Span } from "./day-walk.ts";
import { median, timed } from "./timing.ts";

const office = { start: 9 * 60, end: 17 * 60 };

const schedule: Schedule = {
  id: toScheduleId("new-york"),
  name: "New York",
  zone: "America/New_York",
  week: { mon: [office], tue: [office], wed: [office], thu: [office], fri: [office] },
  holidays: ["2025-07-04", "2025-11-27", "2025-12-25", "2026-01-01"],
  dst: "wall",
};

const spans = 200_000;
const walks = 200;
const rounds = 15;
const from = Date.UTC(2025, 0, 1) / 1000;
const twoYears = 2 * 365 * 86_400;
const longest = 30 * 86_400;

export interface WorkingTimeFigures {
  readonly workingTimeNs: number;
  readonly workingTimeVsDayWalk: number;
}

/** Working time of random spans of up to thirty days, against a walk day by day. */
export function measureWorkingTime(): WorkingTimeFigures {
  const hours = compileSchedule(schedule);
  const starts = new Float64Array(spans);
  const ends = new Float64Array(spans);
  for (let index = 0; index < spans; index++) {
    const start = from + Math.floor(Math.random() * twoYears);
    starts[index] = start;
    ends[index] = start + Math.floor(Math.random() * longest);
  }
  const spanAt = (index: number): Span => [starts[index] as Instant, ends[index] as Instant];
  const walkDays = dayWalk(schedule);

  const lookUps: number[] = [];
  const dayWalks: number[] = [];
  for (let round = -2; round < rounds; round++) {
    let looked = 0;
    const lookUp = timed(() => {
      for (let index = 0; index < spans; index++) {
        looked += hours.between(starts[index] as Instant, ends[index] as Instant);
      }
    });
    let walked = 0;
    const walk = timed(() => {
      for (let index = 0; index < walks; index++) walked += walkDays(spanAt(index));
    });
    let same = 0;
    for (let index = 0; index < walks; index++) same += hours.between(...spanAt(index));
    if (walked !== same || !looked) throw new Error(`The walk finds ${walked}, we find ${same}.`);
    // The first rounds warm up.
    if (round < 0) continue;
    lookUps.push(lookUp / spans);
    dayWalks.push(walk / walks);
  }
  return {
    workingTimeNs: median(lookUps) * 1e6,
    workingTimeVsDayWalk: median(lookUps.map((lookUp, round) => lookUp / (dayWalks[round] ?? 0))),
  };
}
