import {
  type Schedule,
  toScheduleId,
  type Weekday,
  type Window,
  weekdays,
} from "../time/schedule.ts";
import { readDay, readTimeOfDay } from "../time/wall-clock.ts";
import { isZone } from "../time/zone.ts";
import { nameKey } from "./settings.ts";
import { type ProblemKind, partsOf, type SettingsForm } from "./settings-form.ts";

/** A schedule while its lines are read. */
interface Draft {
  /** Null for what stands before the first name. */
  readonly name: string | null;
  readonly line: number | null;
  /** Null where none was named, empty where it could not be read. */
  zone: string | null;
  readonly week: Partial<Record<Weekday, Window[]>>;
  readonly holidays: string[];
}

const setting = "working_hours";

/**
 * Reads schedules from lines such as
 *
 *     zone: Europe/Madrid
 *     mon-fri 09:00-13:00, 14:00-17:30
 *     holidays 2026-12-25, 2026-12-26
 *
 * `[Name]` begins another schedule. A zone and holidays before the first name,
 * without windows of their own, hold for every named one. A schedule without a
 * zone or without a window is left out and told.
 */
export function readWorkingHours(form: SettingsForm): readonly Schedule[] {
  const first: Draft = { name: null, line: null, zone: null, week: {}, holidays: [] };
  const drafts = [first];
  let draft = first;
  form.readLines(setting, (line, number) => {
    const name = /^\[(.+)\]$/.exec(line)?.[1]?.trim();
    if (!name) return readLine(line, draft);
    const known = drafts.find((other) => nameKey(other.name ?? "") === nameKey(name));
    const { zone, holidays } = hasWindows(first) ? { zone: null, holidays: [] } : first;
    draft = known ?? { name, line: number, zone, week: {}, holidays: [...holidays] };
    if (!known) drafts.push(draft);
    return null;
  });
  const [, ...named] = drafts;
  const isSchedule = hasWindows(first) || (!named.length && (first.zone ?? first.holidays[0]));
  return (isSchedule ? drafts : named).flatMap((draft) => finish(draft, form));
}

function readLine(line: string, draft: Draft): ProblemKind | null {
  const zone = /^(?:time ?zone|zone|tz)\b[ :=]*(.*)$/i.exec(line)?.[1];
  if (zone !== undefined) return setZone(draft, zone);
  const dates = /^holidays?\b[ :=]*(.*)$/i.exec(line)?.[1];
  if (dates !== undefined) return addHolidays(draft, dates);
  const [, days = "", times = ""] = /^(\D*)(.*)$/.exec(line) ?? [];
  const open = readDays(days);
  if (open) return addWindows(draft, { open, times });
  return isZone(line) || line.includes("/") ? setZone(draft, line) : "unknown_line";
}

function setZone(draft: Draft, zone: string): ProblemKind | null {
  draft.zone = isZone(zone) ? zone : "";
  return draft.zone ? null : "unknown_zone";
}

function addHolidays(draft: Draft, text: string): ProblemKind | null {
  const dates = partsOf(text);
  const real = dates.filter((date) => readDay(date) !== null);
  draft.holidays.push(...real);
  return real.length < Math.max(dates.length, 1) ? "bad_date" : null;
}

/** `mon-thu, sat`: the weekdays meant; a span may go over Sunday. Null for anything else. */
function readDays(text: string): readonly Weekday[] | null {
  const found: Weekday[] = [];
  for (const span of partsOf(text.replace(/ ?- ?/g, "-").replace(/: ?$/, ""))) {
    const [from, to = from, ...more] = span.toLowerCase().split("-").map(weekdayAt);
    if (from === undefined || to === undefined || from < 0 || to < 0 || more.length) return null;
    const length = ((to - from + 7) % 7) + 1;
    found.push(...[...weekdays, ...weekdays].slice(from, from + length));
  }
  return found.length ? found : null;
}

/** Place in the week of `mon`, `tues` or `wednesday`; -1 for anything else. */
function weekdayAt(name: string): number {
  return fullNames.findIndex((full) => name.length > 2 && full.startsWith(name));
}

const fullNames = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

function addWindows(
  draft: Draft,
  { open, times }: { readonly open: readonly Weekday[]; readonly times: string },
): ProblemKind | null {
  const windows: Window[] = [];
  for (const text of partsOf(times.replace(/ ?- ?/g, "-"))) {
    const [start, end, ...more] = text.split("-").map(readTimeOfDay);
    if (start == null || end == null || start === 1440 || more.length) return "bad_time";
    windows.push({ start, end });
  }
  if (!windows.length) return "bad_time";
  for (const weekday of open) draft.week[weekday] = [...(draft.week[weekday] ?? []), ...windows];
  return null;
}

function hasWindows({ week }: Draft): boolean {
  return Object.keys(week).length > 0;
}

function finish(draft: Draft, form: SettingsForm): readonly Schedule[] {
  const { line, zone, week, holidays } = draft;
  const name = draft.name ?? zone ?? "";
  const tell = (problem: ProblemKind) => form.report({ setting, line, problem, text: name });
  if (zone === null) tell("unknown_zone");
  if (!hasWindows(draft)) tell("bad_time");
  if (!zone || !hasWindows(draft)) return [];
  return [{ id: toScheduleId(name), name, zone, week, holidays, dst: "wall" }];
}
