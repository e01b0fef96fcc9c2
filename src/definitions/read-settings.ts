import type { Options } from "./options.ts";
import { defaultOptions, readOptions } from "./read-options.ts";
import { readTarget } from "./read-target.ts";
import { readWorkingHours } from "./read-working-hours.ts";
import { nameKey, type Settings, type SettingsProblem } from "./settings.ts";
import { openForm, partsOf, type SettingsForm } from "./settings-form.ts";

/**
 * Reads the parameters of an installation: a flat object of texts and
 * booleans, none of them needed. Whatever comes, settings come out; what could
 * not be used is told line by line, and the rest holds.
 */
export function readSettings(raw: unknown): {
  settings: Settings;
  problems: readonly SettingsProblem[];
} {
  const form = openForm(raw);
  const settings: Settings = {
    clock: form.isTicked("working_time") ? "working" : "calendar",
    schedules: readWorkingHours(form),
    tiers: readTiers(form),
    bots: readBots(form),
    leads: readLeads(form),
    everyoneSeesAll: form.isTicked("everyone_sees_all"),
    targets: readTargets(form),
    options: readDefinitions(form),
  };
  return { settings, problems: form.problems };
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

/** `first response: 1h, goal 80%` and `resolution: 2d`. */
function readTargets(form: SettingsForm): Settings["targets"] {
  const targets: { -readonly [name in keyof Settings["targets"]]: Settings["targets"][name] } = {
    firstResponse: null,
    resolution: null,
  };
  form.readLines("targets", (line) => {
    const [, first, text] =
      /^(?:(first (?:response|reply))|resolution)\b[ :=]*(.*)$/i.exec(line) ?? [];
    if (text === undefined) return "unknown_line";
    const target = readTarget(text);
    if (typeof target === "string") return target;
    targets[first ? "firstResponse" : "resolution"] = target;
    return null;
  });
  return targets;
}

/** A JSON object of options; a group of them that is wrong is left out, and the others hold. */
function readDefinitions(form: SettingsForm): Options {
  const setting = "definitions";
  const text = form.textOf(setting).trim();
  if (!text) return defaultOptions;
  const tell = (text: string) => form.report({ setting, line: null, problem: "bad_option", text });
  const written = parse(text);
  if (!written) tell('JSON such as {"touch": {"mergeSeconds": 60}}');
  const right = Object.entries(written ?? {}).filter(([name, value]) => {
    const read = readOptions({ [name]: value });
    if (!read.ok) tell(read.problem);
    return read.ok;
  });
  const read = readOptions(Object.fromEntries(right));
  return read.ok ? read.value : defaultOptions;
}

function parse(text: string): object | null {
  try {
    const written: unknown = JSON.parse(text);
    return typeof written === "object" && !Array.isArray(written) ? written : null;
  } catch {
    return null;
  }
}

function keysOf(list: string): readonly string[] {
  return list.split(/[,;]/).map(nameKey).filter(Boolean);
}
