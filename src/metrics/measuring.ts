import type { Options, ServiceLevelTarget } from "../definitions/options.ts";
import type { Story } from "../story/story.ts";
import { type Instant, type Seconds, shift } from "../time/instant.ts";
import type { ScheduleId, WorkingHours } from "../time/schedule.ts";
import type { Measuring } from "./metric.ts";

interface Terms {
  readonly options: Options;
  readonly now: Instant;
  readonly serviceLevel: ServiceLevelTarget | null;
  /** Working hours by schedule; none: every working figure is null. */
  readonly hours: ReadonlyMap<ScheduleId, WorkingHours>;
  /** What holds for a ticket until it says otherwise; null: the first of `hours`. */
  readonly defaultSchedule: ScheduleId | null;
}

/** Puts together what measuring needs. Rules: section 9. */
export function createMeasuring(terms: Terms): Measuring {
  const { options, hours } = terms;
  const [first] = hours.keys();
  const initial = terms.defaultSchedule ?? first;
  const defaultHours = initial === undefined ? undefined : hours.get(initial);
  const hoursOf = (id: ScheduleId | undefined) =>
    (id === undefined ? undefined : hours.get(id)) ?? defaultHours;
  return {
    options,
    now: terms.now,
    serviceLevel: terms.serviceLevel,
    nowFor: (story) => shift(story.lastAt, Math.max(0, terms.now - story.lastAt)),
    working(story, start, end) {
      if (!story.schedules.length) return defaultHours ? defaultHours.between(start, end) : null;
      if (!hours.size) return null;
      if (options.scheduleMode === "last_at_event") {
        return hoursOf(scheduleAt(story, end))?.between(start, end) ?? null;
      }
      let seconds: Seconds = 0;
      let from = start;
      let schedule: ScheduleId | undefined;
      for (const change of story.schedules) {
        if (change.from >= end) break;
        if (change.from > from) {
          seconds += hoursOf(schedule)?.between(from, change.from) ?? 0;
          from = change.from;
        }
        schedule = change.schedule;
      }
      return seconds + (hoursOf(schedule)?.between(from, end) ?? 0);
    },
  };
}

function scheduleAt(story: Story, at: Instant): ScheduleId | undefined {
  let schedule: ScheduleId | undefined;
  for (const change of story.schedules) {
    if (change.from > at) break;
    schedule = change.schedule;
  }
  return schedule;
}
