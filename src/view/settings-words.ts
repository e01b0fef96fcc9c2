import { priorities } from "../history/update.ts";
import { metrics } from "../metrics/traits.ts";
import type { SettingsFace } from "./face.ts";

/** What a field of the form is about, in words. */
export function sayField(face: SettingsFace, field: string): string {
  const { app, t } = face;
  const tool = app.traits.name;
  const names: Readonly<Record<string, string>> = {
    hours: t("set_hours"),
    clock: t("set_clock"),
    sees: t("set_sees"),
    leads: t("set_leads_who"),
    bots: t("set_bots"),
    "escalation.tags": t("set_tags"),
    "escalation.merge": t("set_merge"),
    "frt.mode": t("set_zendesk", { tool }),
    "frt.outbound": t("set_outbound"),
    "frt.start": t("set_handoff"),
    "turns.botAnswerCloses": t("set_bot_answer"),
    "turns.includeFirst": t("set_include_first"),
    "solve.attribution": t("set_attribution"),
    "reopen.grace": t("set_grace"),
    "touch.merge": t("set_touch_merge"),
    "touch.countCreate": t("set_count_create"),
    "fcr.window": t("set_fcr"),
    "wait.includeOpen": t("set_include_open"),
    scheduleMode: t("set_schedule_mode"),
    agentRequesterIsCustomer: t("set_agent_request"),
    "zendesk.rounding": t("set_rounding", { tool }),
  };
  return names[field] ?? sayPart(face, field);
}

/** `target.resolution.high`, `escalation.priority.low` or `tier.36001`. */
function sayPart({ settings, t }: SettingsFace, field: string): string {
  const [kind, second = "", last = second] = field.split(".");
  const priority = priorities.find((one) => one === last);
  const about = priority ? t(`priority_${priority}`) : last === "goal" ? t("set_goal") : "";
  if (kind === "target") {
    const metric = t(metrics.find(({ id }) => id === second)?.id ?? "metric");
    return about ? `${metric}, ${about}` : metric;
  }
  if (kind === "escalation") return `${t("set_raise")}, ${about}`;
  const name = field.slice("tier.".length);
  const { agents = [], groups = [] } = settings.staff.value.value ?? {};
  const found = [...groups, ...agents].find(({ id }) => id === name);
  return t("set_tier_of", { name: found?.name ?? name });
}

/** What stands in a field, in words; of the leads, how many. */
export function sayValue(
  { app, format, t }: SettingsFace,
  { field, value }: { readonly field: string; readonly value: string },
): string {
  if (field === "leads") return format.count(value.split("\n").filter(Boolean).length);
  if (field === "sees") return t(value === "own" ? "set_sees_own" : "set_sees_everyone");
  if (field === "hours" && value === "own") return t("set_hours_own");
  if (field === "hours" && value === "none") return t("set_hours_none");
  if (field === "hours") return t("set_hours_host", { tool: app.traits.name });
  if (value === "yes") return t("set_on");
  return value || t("set_off");
}
