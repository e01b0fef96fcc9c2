import type { Settings, Target } from "../definitions/settings.ts";
import { writeDuration, writeGoal, writeWindows } from "../definitions/write-settings.ts";
import { priorities } from "../history/update.ts";
import { type Schedule, weekdays } from "../time/schedule.ts";

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
    ...Object.assign({}, ...settings.schedules.map(scheduleFields)),
    ...Object.fromEntries([...settings.tiers].map(([name, tier]) => [`tier.${name}`, `${tier}`])),
    ...targetFields("first_response", firstResponse),
    ...targetFields("resolution", resolution),
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

export function scheduleFields({ holidays, name, week, zone }: Schedule, place: number): Fields {
  const windows = weekdays.map((day) => [`hours.${place}.${day}`, writeWindows(week[day] ?? [])]);
  return {
    [`hours.${place}.name`]: name === zone ? "" : name,
    [`hours.${place}.zone`]: zone,
    ...Object.fromEntries(windows),
    [`hours.${place}.holidays`]: holidays.join(", "),
  };
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
