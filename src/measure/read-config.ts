import type { Options, Range, ServiceLevelTarget } from "../definitions/options.ts";
import { optionNames, readOptions } from "../definitions/read-options.ts";
import type { Directory } from "../history/directory.ts";
import {
  asFields,
  asList,
  asOneOf,
  type Fields,
  type LogResult,
  misread,
  must,
  reading,
  show,
} from "../log/log.ts";
import { readDirectory } from "../log/read-directory.ts";
import { type Instant, readInstant } from "../time/instant.ts";
import { readSchedule } from "../time/read-schedule.ts";
import type { ScheduleId, WorkingHours } from "../time/schedule.ts";
import { compileSchedule } from "../time/working-hours.ts";

/** What `--config` or a case sets; `README.md` in `src/metrics` explains every key. */
export interface Config {
  readonly directory: Directory;
  readonly options: Options;
  readonly now: Instant;
  readonly hours: ReadonlyMap<ScheduleId, WorkingHours>;
  readonly defaultSchedule: ScheduleId | null;
  readonly serviceLevel: ServiceLevelTarget | null;
  readonly range: Range | null;
  /** Instants with the texts that name them in the output; null: no backlog is asked for. */
  readonly backlogAt: ReadonlyMap<string, Instant> | null;
}

const ownNames = [
  "users",
  "groups",
  "now",
  "schedules",
  "defaultSchedule",
  "serviceLevel",
  "range",
  "backlogAt",
];

/** Reads a configuration; `clock` is the present, for one that does not set `now`. */
export function readConfig(value: unknown, clock: Instant): LogResult<Config> {
  return reading(() => {
    const fields = asFields(value, "config");
    // Null is no way to leave a key out: like any other wrong value it is refused.
    const { backlogAt, defaultSchedule, now, range, schedules = {}, serviceLevel } = fields;
    const { groups, users } = fields;
    const hours = asHours(asFields(schedules, "schedules"));
    return {
      directory: must(readDirectory({ users, groups })),
      options: asOptions(fields),
      now: now === undefined ? clock : asInstant(now, "now"),
      hours,
      defaultSchedule: defaultSchedule === undefined ? null : asScheduleId(defaultSchedule, hours),
      serviceLevel:
        serviceLevel === undefined ? null : asServiceLevel(asFields(serviceLevel, "serviceLevel")),
      range: range === undefined ? null : asRange(asFields(range, "range")),
      backlogAt:
        backlogAt === undefined
          ? null
          : new Map(
              asList(backlogAt, "backlogAt").map((at) => [String(at), asInstant(at, "backlogAt")]),
            ),
    };
  });
}

function asOptions(fields: Fields): Options {
  const options = Object.entries(fields).filter(([name]) => !ownNames.includes(name));
  const unknown = options.find(([name]) => !optionNames.includes(name));
  if (unknown) {
    return misread(
      `${unknown[0]}: no such option; allowed is ${[...ownNames, ...optionNames].join(", ")}`,
    );
  }
  const read = readOptions(Object.fromEntries(options));
  return read.ok ? read.value : misread(read.problem);
}

function asHours(schedules: Fields): ReadonlyMap<ScheduleId, WorkingHours> {
  return new Map(
    Object.entries(schedules).map(([id, value]) => {
      const schedule = must(readSchedule(id, value));
      return [schedule.id, compileSchedule(schedule)];
    }),
  );
}

function asScheduleId(value: unknown, hours: Config["hours"]): ScheduleId {
  // Keys are texts, and hosts write ids as numbers elsewhere.
  const named = typeof value === "number" ? String(value) : value;
  const found = [...hours.keys()].find((id) => id === named);
  const allowed = [...hours.keys()].join(", ") || "nothing, since there are no schedules";
  return found ?? misread(`defaultSchedule: allowed is ${allowed}; found ${show(value)}`);
}

function asServiceLevel(fields: Fields): ServiceLevelTarget {
  const { clock = "calendar", target } = only(fields, {
    where: "serviceLevel",
    allowed: ["target", "clock"],
  });
  if (typeof target !== "number" || !(target >= 0)) {
    return misread(`serviceLevel.target: allowed is a number of seconds, found ${show(target)}`);
  }
  const allowed = ["calendar", "business"] as const;
  return { target, clock: asOneOf(clock, { allowed, where: "serviceLevel.clock" }) };
}

function asRange(fields: Fields): Range {
  const {
    dateBy = "event",
    from,
    to,
  } = only(fields, {
    where: "range",
    allowed: ["from", "to", "dateBy"],
  });
  return {
    from: asInstant(from, "range.from"),
    to: asInstant(to, "range.to"),
    dateBy: asOneOf(dateBy, { allowed: ["event", "created"], where: "range.dateBy" }),
  };
}

function only(
  fields: Fields,
  { allowed, where }: { readonly allowed: readonly string[]; readonly where: string },
): Fields {
  const unknown = Object.keys(fields).find((name) => !allowed.includes(name));
  return unknown === undefined
    ? fields
    : misread(`${where}.${unknown}: no such option; allowed is ${allowed.join(", ")}`);
}

function asInstant(value: unknown, where: string): Instant {
  const at = typeof value === "string" ? readInstant(value) : null;
  return at ?? misread(`${where} must be a time like 2025-01-06T09:00:00Z, not ${show(value)}`);
}
