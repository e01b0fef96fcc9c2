import type { Directory } from "../history/directory.ts";
import { writeInstant } from "../time/instant.ts";
import { type Schedule, weekdays } from "../time/schedule.ts";
import type { Store } from "./store.ts";

/** What the desk's installation promises on first responses. */
const firstResponseTarget = { text: "2h", seconds: 7200 };

/** The app as it is installed in the desk. */
export interface Installation {
  /** Its parameters. */
  settings(): Parameters;
  /** Keeps these until the desk ends; those left out stay. */
  save(parameters: Parameters): void;
}

type Parameters = Readonly<Record<string, unknown>>;

/** The number under which the app is installed. */
export const installationId = 4173;

export function openInstallation(directory: Directory): Installation {
  let settings = firstSettings(directory);
  return {
    settings: () => settings,
    save(parameters) {
      settings = { ...settings, ...parameters };
    },
  };
}

/**
 * The parameters of the app's installation: support lines and machines as the
 * directory has them, and targets. Working hours are the host's.
 */
function firstSettings(directory: Directory): Parameters {
  return {
    working_time: false,
    tiers: tierLines(directory),
    bots: machines(directory).join(", "),
    targets: [
      `first response: ${firstResponseTarget.text}, goal 60%`,
      "resolution: 2d, goal 80%",
      "reopens: 5%",
      "satisfaction: 85%",
    ].join("\n"),
    everyone_sees_all: false,
  };
}

/** What the desk begins with, for `measure --config`, so that its numbers can be held against the app's. */
export function measureConfig(store: Store): unknown {
  const [first] = store.schedules;
  return {
    now: writeInstant(store.now()),
    schedules: Object.fromEntries(store.schedules.map((one) => [one.id, writeSchedule(one)])),
    ...(first && { defaultSchedule: first.id }),
    serviceLevel: { target: firstResponseTarget.seconds, clock: "calendar" },
  };
}

function tierLines({ people, groups }: Directory): string {
  const lines = new Map<number, string[]>();
  for (const { id, tier } of [...groups.values(), ...people.values()]) {
    if (tier !== null) lines.set(tier, [...(lines.get(tier) ?? []), id]);
  }
  return [...lines].map(([tier, ids]) => `${tier}: ${ids.join(", ")}`).join("\n");
}

function machines({ people }: Directory): readonly string[] {
  return [...people.values()]
    .filter(({ role }) => role === "bot" || role === "system")
    .map(({ id }) => id);
}

function writeSchedule({ zone, week, holidays }: Schedule): unknown {
  const windows = weekdays.flatMap((weekday) => {
    const written = week[weekday]?.map(({ start, end }) => [clockTime(start), clockTime(end)]);
    return written ? [[weekday, written] as const] : [];
  });
  return { tz: zone, week: Object.fromEntries(windows), holidays };
}

function clockTime(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
