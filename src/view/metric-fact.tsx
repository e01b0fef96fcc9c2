import type { MetricId } from "../metrics/traits.ts";
import type { Figure } from "../report/figure.ts";
import { rowOf } from "../report/report.ts";
import { shareWithin } from "../report/share-within.ts";
import { samplesOf } from "../state/evidence.ts";
import { aimOf, goalOf } from "../state/goal.ts";
import { headline } from "../state/judge.ts";
import { reportedFigure } from "../state/reported-figure.ts";
import { ChangeWords } from "./change-words.tsx";
import { Definition, ExplainButton } from "./definition.tsx";
import { type OpenFace, sayFigure, sayReported } from "./face.ts";
import { Fact, Opener, Pieces, Verdict } from "./fact.tsx";
import { sayFew } from "./few.ts";
import { settlingMark } from "./settling.tsx";
import { ShareGoal, sayGoal } from "./share-goal.tsx";
import { Strip } from "./strip.tsx";

interface MetricFactProps {
  readonly face: OpenFace;
  readonly metric: MetricId;
  /** Less weight, and no strip. */
  readonly isSecond?: boolean;
}

/** The viewer's own figure with its spread, beside the team's and the time before. */
export function MetricFact({ face, metric, isSecond = false }: MetricFactProps) {
  const { app, t, terms, view } = face;
  if (metric === "csat" && !app.traits.rates) return null;
  const agent = terms.viewer.id;
  const figure = rowOf(view.report.value, agent)[metric];
  const team = view.report.value.team[metric];
  const value = headline(figure, metric);
  const spot = `me ${metric}`;
  const common = {
    label: t(metric),
    isSecond,
    beside: <ExplainButton face={face} metric={metric} spot={spot} />,
    below: <Definition face={face} metric={metric} spot={spot} />,
    onOpen: () => app.open({ kind: "tickets", metric, agent }),
  };
  if (value === null) return <NoFigure {...{ face, metric, figure, common }} />;
  const say = (amount: number) => sayFigure(face, { metric, value: amount });
  const isSettled = view.isSettled.value;
  const pooled = headline(team, metric);
  const pieces = [
    ...(isSettled ? ownPieces(face, { metric, figure }) : [t("so_far", { n: figure.n })]),
    pooled === null || metric === "received" ? null : t("team_is", { value: say(pooled) }),
  ];
  const before = view.before.value && rowOf(view.before.value, agent)[metric];
  return (
    <Fact
      {...common}
      value={say(value)}
      left={
        <>
          {settlingMark(face)} <Pieces of={pieces} />
        </>
      }
      right={isSettled && <ChangeWords face={face} metric={metric} now={figure} before={before} />}
      below={
        <>
          <Goal face={face} metric={metric} figure={figure} />
          {common.below}
        </>
      }
    >
      {!isSecond && (
        <Strip {...{ face, metric, figure, team }} target={aimOf(terms, metric)} isMine />
      )}
    </Fact>
  );
}

interface NoFigureProps extends MetricFactProps {
  readonly figure: Figure;
  readonly common: Pick<Parameters<typeof Fact>[0], "label" | "below" | "beside" | "isSecond"> & {
    onOpen(): void;
  };
}

/** Too few cases, or none yet: the host's own figure stands in until ours is there. */
function NoFigure({ face, metric, figure, common }: NoFigureProps) {
  const { app, t, terms, view } = face;
  const isSettled = view.isSettled.value;
  const heads = view.heads.value.values();
  const of = { agent: terms.viewer.id, clock: terms.clock, metric };
  const reported = isSettled ? null : reportedFigure(heads, of);
  if (reported) {
    const value = sayReported(face, { metric, value: reported.value });
    const left = t("from_host", { tool: app.traits.name });
    return <Fact {...common} value={value} isReported left={left} />;
  }
  const { n } = figure;
  const few = sayFew(face, { metric, n });
  return (
    <Fact
      {...common}
      value={null}
      left={
        n ? (
          <>
            {settlingMark(face)} {few}{" "}
            <Opener label={common.label} value={t("see", { n })} onOpen={common.onOpen} />
          </>
        ) : (
          t(isSettled ? "none" : "needs_history")
        )
      }
    />
  );
}

function ownPieces(face: OpenFace, { metric, figure }: { metric: MetricId; figure: Figure }) {
  if (metric === "received") return [];
  const { format, t } = face;
  const { share, summary, n } = figure;
  if (share) return [t(metric === "reopens" ? "of_solves" : "part_of", { ...partsOf(share) })];
  const say = (value: number | null) => sayFigure(face, { metric, value: value ?? 0 });
  return [
    metric === "reply_time" ? t("mean_is", { value: say(summary?.mean ?? 0) }) : null,
    `p90 ${say(summary?.p90 ?? 0)}`,
    `n ${format.count(n)}`,
  ];
}

function partsOf({ part, whole }: { part: number; whole: number }) {
  return { part, whole, n: whole };
}

/** How many met the target, or what a share should be, and whether that is reached. */
function Goal({ face, figure, metric }: MetricFactProps & { figure: Figure }) {
  const { format, t, terms } = face;
  if (goalOf(metric, terms.settings)) {
    return (
      <p class="quiet">
        <ShareGoal face={face} metric={metric} rate={figure.share?.rate ?? null} />
      </p>
    );
  }
  const target = terms.targetOf(metric);
  if (!target) return null;
  const samples = samplesOf(face, { kind: "tickets", metric, agent: terms.viewer.id });
  const { rate } = shareWithin(samples, { ...target, clock: terms.clock });
  if (rate === null) return null;
  const time = format.duration(target.within, terms.clock);
  const share = format.share(rate);
  const reached = target.byPriority.size
    ? t("within_theirs", { share })
    : t("within", { share, time });
  if (target.goal === null) return <p class="quiet">{reached}</p>;
  return (
    <p class="quiet">
      <Verdict isMet={rate >= target.goal}>
        {t("goal", { reached, share: sayGoal(face, target.goal) })}
      </Verdict>
    </p>
  );
}
