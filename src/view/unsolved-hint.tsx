import { viewWithSolved } from "../state/backlog-figure.ts";
import type { OpenFace } from "./face.ts";
import { Note } from "./note.tsx";

/** In a view without solved tickets: what it cannot show, and the view that can. */
export function UnsolvedHint({ face }: { face: OpenFace }) {
  const { t, view } = face;
  const hint = viewWithSolved(view);
  if (!hint) return null;
  const { other } = hint;
  return (
    <Note icon="info">
      {t("needs_solved")}{" "}
      {other && (
        <button type="button" class="link" onClick={() => void view.pick(other.id)}>
          {t("use_view", { view: other.name })}
        </button>
      )}
    </Note>
  );
}
