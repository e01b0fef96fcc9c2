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
          {problems.map(({ setting, line, problem, text }) => (
            <li key={`${setting} ${line} ${text}`}>
              {setting} {line}: {t(`setting_${problem}`, { text })}
            </li>
          ))}
        </ul>
      </details>
    </Note>
  );
}
