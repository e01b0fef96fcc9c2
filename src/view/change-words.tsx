import type { MetricId } from "../metrics/traits.ts";
import type { Figure } from "../report/figure.ts";
import { changeOf } from "../state/change.ts";
import { unitOf } from "../state/judge.ts";
import type { OpenFace } from "./face.ts";
import { Icon } from "./icon.tsx";

interface ChangeProps {
  readonly face: OpenFace;
  readonly metric: MetricId;
  readonly now: Figure;
  /** Null: not known yet, or there is no time before. */
  readonly before: Figure | null;
}

/** How a figure moved against the time before, in words; an arrow helps, a colour would judge. */
export function ChangeWords({ face, metric, now, before }: ChangeProps) {
  const { format, t } = face;
  const change = before && changeOf(metric, { now, before });
  if (!change) return null;
  const { isUp, size } = change;
  if (!size) return <span class="change">{t("change_none")}</span>;
  const unit = unitOf(metric);
  const said =
    unit === "duration"
      ? t(isUp ? "slower" : "faster", { size: format.duration(size, face.terms.clock) })
      : unit === "share"
        ? t(isUp ? "points_higher" : "points_lower", { n: size })
        : t(isUp ? "higher" : "lower", { size: format.mean(size) });
  return (
    <span class="change">
      <Icon name={isUp ? "rise" : "fall"} /> {said}
    </span>
  );
}
