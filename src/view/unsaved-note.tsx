import type { SettingsFace } from "./face.ts";
import { LeaveGuard } from "./leave-guard.ts";
import { Note } from "./note.tsx";

/** Says beside other tabs that something in the form of the settings is not saved. */
export function UnsavedNote({ face }: { face: SettingsFace }) {
  const { app, settings, t } = face;
  const n = settings.changes.value.length;
  if (!n) return null;
  return (
    <Note
      icon="skip"
      isWarning
      action={
        <button type="button" class="button small" onClick={() => app.choose("settings")}>
          {t("set_see")}
        </button>
      }
    >
      <LeaveGuard />
      {t("settings")}: {t("set_changes", { n })}
    </Note>
  );
}
