import { priorities } from "../history/update.ts";
import { type Schedule, weekdays } from "../time/schedule.ts";
import { writeGoal } from "./goals.ts";
import type { Settings, Target } from "./settings.ts";
import { writeDuration, writeWindows } from "./write-settings.ts";

/**
 * Settings as a form has them: the text in each field by its name, such as
 * `target.first_response.urgent`. A tick is `yes`; what is left out is empty.
 */
export type Fields = Readonly<Record<string, string>>;

/** The form filled with settings. */
export function fieldsOf(settings: Settings): Fields {
  const { firstResponse, resolution } = settings.targets;
  return {
    hours: settings.usesHours ? (settings.schedules.length ? "own" : "host") : "none",
    clock: tick(settings.clock === "working"),
    ...Object.assign({}, ...settings.schedules.map(placedFields)),
    ...Object.fromEntries([...settings.tiers].map(([name, tier]) => [`tier.${name}`, `${tier}`])),
    ...targetFields("first_response", firstResponse),
    ...targetFields("resolution", resolution),
    ...goalFields(settings.goals),
    sees: settings.everyoneSeesAll ? "everyone" : "own",
    leads: [...settings.leads].join("\n"),
    bots: [...settings.bots].join(", "),
    ...optionFields(settings.options),
  };
}

/** The working hours of the form, by their places in it. */
export function schedulesIn(fields: Fields): readonly number[] {
  const places = Object.keys(fields).flatMap((name) => /^hours\.(\d+)\./.exec(name)?.[1] ?? []);
  return [...new Set(places)].map(Number);
}

/** Working hours in a place of the form. */
export function placedHours(hours: Fields, place: number): Fields {
  return Object.fromEntries(
    Object.entries(hours).map(([part, text]) => [`hours.${place}.${part}`, text]),
  );
}

/** Working hours by the part: `name`, `zone`, a weekday, `holidays`. */
export function hoursFields({ holidays, name, week, zone }: Schedule): Fields {
  const windows = weekdays.map((day) => [day, writeWindows(week[day] ?? [])]);
  return {
    name: name === zone ? "" : name,
    zone,
    ...Object.fromEntries(windows),
    holidays: holidays.join(", "),
  };
}

function placedFields(schedule: Schedule, place: number): Fields {
  return placedHours(hoursFields(schedule), place);
}

function targetFields(metric: string, target: Target | null): Fields {
  if (!target) return {};
  const special = priorities.map((priority) => {
    const within = target.byPriority.get(priority);
    return [`target.${metric}.${priority}`, within === undefined ? "" : writeDuration(within)];
  });
  return {
    [`target.${metric}`]: writeDuration(target.within),
    ...Object.fromEntries(special),
    [`target.${metric}.goal`]: target.goal === null ? "" : writeGoal(target.goal),
  };
}

function goalFields(goals: Settings["goals"]): Fields {
  return Object.fromEntries(
    Object.entries(goals).map(([share, goal]) => [`target.${share}.goal`, writeGoal(goal)]),
  );
}

export function optionFields(options: Settings["options"]): Fields {
  const { escalation, fcr, frt, reopen, solve, touch, turns, wait, zendesk } = options;
  const raised = priorities.map((priority) => {
    return [`escalation.priority.${priority}`, tick(escalation.priority.includes(priority))];
  });
  return {
    ...Object.fromEntries(raised),
    "escalation.tags": escalation.tags.join(", "),
    "escalation.merge": writeDuration(escalation.mergeSeconds),
    "frt.mode": tick(frt.mode === "zendesk"),
    "frt.outbound": tick(frt.outbound !== "exclude"),
    "frt.start": tick(frt.start === "handoff"),
    "turns.botAnswerCloses": tick(turns.botAnswerCloses),
    "turns.includeFirst": tick(turns.includeFirst),
    "solve.attribution": tick(solve.attribution === "actor"),
    "reopen.grace": writeDuration(reopen.graceSeconds),
    "touch.merge": writeDuration(touch.mergeSeconds),
    "touch.countCreate": tick(touch.countCreate),
    "fcr.window": writeDuration(fcr.windowDays * 86_400),
    "wait.includeOpen": tick(wait.includeOpen),
    scheduleMode: tick(options.scheduleMode === "last_at_event"),
    agentRequesterIsCustomer: tick(options.agentRequesterIsCustomer),
    "zendesk.rounding": tick(zendesk.rounding === "round"),
  };
}

function tick(isTicked: boolean): string {
  return isTicked ? "yes" : "";
}
