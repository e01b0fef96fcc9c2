import type { Options, ServiceLevelTarget } from "../src/definitions/options.ts";
import { readOptions } from "../src/definitions/read-options.ts";
import { type MeasuredTicket, measure } from "../src/metrics/all.ts";
import { createMeasuring } from "../src/metrics/measuring.ts";
import type { Measuring, Metric, Sample } from "../src/metrics/metric.ts";
import type { Story } from "../src/story/story.ts";
import { tellStory } from "../src/story/tell-story.ts";
import { readSchedule } from "../src/time/read-schedule.ts";
import type { ScheduleId, WorkingHours } from "../src/time/schedule.ts";
import { compileSchedule } from "../src/time/working-hours.ts";
import { at, directory, timeline } from "./timeline.ts";

/** Options as a file writes them; those left out have their defaults. */
export function options(written: object = {}): Options {
  const read = readOptions(written);
  if (!read.ok) throw new Error(read.problem);
  return read.value;
}

/** The story of a timeline. */
export function tell(text: string, written: object = {}): Story {
  const story = tellStory(timeline(text), { directory, options: options(written) });
  if (!story) throw new Error("there is nothing to tell");
  return story;
}

/** The same with all that is read off it. */
export function measured(text: string, ticket: string): MeasuredTicket {
  const story = tellStory(timeline(text, ticket), { directory, options: options() });
  if (!story) throw new Error("there is nothing to tell");
  return measure(story, measuringBy());
}

/** What a test sets of the measuring; the clock stands at the end of January. */
export interface Terms {
  readonly options?: object;
  readonly now?: string;
  readonly hours?: ReadonlyMap<ScheduleId, WorkingHours>;
  readonly defaultSchedule?: ScheduleId;
  readonly serviceLevel?: ServiceLevelTarget;
}

export function measuringBy(terms: Terms = {}): Measuring {
  return createMeasuring({
    options: options(terms.options),
    now: at(terms.now ?? "Mon+21 00:00"),
    serviceLevel: terms.serviceLevel ?? null,
    hours: terms.hours ?? new Map(),
    defaultSchedule: terms.defaultSchedule ?? null,
  });
}

/** What a metric reads off a timeline. */
export function samplesOf(metric: Metric, text: string, terms: Terms = {}): readonly Sample[] {
  return metric.measure(tell(text, terms.options), measuringBy(terms));
}

/** Who got how much, and by which updates: what most tests of metrics ask. */
export function creditsOf(metric: Metric, text: string, terms: Terms = {}) {
  return samplesOf(metric, text, terms).map(({ agent, evidence, value }) => ({
    agent,
    value,
    evidence: evidence.join(", "),
  }));
}

export const minutes = (count: number) => count * 60;
export const hours = (count: number) => count * 3600;

/** Schedules in UTC, by name: the windows are the same on each of the days. */
export function schedulesOf(
  schedules: Readonly<Record<string, readonly [days: string, start: string, end: string]>>,
): ReadonlyMap<ScheduleId, WorkingHours> {
  return new Map(
    Object.entries(schedules).map(([id, [weekdays, start, end]]) => {
      const week = Object.fromEntries(weekdays.split(" ").map((day) => [day, [[start, end]]]));
      const read = readSchedule(id, { tz: "UTC", week });
      if (!read.ok) throw new Error(read.problem);
      return [read.value.id, compileSchedule(read.value)];
    }),
  );
}

export const officeHours = schedulesOf({ office: ["mon tue wed thu fri", "09:00", "17:00"] });
