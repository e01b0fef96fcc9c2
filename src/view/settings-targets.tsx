import { sharesWithGoal } from "../definitions/goals.ts";
import { priorities } from "../history/update.ts";
import { isLowerBetter } from "../state/goal.ts";
import type { SettingsFace } from "./face.ts";
import { Section, TextField } from "./settings-field.tsx";

const highestFirst = priorities.toReversed();

/** How soon, how often that should be reached, and what shares should be. */
export function TargetsSection({ face }: { face: SettingsFace }) {
  const { t } = face;
  const columns = [
    ...highestFirst.map((priority) => ({ part: `.${priority}`, text: t(`priority_${priority}`) })),
    { part: "", text: t("set_otherwise") },
    { part: ".goal", text: t("set_goal") },
  ];
  return (
    <Section title={t("set_targets")} how={t("set_about_targets")}>
      <table class="plain targets">
        <thead>
          <tr>
            <th scope="col">{t("metric")}</th>
            {columns.map(({ part, text }) => (
              <th key={part} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(["first_response", "resolution"] as const).map((metric) => (
            <tr key={metric}>
              <th scope="row">{t(metric)}</th>
              {columns.map(({ part, text }) => (
                <td key={part} data-label={text}>
                  <TextField
                    face={face}
                    field={`target.${metric}${part}`}
                    label={`${t(metric)}, ${text}`}
                    isBare
                  />
                </td>
              ))}
            </tr>
          ))}
          {sharesWithGoal.map((metric) => {
            const name = t(isLowerBetter(metric) ? "set_at_most" : "set_at_least", {
              metric: t(metric),
            });
            return (
              <tr key={metric}>
                <th scope="row" colSpan={columns.length}>
                  {name}
                </th>
                <td data-label={t("set_goal")}>
                  <TextField face={face} field={`target.${metric}.goal`} label={name} isBare />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}
