import type { Instant, Seconds } from "./instant.ts";

export type ScheduleId = string & { readonly __schedule: true };

/** The host's own id of a schedule, or the name that an admin gave it. */
export function toScheduleId(text: string): ScheduleId {
  return text as ScheduleId;
}

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

/**
 * One stretch of working time in local wall-clock minutes after midnight of
 * its weekday, `[start, end)`. `end` may be 1440 (24:00); an end at or before
 * the start means the next day.
 */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/**
 * When a team works.
 *
 * An instant is working time when the local clock then reads inside a window
 * of that local date and the date is no holiday; for a window past midnight
 * both its start date and the date of the instant must be no holiday.
 * Overlapping windows are united.
 */
export interface Schedule {
  readonly id: ScheduleId;
  readonly name: string;
  /** IANA name, such as `Europe/Madrid`. */
  readonly zone: string;
  readonly week: Readonly<Partial<Record<Weekday, readonly Window[]>>>;
  /** Local dates, `2025-12-25`. */
  readonly holidays: readonly string[];
  /**
   * What happens when the clocks change inside a window. `wall`: the clock on
   * the wall decides each second. `endpoints`: a window is one stretch between
   * its first and last instant; a time that does not exist moves forward, a
   * repeated one means its first pass.
   */
  readonly dst: "wall" | "endpoints";
}

/** A schedule made ready for many questions; see `working-hours.ts`. */
export interface WorkingHours {
  readonly schedule: Schedule;
  /** Working seconds in `[start, end)`; 0 when `end` is not after `start`. */
  between(start: Instant, end: Instant): Seconds;
}
