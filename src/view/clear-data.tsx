import { Component, createRef } from "preact";
import type { ArchiveState } from "../archive/kept.ts";
import type { OpenFace } from "./face.ts";

/** How many tickets the browser keeps, or why it keeps none, and a button to be rid of them. */
export class ClearData extends Component<{ face: OpenFace }> {
  readonly line = createRef<HTMLParagraphElement>();

  override render({ face }: { face: OpenFace }) {
    const { archive, t } = face;
    const state = archive.state.value;
    if (!state) return null;
    const isAsking = archive.isAsking.value;
    const mayClear = state.tickets > 0 && (state.memory === null || state.memory === "full");
    return (
      <div class="row kept">
        <p ref={this.line} tabIndex={-1} role="status">
          {sayState(face, state)} {isAsking && t("archive_ask")}
        </p>
        {mayClear && (
          <p>
            <button
              type="button"
              class="button small"
              onClick={isAsking ? this.clear : archive.ask}
            >
              {t(isAsking ? "archive_clear_now" : "archive_clear")}
            </button>{" "}
            {isAsking && (
              <button type="button" class="button small" onClick={this.leave}>
                {t("archive_leave")}
              </button>
            )}
          </p>
        )}
      </div>
    );
  }

  clear = () => {
    // The button goes with the data: the focus goes to what says so.
    this.line.current?.focus();
    void this.props.face.archive.clear();
  };

  leave = () => {
    this.line.current?.focus();
    this.props.face.archive.leave();
  };
}

function sayState({ format, t }: OpenFace, { isDamaged, memory, since, tickets }: ArchiveState) {
  if (memory) return t(`archive_memory_${memory === "unnamed" ? "forbidden" : memory}`);
  const kept =
    since === null ? t("archive_none") : t("archive_kept", { n: tickets, date: format.day(since) });
  return isDamaged ? `${kept} ${t("archive_damaged")}` : kept;
}
