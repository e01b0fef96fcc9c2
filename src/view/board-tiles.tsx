import type { MetricId } from "../metrics/traits.ts";
import type { Figure } from "../report/figure.ts";
import { aimOf, goalOf } from "../state/goal.ts";
import { type BoardFace, boardValue, sayBoardValue } from "./board-face.ts";
import { Definition, ExplainButton } from "./definition.tsx";
import { type OpenFace, sayFigure } from "./face.ts";
import { Opener, Pieces, Verdict } from "./fact.tsx";
import { sayFew } from "./few.ts";
import { settlingMark } from "./settling.tsx";
import { ShareGoal, sayGoal } from "./share-goal.tsx";
import { WeekLine } from "./week-line.tsx";

const shown = [
  "first_response",
  "resolution",
  "reopens",
  "touches",
  "escalations",
  "csat",
] as const satisfies readonly MetricId[];

/** The team as a whole, with how it came to that in twelve weeks. */
export function BoardTiles({ face, board }: BoardFace) {
  const had = shown.filter((metric) => metric !== "csat" || face.app.traits.rates);
  return (
    <>
      <ul class="tiles">
        {had.map((metric) => (
          <Tile key={metric} face={face} board={board} metric={metric} />
        ))}
      </ul>
      {shown.map((metric) => (
        <Definition key={metric} face={face} metric={metric} spot={spotOf(metric)} />
      ))}
    </>
  );
}

const spotOf = (metric: MetricId) => `tile ${metric}`;

function Tile({ face, board, metric }: BoardFace & { metric: MetricId }) {
  const { app, t, team, terms } = face;
  const figure = team.team.value[metric];
  const value = boardValue(figure, metric);
  const { n } = figure;
  const few = n ? sayFew(face, { metric, n }) : t("none");
  const onOpen = () => app.open({ kind: "tickets", metric, agent: null });
  return (
    <li>
      <div class="row">
        <h2>{t(metric)}</h2>
        <ExplainButton face={face} metric={metric} spot={spotOf(metric)} />
      </div>
      <p class="big">
        {value === null ? (
          <span class="quiet">
            {n > 0 ? <Opener label={t(metric)} value={few} onOpen={onOpen} /> : few}
          </span>
        ) : (
          <Opener
            label={t(metric)}
            value={sayBoardValue(face, { metric, value })}
            onOpen={onOpen}
          />
        )}
        {n > 0 && settlingMark(face)}
      </p>
      <p class="quiet">{value !== null && <Pieces of={piecesOf(face, { metric, figure })} />}</p>
      <WeekLine face={face} board={board} metric={metric} target={aimOf(terms, metric)} />
      <p class="quiet">
        <Standing face={face} board={board} metric={metric} isJudged={value !== null} />
      </p>
    </li>
  );
}

function piecesOf(face: OpenFace, { metric, figure }: { metric: MetricId; figure: Figure }) {
  const { format, t, team } = face;
  const { n, share, summary, total } = figure;
  if (metric === "escalations") {
    const byAgents = team.rows.value.reduce((sum, row) => sum + row.figures[metric].total, 0);
    const rules = team.chosen.value ? 0 : total - byAgents;
    const rate = share?.rate ?? null;
    return [
      rate === null ? null : format.share(rate),
      share && t("part_of", { part: share.part, whole: share.whole }),
      rules > 0 ? t("by_rules", { n: rules }) : null,
    ];
  }
  if (share) return [t("part_of", { part: share.part, whole: share.whole })];
  return [`p90 ${sayFigure(face, { metric, value: summary?.p90 ?? 0 })}`, `n ${format.count(n)}`];
}

/** How a figure stands to what should be reached; where there is too little to judge, that alone. */
function Standing({
  face,
  board,
  metric,
  isJudged,
}: BoardFace & { metric: MetricId; isJudged: boolean }) {
  const { format, t, team, terms } = face;
  const { share } = team.team.value[metric];
  if (goalOf(metric, terms.settings)) {
    return <ShareGoal face={face} metric={metric} rate={isJudged && share ? share.rate : null} />;
  }
  const target = terms.targetOf(metric);
  if (!target) return t("no_target");
  const time = format.duration(target.within, terms.clock);
  const rate = board.met.value.get(metric)?.rate ?? null;
  if (!isJudged || rate === null) return t("target_is", { time });
  const reached = t("within", { share: format.share(rate), time });
  if (target.goal === null) return reached;
  return (
    <Verdict isMet={rate >= target.goal}>
      {t("goal", { reached, share: sayGoal(face, target.goal) })}
    </Verdict>
  );
}
