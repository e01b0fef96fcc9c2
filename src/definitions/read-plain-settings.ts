import { type Priority, priorities } from "../history/update.ts";
import type { Seconds } from "../time/instant.ts";
import { readGoalLine, type ShareWithGoal } from "./goals.ts";
import { readTarget } from "./read-target.ts";
import { readWorkingHours } from "./read-working-hours.ts";
import {
  nameKey,
  plainText,
  type Settings,
  type SettingsProblem,
  type Target,
} from "./settings.ts";
import { partsOf, type SettingsForm } from "./settings-form.ts";

/** Reads what is written in lines of its own: everything but the definitions. */
export function readPlainSettings(form: SettingsForm): Omit<Settings, "options"> {
  const usesHours = !/^none$/i.test(plainText(form.textOf("working_hours")));
  return {
    clock: form.isTicked("working_time") ? "working" : "calendar",
    usesHours,
    schedules: usesHours ? readWorkingHours(form) : [],
    tiers: readTiers(form),
    bots: readBots(form),
    leads: readLeads(form),
    everyoneSeesAll: form.isTicked("everyone_sees_all"),
    ...readTargets(form),
  };
}

/** `1: Front desk, Support`, or the other way round: `Front desk: 1`. */
function readTiers(form: SettingsForm): Settings["tiers"] {
  const tiers = new Map<string, number>();
  form.readLines("tiers", (line) => {
    const [, first, names] = /^(\d\d?) ?[:=](.+)$/.exec(line) ?? [];
    const [, name, last] = /^(.+)[:=] ?(\d\d?)$/.exec(line) ?? [];
    const tier = Number(first ?? last ?? 0);
    const keys = keysOf(names ?? name ?? "");
    if (!tier || !keys.length || keys.some((key) => (tiers.get(key) ?? tier) !== tier)) {
      return "bad_tier";
    }
    for (const key of keys) tiers.set(key, tier);
    return null;
  });
  return tiers;
}

function readBots(form: SettingsForm): Settings["bots"] {
  const bots = new Set<string>();
  form.readLines("bots", (line) => {
    const ids = partsOf(line);
    // A name can never match, and machines are not guessed from names.
    const real = ids.filter((id) => /\d/.test(id));
    for (const id of real) bots.add(id);
    return real.length < ids.length ? "bad_id" : null;
  });
  return bots;
}

function readLeads(form: SettingsForm): Settings["leads"] {
  const leads = new Set<string>();
  form.readLines("leads", (line) => {
    for (const key of keysOf(line)) leads.add(key);
    return null;
  });
  return leads;
}

type Targets = Settings["targets"];

const targetLine = new RegExp(
  `^(first (?:response|reply)|resolution)\\b((?:[ ,]*\\b(?:${priorities.join("|")})\\b)*)[ :=]*(.*)$`,
  "i",
);

/**
 * `first response: 1h, goal 80%`, `resolution: 2d`, and what differs by priority:
 * `first response urgent: 15m`. What holds for a priority needs one for all
 * beside it, which has the goal. A share has a goal alone: `reopens: 5%`.
 */
function readTargets(form: SettingsForm): Pick<Settings, "goals" | "targets"> {
  const goals: Partial<Record<ShareWithGoal, number>> = {};
  const general = new Map<keyof Targets, Pick<Target, "within" | "goal">>();
  const special = new Map<keyof Targets, Map<Priority, Seconds>>();
  const waiting = new Map<keyof Targets, string>();
  form.readLines("targets", (line) => {
    const [, name, named = "", text = ""] = targetLine.exec(line) ?? [];
    if (!name) return takeGoal(goals, line);
    const metric = /^f/i.test(name) ? "firstResponse" : "resolution";
    const target = readTarget(text);
    if (typeof target === "string") return target;
    const meant = priorities.filter((priority) => named.toLowerCase().includes(priority));
    if (!meant.length) general.set(metric, target);
    else if (target.goal !== null) return "bad_goal";
    else waiting.set(metric, line);
    const known = special.get(metric) ?? new Map<Priority, Seconds>();
    for (const priority of meant) known.set(priority, target.within);
    special.set(metric, known);
    return null;
  });
  for (const [metric, text] of waiting) {
    if (general.has(metric)) continue;
    form.report({ setting: "targets", line: null, problem: "no_general", text });
  }
  const targetOf = (metric: keyof Targets): Target | null => {
    const target = general.get(metric);
    return target ? { ...target, byPriority: special.get(metric) ?? new Map() } : null;
  };
  return {
    targets: { firstResponse: targetOf("firstResponse"), resolution: targetOf("resolution") },
    goals,
  };
}

function takeGoal(
  goals: Partial<Record<ShareWithGoal, number>>,
  line: string,
): SettingsProblem["problem"] | null {
  const read = readGoalLine(line);
  if (!read) return "unknown_line";
  if (read.goal === null) return "bad_share";
  goals[read.share] = read.goal;
  return null;
}

/** Names with commas or semicolons between them; one that has such itself stands in quotes. */
function keysOf(list: string): readonly string[] {
  return [...list.matchAll(/\s*"((?:[^"]|"")*)"\s*(?=[,;]|$)|[^,;]+/g)]
    .map(([name, quoted]) => nameKey(quoted?.replaceAll('""', '"') ?? name))
    .filter(Boolean);
}
