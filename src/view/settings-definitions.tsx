import type { SettingsFace } from "./face.ts";
import { Choice, Section, TextField } from "./settings-field.tsx";
import { sayField, sayValue } from "./settings-words.ts";

const ticks = [
  "frt.outbound",
  "frt.start",
  "frt.mode",
  "zendesk.rounding",
  "solve.attribution",
  "agentRequesterIsCustomer",
  "turns.botAnswerCloses",
  "turns.includeFirst",
  "touch.countCreate",
  "wait.includeOpen",
  "scheduleMode",
] as const;

/** What makes our figures equal the host's own, where it has any. */
const likeHost: readonly string[] = ["frt.mode", "zendesk.rounding"];

const durations = ["touch.merge", "reopen.grace", "fcr.window"] as const;

/** Every choice within the definitions, each with its default. */
export function DefinitionsSection({ face }: { face: SettingsFace }) {
  const { settings, t } = face;
  const isUsual = (field: string) =>
    t("set_default", { value: sayValue(face, { field, value: settings.usual[field] ?? "" }) });
  const off: Readonly<Record<string, string>> = {
    "frt.outbound": t("set_outbound_off"),
    "frt.start": t("set_handoff_off"),
    "solve.attribution": t("set_attribution_off"),
  };
  const shown = ticks.filter((field) => face.app.traits.reports || !likeHost.includes(field));
  return (
    <Section title={t("set_definitions")} how={t("set_about_definitions")}>
      {shown.map((field) => (
        <Choice key={field} face={face} field={field} label={sayField(face, field)}>
          {[off[field], isUsual(field)].filter(Boolean).join(" · ")}
        </Choice>
      ))}
      {durations.map((field) => (
        <div key={field}>
          <TextField face={face} field={field} label={sayField(face, field)} form="short" />
          <span class="quiet">{isUsual(field)}</span>
        </div>
      ))}
    </Section>
  );
}
