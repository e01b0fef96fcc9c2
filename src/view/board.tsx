import "./behind.ts";
import "./first-screen.ts";
import { shift } from "../time/instant.ts";
import { Afterwards } from "./afterwards.tsx";
import { BoardArrivals } from "./board-arrivals.tsx";
import type { BoardFace } from "./board-face.ts";
import { BoardFilters } from "./board-filters.tsx";
import { BoardTable } from "./board-table.tsx";
import { BoardTiles } from "./board-tiles.tsx";
import { BoardTools } from "./board-tools.tsx";
import type { OpenFace } from "./face.ts";
import { Pieces } from "./fact.tsx";
import { SettlingLine } from "./settling.tsx";
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

/** What the figures are about, in words: on paper and in a picture there are no filters. */
function About({ face }: { face: OpenFace }) {
  const { format, reader, t, team, terms, view } = face;
  const { channel, group, priority } = view.filter.value;
  const { groups } = reader.directory.value;
  const range = view.range.value;
  const chosen = team.chosen.value;
  const picked = view.views.value?.find(({ id }) => id === view.picked.value);
  const pieces = [
    picked?.name ?? null,
    range ? format.daysOfYear(range.from, shift(range.to, -1)) : t("everything"),
    t(view.dateBy.value === "event" ? "by_event" : "by_creation"),
    chosen && t("agents", { n: chosen.size }),
    group && (groups.get(group)?.name ?? group),
    channel,
    priority && t(`priority_${priority}`),
    t(terms.clock),
  ];
  return (
    <>
      <p class="quiet">
        <Pieces of={pieces} />
      </p>
      <SettlingLine face={face} />
    </>
  );
}

function Figures({ face, board }: BoardFace) {
  const { t, view } = face;
  if (!view.shown.value.length) {
    if (!view.isSettled.value) return null;
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
      <About face={face} />
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
      <Afterwards>
        <BoardArrivals face={face} board={board} />
      </Afterwards>
    </div>
  );
}
