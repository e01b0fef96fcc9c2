import * as v from "valibot";
import type { Schedule } from "./schedule.ts";
import { toScheduleId, weekdays } from "./schedule.ts";
import { readDay, readTimeOfDay } from "./wall-clock.ts";
import { isZone } from "./zone.ts";

/** A schedule, or one sentence that names the field and says what is allowed there. */
export type ReadSchedule =
  | { readonly ok: true; readonly value: Schedule }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads a schedule out of parsed JSON, written as
 * `{tz, week: {mon: [["09:00", "17:00"]], …}, holidays?: ["2025-12-25"], dst?: "endpoints"}`.
 */
export function readSchedule(id: string, value: unknown): ReadSchedule {
  const read = v.safeParse(written, value, { abortEarly: true });
  if (!read.success) return { ok: false, problem: sentenceOf(id, read.issues[0]) };
  const { tz, week, holidays, dst } = read.output;
  return {
    ok: true,
    value: { id: toScheduleId(id), name: id, zone: tz, week, holidays, dst: dst ?? "wall" },
  };
}

const start = timeOfDay(1439, "a time from 00:00 to 23:59");
const end = timeOfDay(1440, "a time from 00:00 to 24:00, on the next day if not after the start");
const pair = 'a pair of times such as ["09:00", "17:00"]';
const window = v.pipe(
  v.strictTuple([start, end], pair),
  v.transform(([start, end]) => ({ start, end })),
);
const windows = v.array(window, 'a list of pairs of times such as [["09:00", "17:00"]]');
const zone = "an IANA time zone such as Europe/Madrid";
const date = "a date such as 2025-12-25";

const written = objectOf(
  {
    tz: v.pipe(v.string(zone), v.check(isZone, zone)),
    week: objectOf(
      v.entriesFromList(weekdays, v.exactOptional(windows)),
      `an object with the keys ${weekdays.join(", ")}`,
    ),
    holidays: v.optional(
      v.array(
        v.pipe(
          v.string(date),
          v.check((text) => readDay(text) !== null, date),
        ),
        "a list of dates",
      ),
      [],
    ),
    dst: v.optional(v.literal("endpoints", '"endpoints", or no such key for wall-clock time')),
  },
  "an object with tz, week and perhaps holidays, dst",
);

// A list counts as an object to the library, and an empty one would pass as an empty week.
function objectOf<const Entries extends v.ObjectEntries>(entries: Entries, allowed: string) {
  return v.pipe(
    v.unknown(),
    v.check((value) => !Array.isArray(value), allowed),
    v.strictObject(entries, allowed),
  );
}

function timeOfDay(latest: number, allowed: string) {
  return v.pipe(
    v.string(allowed),
    v.transform(readTimeOfDay),
    v.number(allowed),
    v.maxValue(latest, allowed),
  );
}

/** Schemas carry as their message what is allowed. */
function sentenceOf(id: string, issue: v.BaseIssue<unknown>): string {
  const path = issue.path ?? [];
  const where = ["schedules", id, ...path.map((item) => String(item.key))].join(".");
  const found = path.length ? path[path.length - 1]?.value : issue.input;
  return `${where}: ${found === undefined ? "missing" : JSON.stringify(found).slice(0, 80)}; allowed: ${issue.message}`;
}
