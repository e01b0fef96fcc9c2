import type { MetricId } from "../metrics/traits.ts";
import type { Figure } from "../report/figure.ts";
import type { BoardModel } from "../state/board-model.ts";
import { headline } from "../state/judge.ts";
import { type OpenFace, sayFigure } from "./face.ts";

/** What the parts of the board draw from; the face stays the same, so that nothing is drawn in vain. */
export interface BoardFace {
  readonly face: OpenFace;
  readonly board: BoardModel;
}

/** The number on the board: escalations in all, since agents are compared by how many they take over. */
export function boardValue(figure: Figure, metric: MetricId): number | null {
  return metric === "escalations" && figure.n ? figure.total : headline(figure, metric);
}

export function sayBoardValue(
  face: OpenFace,
  { metric, value }: { metric: MetricId; value: number },
) {
  return metric === "escalations" ? face.format.count(value) : sayFigure(face, { metric, value });
}
