import type { MetricId } from "../metrics/traits.ts";
import type { Week } from "../state/board-model.ts";
import { type BoardFace, boardValue, sayBoardValue } from "./board-face.ts";
import type { OpenFace } from "./face.ts";
import { sayFew } from "./few.ts";
import { walk } from "./walk.ts";

interface WeekLineProps extends BoardFace {
  readonly metric: MetricId;
  readonly target: number | undefined;
}

/** Twelve weekly values as a line with a dot at the last one; each week opens its tickets. */
export function WeekLine({ face, board, metric, target }: WeekLineProps) {
  const { format, t } = face;
  const weeks = board.weeks.value;
  if (!weeks) return <p class="weeks quiet">{t("weeks_wait")}</p>;
  const values = weeks.map(({ row }) => boardValue(row[metric], metric));
  const known = values.filter((value) => value !== null);
  const heightOf = scaleOf(target === undefined ? known : [...known, target]);
  const last = values.findLastIndex((value) => value !== null);
  const dot = values[last] ?? null;
  const [first] = weeks;
  const final = weeks.at(-1);
  return (
    <>
      <fieldset class="weeks" aria-label={t("weeks", { metric: t(metric) })} onKeyDown={walk}>
        <svg class="flip" viewBox="0 0 120 100" preserveAspectRatio="none" aria-hidden="true">
          {target !== undefined && known.length > 0 && (
            <path class="aim" d={`M0 ${heightOf(target)}H120`} />
          )}
          <path d={lineThrough(values.map((value) => (value === null ? null : heightOf(value))))} />
        </svg>
        {dot !== null && (
          <i class="dot" style={{ "--x": `${(last + 0.5) / 0.12}%`, "--y": `${heightOf(dot)}%` }} />
        )}
        {weeks.map((week, at) => (
          <WeekButton
            key={week.from}
            face={face}
            metric={metric}
            week={week}
            tabIndex={at === weeks.length - 1 ? 0 : -1}
          />
        ))}
      </fieldset>
      <p class="row quiet" aria-hidden="true">
        <span>{first && format.date(first.from)}</span>
        <span>{final && format.date(final.from)}</span>
      </p>
    </>
  );
}

interface WeekButtonProps {
  readonly face: OpenFace;
  readonly metric: MetricId;
  readonly week: Week;
  readonly tabIndex: number;
}

function WeekButton({ face, metric, tabIndex, week }: WeekButtonProps) {
  const { app, format, t } = face;
  const { from, row, to } = week;
  const value = boardValue(row[metric], metric);
  const { n } = row[metric];
  const few = n ? sayFew(face, { metric, n }) : t("none");
  const said = value === null ? few : sayBoardValue(face, { metric, value });
  const label = t("week", { day: format.date(from), value: said });
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-label={label}
      title={label}
      onClick={() => app.open({ kind: "tickets", metric, agent: null, stretch: { from, to } })}
    />
  );
}

/** Percent from the top, with the least value near the bottom. */
function scaleOf(values: readonly number[]): (value: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return (value) => (high > low ? Math.round(90 - (80 * (value - low)) / (high - low)) : 50);
}

/** A path through the middles of the weeks, cut where a week has no value. */
function lineThrough(heights: readonly (number | null)[]): string {
  return heights
    .map((height, at) => {
      if (height === null) return "";
      const isCut = (heights[at - 1] ?? null) === null;
      const x = at * 10 + 5;
      // A week between two without a value is a short stroke.
      return isCut ? `M${x - 1} ${height}H${x}` : `L${x} ${height}`;
    })
    .join("");
}
