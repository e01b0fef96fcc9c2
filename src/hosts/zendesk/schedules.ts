import type * as v from "valibot";
import type { Schedule, ScheduleId, Weekday, Window } from "../../time/schedule.ts";
import { ifRefused } from "../ask.ts";
import type { CallOptions } from "../host.ts";
import { unreadable } from "../read.ts";
import type { Api } from "./api.ts";
import { ianaZone } from "./rails-zones.ts";
import { holiday, schedule } from "./wire.ts";

type WireSchedule = v.InferOutput<typeof schedule>;
type WireHoliday = v.InferOutput<typeof holiday>;

/** Zendesk's week begins on Sunday. */
const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const satisfies Weekday[];
const dayMinutes = 1440;
const dayMilliseconds = 86_400_000;
/** A holiday of more days is a mistake, and a way to hang us; Zendesk takes up to four years. */
const longestHoliday = 1500;

/**
 * The account's schedules with their holidays. Zendesk shows them to admins
 * alone: an agent's list is empty, and his settings must tell the hours. A zone
 * that nobody knows stays as it is named, for the reader of the rules to tell.
 */
export async function readSchedules(api: Api, options: CallOptions): Promise<readonly Schedule[]> {
  const { list } = api(options);
  const path = "business_hours/schedules";
  // Plans without schedules answer as if there were no such address.
  const found = await list(`${path}.json`, ["schedules", schedule]).catch(ifRefused([]));
  return Promise.all(
    found.map(async (one) => {
      const days = `${path}/${one.id}/holidays.json`;
      return toSchedule(one, await list(days, ["holidays", holiday]).catch(ifRefused([])));
    }),
  );
}

function toSchedule(given: WireSchedule, holidays: readonly WireHoliday[]): Schedule {
  return {
    id: given.id as ScheduleId,
    name: given.name,
    zone: ianaZone(given.time_zone) ?? given.time_zone,
    week: toWeek(given.intervals),
    holidays: holidays.flatMap(datesOf),
    dst: "wall",
  };
}

function toWeek(intervals: WireSchedule["intervals"]): Schedule["week"] {
  return Object.fromEntries(
    days.map((day, index) => [day, intervals.flatMap((one) => windowOn(index * dayMinutes, one))]),
  );
}

/** The part of an interval that lies on the day that begins at this minute of the week. */
function windowOn(
  midnight: number,
  { start_time, end_time }: WireSchedule["intervals"][number],
): readonly Window[] {
  const start = Math.max(start_time - midnight, 0);
  const end = Math.min(end_time - midnight, dayMinutes);
  return start < end ? [{ start, end }] : [];
}

function datesOf({ start_date: first, end_date: last }: WireHoliday): readonly string[] {
  const start = Date.parse(first);
  const count = (Date.parse(last) - start) / dayMilliseconds + 1;
  if (!(count >= 1 && count <= longestHoliday)) throw unreadable("holidays.end_date");
  return Array.from({ length: count }, (_, index) =>
    new Date(start + index * dayMilliseconds).toISOString().slice(0, 10),
  );
}
