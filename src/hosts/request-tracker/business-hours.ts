import * as v from "valibot";
import { type Schedule, toScheduleId, type Weekday, type Window } from "../../time/schedule.ts";
import { readDay, readTimeOfDay } from "../../time/wall-clock.ts";

/** RT's week begins on Sunday. */
const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const satisfies Weekday[];
/** Years for which a holiday stands that comes every year: RT is not older, and settings are made anew by then. */
const years = Array.from({ length: 60 }, (_, index) => 1996 + index);

const time = v.fallback(v.nullable(v.pipe(v.string(), v.transform(readTimeOfDay))), null);
const stretch = v.object({ Start: time, End: time });
const day = v.object({ ...stretch.entries, Breaks: v.fallback(v.array(stretch), []) });
type Stretch = v.InferOutput<typeof stretch>;
const week = v.record(v.string(), v.unknown());

/** The shape of RT's `%ServiceBusinessHours`: each schedule by its name, as Perl's `Business::Hours` writes it. */
export const businessHours = v.record(v.string(), week);

/**
 * RT's business hours, the usual ones first: those are in force wherever a
 * site does not say otherwise. A day that makes no sense is no working day, a
 * schedule without one is none.
 */
export function schedulesOf(
  hours: v.InferOutput<typeof businessHours>,
  zone: string,
): readonly Schedule[] {
  return Object.entries(hours)
    .sort(([one], [other]) => Number(other === "Default") - Number(one === "Default"))
    .map(
      ([name, given]): Schedule => ({
        id: toScheduleId(name),
        name,
        zone,
        week: Object.fromEntries(days.map((weekday, at) => [weekday, windowsOf(given[`${at}`])])),
        holidays: holidaysOf(given["holidays"]),
        dst: "wall",
      }),
    )
    .filter((schedule) => Object.values(schedule.week).some(({ length }) => length > 0));
}

function windowsOf(given: unknown): readonly Window[] {
  const { output, success } = v.safeParse(day, given);
  if (!success) return [];
  return output.Breaks.reduce<readonly Window[]>((open, pause) => {
    const [closed] = windowOf(pause);
    return closed ? open.flatMap((window) => without(window, closed)) : open;
  }, windowOf(output));
}

function windowOf({ End, Start }: Stretch): readonly Window[] {
  return Start !== null && End !== null && Start < End ? [{ start: Start, end: End }] : [];
}

function without({ end, start }: Window, closed: Window): readonly Window[] {
  const before = { start, end: Math.min(end, closed.start) };
  const after = { start: Math.max(start, closed.end), end };
  return [before, after].filter((window) => window.start < window.end);
}

/** `2026-05-01`, or `12-25` for one of every year. */
function holidaysOf(given: unknown): readonly string[] {
  const { output, success } = v.safeParse(v.array(v.string()), given);
  if (!success) return [];
  return output
    .flatMap((date) => (/^\d\d-\d\d$/.test(date) ? years.map((year) => `${year}-${date}`) : date))
    .filter((date) => readDay(date) !== null);
}
