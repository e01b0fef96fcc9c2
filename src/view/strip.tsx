import type { MetricId } from "../metrics/traits.ts";
import type { Figure } from "../report/figure.ts";
import { headline, likelyRange } from "../state/judge.ts";
import { type OpenFace, sayFigure } from "./face.ts";

/** Where a strip begins and ends: one scale for all who are compared by a metric. */
export const scales: Partial<Record<MetricId, readonly [from: number, to: number]>> = {
  first_response: [300, 28_800],
  resolution: [3600, 345_600],
  reopens: [0, 0.2],
  touches: [1, 12],
  escalations: [0, 0.2],
  reply_time: [300, 28_800],
};

interface StripProps {
  readonly face: OpenFace;
  readonly metric: MetricId;
  readonly figure: Figure;
  /** The team's, for the tick. */
  readonly team: Figure;
  readonly target?: number | undefined;
  readonly isMine?: boolean;
}

/** How an agent's cases spread: dot, middle half, nine tenths; the team's tick and the target. */
export function Strip({ face, metric, figure, team, target, isMine }: StripProps) {
  const scale = scales[metric];
  const middle = headline(figure, metric);
  const { share, summary } = figure;
  if (!scale || middle === null) return null;
  const place = placeOn(scale);
  const say = (value: number) => sayFigure(face, { metric, value });
  const [low, high] = share ? likelyRange(share) : [summary?.p10 ?? middle, summary?.p90 ?? middle];
  const half = share ? null : ([summary?.p25 ?? middle, summary?.p75 ?? middle] as const);
  const [from, to] = half ?? [low, high];
  const label = face.t(share ? "likely" : "spread", { from: say(from), to: say(to) });
  const tick = headline(team, metric);
  const spot = (kind: string, at: number) => <i class={kind} style={{ "--x": `${place(at)}%` }} />;
  const stretch = (kind: string, [start, end]: readonly [number, number]) => (
    <i class={kind} style={{ "--x": `${place(start)}%`, "--w": `${place(end) - place(start)}%` }} />
  );
  return (
    <span class={isMine ? "strip mine" : "strip"} role="img" aria-label={label}>
      {stretch("whisker", [low, high])}
      {half && stretch("half", half)}
      {target !== undefined && spot("goal", target)}
      {tick !== null && spot("tick", tick)}
      {spot("dot", middle)}
    </span>
  );
}

/** Percent of the way: by the logarithm, where a scale does not begin at zero. */
function placeOn([from, to]: readonly [number, number]): (value: number) => number {
  const of = (value: number) => (from ? Math.log(Math.max(value, from) / from) : value);
  return (value) => Math.round(1000 * Math.min(1, of(value) / of(to))) / 10;
}
