import { priorities } from "../history/update.ts";
import type { Seconds } from "../time/instant.ts";
import { type Schedule, type Weekday, type Window, weekdays } from "../time/schedule.ts";
import { goalLines, writeGoal } from "./goals.ts";
import type { Settings, Target } from "./settings.ts";
import { usualOptions } from "./usual-options.ts";

/** The parameters of an installation, as a host keeps them. */
export type Parameters = Readonly<Record<string, string | boolean>>;

/** Writes settings as the parameters from which `readSettings` reads the same again. */
export function writeSettings(settings: Settings): Parameters {
  return {
    working_time: settings.clock === "working",
    working_hours: settings.usesHours ? settings.schedules.map(scheduleLines).join("\n\n") : "none",
    tiers: tierLines(settings.tiers),
    targets: targetLines(settings),
    bots: [...settings.bots].join(", "),
    leads: [...settings.leads].map(writeName).join("\n"),
    everyone_sees_all: settings.everyoneSeesAll,
    definitions: differences(settings.options),
  };
}

/** `1h 30m`, the way that targets are read. */
export function writeDuration(seconds: Seconds): string {
  const [d, h, m] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, 60];
  const parts = [
    [d, "d"],
    [h, "h"],
    [Math.floor(seconds / m) % m, "m"],
    [seconds % m, "s"],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(" ");
}

/** `09:00-13:00, 14:00-17:30` */
export function writeWindows(windows: readonly Window[]): string {
  return windows.map(({ start, end }) => `${timeOfDay(start)}-${timeOfDay(end)}`).join(", ");
}

function scheduleLines({ holidays, name, week, zone }: Schedule): string {
  return [
    `[${name}]`,
    `zone: ${zone}`,
    ...weekLines(week),
    ...(holidays.length ? [`holidays ${holidays.join(", ")}`] : []),
  ].join("\n");
}

/** Days in a row with the same hours share a line: `mon-fri 09:00-17:30`. */
function weekLines(week: Schedule["week"]): readonly string[] {
  const lines: { readonly first: Weekday; last: Weekday; readonly hours: string }[] = [];
  let before = "";
  for (const day of weekdays) {
    const hours = writeWindows(week[day] ?? []);
    const line = lines.at(-1);
    if (line && hours && hours === before) line.last = day;
    else if (hours) lines.push({ first: day, last: day, hours });
    before = hours;
  }
  return lines.map(({ first, last, hours }) => {
    return `${first === last ? first : `${first}-${last}`} ${hours}`;
  });
}

function timeOfDay(minutes: number): string {
  const two = (part: number) => `${part}`.padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function tierLines(tiers: Settings["tiers"]): string {
  const lines = new Map<number, string[]>();
  for (const [name, tier] of tiers) {
    lines.set(tier, [...(lines.get(tier) ?? []), writeName(name)]);
  }
  return [...lines]
    .sort(([one], [other]) => one - other)
    .map(([tier, names]) => `${tier}: ${names.join(", ")}`)
    .join("\n");
}

/** A name that would be read as several, or otherwise, stands in quotes. */
function writeName(name: string): string {
  return /[,;]|^"/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

function targetLines({ goals, targets }: Settings): string {
  return [
    ...linesOf("first response", targets.firstResponse),
    ...linesOf("resolution", targets.resolution),
    ...goalLines(goals),
  ].join("\n");
}

function linesOf(name: string, target: Target | null): readonly string[] {
  if (!target) return [];
  const { byPriority, goal, within } = target;
  const said = goal === null ? "" : `, goal ${writeGoal(goal)}`;
  const special = priorities.flatMap((priority) => {
    const own = byPriority.get(priority);
    return own === undefined ? [] : [`${name} ${priority}: ${writeDuration(own)}`];
  });
  return [`${name}: ${writeDuration(within)}${said}`, ...special.reverse()];
}

/** What differs from the usual definitions, as JSON; empty where nothing does. */
function differences(options: Settings["options"]): string {
  const found = differing(options, usualOptions);
  return Object.keys(found).length ? JSON.stringify(found) : "";
}

function differing(given: object, usual: object): Readonly<Record<string, unknown>> {
  const known = new Map<string, unknown>(Object.entries(usual));
  const found: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const isGroup = typeof value === "object" && !Array.isArray(value);
    const own = isGroup ? differing(value, Object(known.get(name))) : value;
    const isUsual = isGroup
      ? !Object.keys(own).length
      : JSON.stringify(value) === JSON.stringify(known.get(name));
    if (!isUsual) found[name] = own;
  }
  return found;
}
