import type { FileProblem } from "../definitions/settings-file.ts";
import type { SettingsFace } from "./face.ts";
import { Section } from "./settings-field.tsx";
import { saySettingProblem } from "./settings-note.tsx";

/** The form as a file, and the other way round. */
export function FileSection({ face }: { face: SettingsFace }) {
  const { settings, t } = face;
  const problems = settings.fileProblems.value;
  const take = async (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (file) await settings.importFile(await file.text());
    // The same file, mended, is a change too.
    input.value = "";
  };
  return (
    <Section title={t("set_file")} how={t("set_about_file")}>
      <div class="row ticks">
        <button
          type="button"
          class="button small"
          onClick={() => void settings.exportFile().then(download)}
        >
          {t("set_export")}
        </button>
        <label class="button small file">
          {t("set_import")}
          <input
            type="file"
            class="aside"
            accept=".json,application/json"
            onChange={({ currentTarget }) => void take(currentTarget)}
          />
        </label>
      </div>
      <div role="alert" class="bad">
        <ul>
          {problems.map((problem, index) => (
            <li key={index}>{sayProblem(face, problem)}</li>
          ))}
        </ul>
      </div>
    </Section>
  );
}

function sayProblem(face: SettingsFace, problem: FileProblem): string {
  const { t } = face;
  if (!("where" in problem)) return t(`set_${problem.problem}`);
  if (problem.problem === "bad_field") return t("set_bad_field", problem);
  return saySettingProblem(face, { ...problem, setting: problem.where });
}

function download(text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href, download: "sidelight-settings.json" }).click();
  URL.revokeObjectURL(href);
}
