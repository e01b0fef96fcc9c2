import { priorities } from "../history/update.ts";
import { weekdays } from "../time/schedule.ts";
import { readGoal, sharesWithGoal, writeGoal } from "./goals.ts";
import type { Options } from "./options.ts";
import { readPlainSettings } from "./read-plain-settings.ts";
import { readDuration } from "./read-target.ts";
import { nameKey, plainText, type Settings, type SettingsProblem } from "./settings.ts";
import { type Fields, schedulesIn } from "./settings-fields.ts";
import { openForm } from "./settings-form.ts";

/** Why a field cannot be used, with what stands in it. */
export type FieldError = Pick<SettingsProblem, "problem" | "text">;

/** What is wrong, by the field. */
export type FieldErrors = ReadonlyMap<string, FieldError>;

/** The settings of a form; what is wrong is left out of them. */
export interface ReadFields {
  readonly settings: Settings;
  readonly errors: FieldErrors;
}

type Tell = (field: string, problem: SettingsProblem["problem"] | undefined) => void;

export function readFields(fields: Fields): ReadFields {
  const errors = new Map<string, FieldError>();
  const tell: Tell = (field, problem) => {
    if (problem) errors.set(field, { problem, text: fields[field] ?? "" });
  };
  const hours = fields["hours"] === "own" ? hoursText(fields, tell) : "";
  const bots = fields["bots"] ?? "";
  tell("bots", problemIn({ bots }));
  const form = openForm({
    working_time: Boolean(fields["clock"]),
    working_hours: fields["hours"] === "none" ? "none" : hours,
    targets: [
      ...targetLines(fields, { metric: "first_response", name: "first response", tell }),
      ...targetLines(fields, { metric: "resolution", name: "resolution", tell }),
    ].join("\n"),
    bots,
    everyone_sees_all: fields["sees"] === "everyone",
  });
  const leads = (fields["leads"] ?? "").split("\n").map(nameKey).filter(Boolean);
  return {
    settings: {
      ...readPlainSettings(form),
      tiers: readTiers(fields),
      goals: readGoals(fields, tell),
      leads: new Set(leads),
      options: readOptionFields(fields, tell),
    },
    errors,
  };
}

function problemIn(parameters: object): SettingsProblem["problem"] | undefined {
  const form = openForm(parameters);
  readPlainSettings(form);
  return form.problems[0]?.problem;
}

function readTiers(fields: Fields): Settings["tiers"] {
  const tiers = Object.entries(fields).filter(([name, tier]) => tier && name.startsWith("tier."));
  return new Map(tiers.map(([name, tier]) => [name.slice("tier.".length), Number(tier)]));
}

/** The lines that an installer would have written; each is read alone to find what is wrong. */
function hoursText(fields: Fields, tell: Tell): string {
  const names = new Set<string>();
  const blocks = schedulesIn(fields).map((place) => {
    const at = (part: string) => plainText(fields[`hours.${place}.${part}`] ?? "");
    const zone = at("zone");
    const open = weekdays.filter((day) => at(day));
    tell(`hours.${place}.zone`, problemIn({ working_hours: `zone: ${zone}\nmon 09:00-10:00` }));
    for (const day of open) {
      tell(`hours.${place}.${day}`, problemIn({ working_hours: `UTC\n${day} ${at(day)}` }));
    }
    if (!open.length) tell(`hours.${place}.mon`, "bad_time");
    const holidays = at("holidays") && `holidays ${at("holidays")}`;
    tell(
      `hours.${place}.holidays`,
      problemIn({ working_hours: `UTC\nmon 09:00-10:00\n${holidays}` }),
    );
    const said = at("name") || zone;
    // Two of one name would be read as one.
    const name = names.has(nameKey(said)) ? `${said} ${place + 1}` : said;
    names.add(nameKey(name));
    const days = open.map((day) => `${day} ${at(day)}`);
    return [`[${name}]`, `zone: ${zone}`, ...days, holidays].join("\n");
  });
  return blocks.join("\n");
}

function targetLines(
  fields: Fields,
  { metric, name, tell }: { readonly metric: string; readonly name: string; readonly tell: Tell },
): readonly string[] {
  const key = `target.${metric}`;
  const at = (field: string) => plainText(fields[field] ?? "");
  const goal = readGoalField(fields, { field: `${key}.goal`, tell });
  const special = priorities.filter((priority) => at(`${key}.${priority}`));
  for (const priority of special) {
    const field = `${key}.${priority}`;
    tell(field, readDuration(at(field)) ? undefined : "bad_duration");
  }
  if (!at(key)) {
    if (at(`${key}.goal`) || special.length) tell(key, "no_general");
    return [];
  }
  tell(key, readDuration(at(key)) ? undefined : "bad_duration");
  const lines = special.map((priority) => `${name} ${priority}: ${at(`${key}.${priority}`)}`);
  return [`${name}: ${at(key)}${goal === null ? "" : `, goal ${writeGoal(goal)}`}`, ...lines];
}

function readGoals(fields: Fields, tell: Tell): Settings["goals"] {
  const goals = sharesWithGoal.flatMap((share) => {
    const goal = readGoalField(fields, { field: `target.${share}.goal`, tell });
    return goal === null ? [] : [[share, goal] as const];
  });
  return Object.fromEntries(goals);
}

/** A goal may be left out. */
function readGoalField(
  fields: Fields,
  { field, tell }: { readonly field: string; readonly tell: Tell },
): number | null {
  const text = plainText(fields[field] ?? "");
  const goal = readGoal(text);
  if (text && goal === null) tell(field, "bad_share");
  return goal;
}

function readOptionFields(fields: Fields, tell: Tell): Options {
  const ticked = (field: string) => Boolean(fields[field]);
  const seconds = (field: string) => {
    const text = plainText(fields[field] ?? "");
    const read = readDuration(text);
    if (text && text !== "0" && !read) tell(field, "bad_duration");
    return read;
  };
  const tags = (fields["escalation.tags"] ?? "").split(/[,\n]/).map((tag) => tag.trim());
  return {
    frt: {
      mode: ticked("frt.mode") ? "zendesk" : "own",
      outbound: ticked("frt.outbound") ? "from_first_customer_message" : "exclude",
      start: ticked("frt.start") ? "handoff" : "creation",
    },
    turns: {
      botAnswerCloses: ticked("turns.botAnswerCloses"),
      includeFirst: ticked("turns.includeFirst"),
    },
    solve: { attribution: ticked("solve.attribution") ? "actor" : "assignee" },
    reopen: { graceSeconds: seconds("reopen.grace") },
    touch: { mergeSeconds: seconds("touch.merge"), countCreate: ticked("touch.countCreate") },
    fcr: { windowDays: seconds("fcr.window") / 86_400 },
    escalation: {
      priority: priorities.filter((priority) => ticked(`escalation.priority.${priority}`)),
      tags: tags.filter(Boolean),
      mergeSeconds: seconds("escalation.merge"),
    },
    wait: { includeOpen: ticked("wait.includeOpen") },
    scheduleMode: ticked("scheduleMode") ? "last_at_event" : "by_time",
    agentRequesterIsCustomer: ticked("agentRequesterIsCustomer"),
    zendesk: { rounding: ticked("zendesk.rounding") ? "round" : "floor" },
  };
}
