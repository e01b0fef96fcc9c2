import type { SettingsProblem } from "../definitions/settings.ts";
import type { TicketFace } from "./face.ts";
import { Note } from "./note.tsx";

/** What of the settings could not be used, for those who can mend it. */
export function SettingsNote({ face }: { face: TicketFace }) {
  const { t, terms } = face;
  const { problems } = terms;
  return (
    <Note icon="skip" isWarning>
      <details>
        <summary>{t("settings_problems", { n: problems.length })}</summary>
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.setting} ${problem.line} ${problem.text}`}>
              {saySettingProblem(face, problem)}
            </li>
          ))}
        </ul>
      </details>
    </Note>
  );
}

/** What is wrong with a setting, and where. */
export function saySettingProblem({ t }: TicketFace, of: SettingsProblem): string {
  const { setting, line, problem, text } = of;
  const said = t(`setting_${problem}`, { text });
  return line === null
    ? t("problem_of_setting", { setting, said })
    : t("problem_in_line", { setting, line, said });
}
