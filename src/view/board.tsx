import "./first-screen.ts";
import { BoardArrivals } from "./board-arrivals.tsx";
import type { BoardFace } from "./board-face.ts";
import { BoardFilters } from "./board-filters.tsx";
import { BoardTable } from "./board-table.tsx";
import { BoardTiles } from "./board-tiles.tsx";
import { BoardTools } from "./board-tools.tsx";
import type { OpenFace } from "./face.ts";
import { ViewBody } from "./view-frame.tsx";

/** The team on a page of its own: filters, the team as a whole, the agents, the hours. */
export function Board({ face }: { face: OpenFace }) {
  const { board } = face;
  if (!board) return null;
  return (
    <div class="board">
      <div class="toolbar">
        <BoardFilters face={face} board={board} />
        <BoardTools face={face} board={board} />
      </div>
      <ViewBody face={face}>
        <Figures face={face} board={board} />
      </ViewBody>
    </div>
  );
}

function Figures({ face, board }: BoardFace) {
  const { t, view } = face;
  if (!view.shown.value.length) {
    if (view.progress.value.phase !== "done") return null;
    return (
      <div class="blank">
        <h2>{t("nothing_matches")}</h2>
        <button type="button" class="button small" onClick={board.showAll}>
          {t("clear_filters")}
        </button>
      </div>
    );
  }
  return (
    <div class="sheet">
      <BoardTiles face={face} board={board} />
      <BoardTable face={face} />
      <p class="row keys quiet" aria-hidden="true">
        {(["dot", "half", "whisker", "tick"] as const).map((mark, at) => (
          <span key={mark} class="key">
            <i class={mark} />
            {t(
              (["mark_median", "key_half", "mark_nine", "mark_team"] as const)[at] ?? "mark_median",
            )}
          </span>
        ))}
        <span>{t("log_scale")}</span>
      </p>
      <BoardArrivals face={face} board={board} />
    </div>
  );
}
