import type { Holiday, Schedule as WireSchedule } from "../hosts/zendesk/wire.ts";
import { type Schedule, type Weekday, weekdays } from "../time/schedule.ts";

/** Names that Zendesk has for the zones of the desk's own offices; others keep theirs. */
const railsNames: ReadonlyMap<string, string> = new Map([
  ["Europe/Lisbon", "Lisbon"],
  ["America/Halifax", "Atlantic Time (Canada)"],
]);

const day = 1440;
const week = 7 * day;

/** Working hours as minutes since Sunday; a window past midnight becomes two. */
export function encodeSchedule({ id, name, zone, week: windows }: Schedule): WireSchedule {
  const intervals = weekdays.flatMap((weekday) =>
    (windows[weekday] ?? []).flatMap(({ start, end }) => {
      const midnight = sundaysBefore(weekday) * day;
      const next = (midnight + day) % week;
      if (end > start) return [[midnight + start, midnight + end] as const];
      return [[midnight + start, midnight + day] as const, [next, next + end] as const];
    }),
  );
  return {
    id: Number(id),
    name,
    time_zone: railsNames.get(zone) ?? zone,
    intervals: intervals
      .filter(([start, end]) => end > start)
      .map(([start_time, end_time]) => ({ start_time, end_time })),
  };
}

export function encodeHolidays({ holidays }: Schedule): readonly Holiday[] {
  return holidays.map((date, index) => ({
    id: index + 1,
    name: "Holiday",
    start_date: date,
    end_date: date,
  }));
}

/** Zendesk's week begins on Sunday. */
function sundaysBefore(weekday: Weekday): number {
  return (weekdays.indexOf(weekday) + 1) % 7;
}
