import { type MetricId, metrics } from "../metrics/traits.ts";
import { type Figure, rowOf } from "../report/report.ts";
import { shareWithin } from "../report/share-within.ts";
import { samplesOf } from "../state/evidence.ts";
import { headline } from "../state/judge.ts";
import { reportedFigure } from "../state/reported.ts";
import { type OpenFace, sayFigure, sayReported } from "./face.ts";
import { Fact, Opener, Pieces, Verdict } from "./fact.tsx";
import { Strip, scales } from "./strip.tsx";
import { ViewFrame } from "./view-frame.tsx";

/** The viewer's own figures for the picked view, beside the team's. */
export function MeTab({ face }: { face: OpenFace }) {
  const { t, terms, view } = face;
  const { team } = view.report.value;
  const mine = rowOf(view.report.value, terms.viewer.id);
  const shown = metrics.filter(({ id }) => scales[id] || mine[id].n);
  return (
    <ViewFrame face={face}>
      <p class="pad row keys quiet mine" aria-hidden="true">
        {(["dot", "half", "tick", "goal"] as const).map((mark) => (
          <span key={mark} class="key">
            <i class={mark} />
            {t(`key_${mark}`)}
          </span>
        ))}
      </p>
      <ul class="facts">
        {shown.map(({ id }) => (
          <MetricFact key={id} face={face} metric={id} figure={mine[id]} team={team[id]} />
        ))}
      </ul>
    </ViewFrame>
  );
}

interface MetricFactProps {
  readonly face: OpenFace;
  readonly metric: MetricId;
  readonly figure: Figure;
  readonly team: Figure;
}

function MetricFact({ face, metric, figure, team }: MetricFactProps) {
  const { app, t, terms, view } = face;
  const agent = terms.viewer.id;
  const say = (value: number) => sayFigure(face, { metric, value });
  const value = headline(figure, metric);
  const common = {
    label: t(metric),
    onOpen: () => app.open({ kind: "tickets", metric, agent }),
  };
  const isDone = view.progress.value.phase === "done";
  if (value !== null) {
    const pooled = headline(team, metric);
    const pieces = [
      ...(isDone ? ownPieces(face, { metric, figure }) : [t("so_far", { n: figure.n })]),
      pooled === null ? null : t("team_is", { value: say(pooled) }),
    ];
    const target = terms.targetOf(metric)?.within;
    return (
      <Fact
        {...common}
        value={say(value)}
        left={<Pieces of={pieces} />}
        right={<Goal face={face} metric={metric} />}
      >
        <Strip {...{ face, metric, figure, team, target }} isMine />
      </Fact>
    );
  }
  const heads = view.heads.value.values();
  const reported = isDone ? null : reportedFigure(heads, { agent, clock: terms.clock, metric });
  if (reported) {
    const tool = app.traits.name;
    return (
      <Fact
        {...common}
        value={sayReported(face, { metric, value: reported.value })}
        isReported
        left={t("from_host", { tool })}
      />
    );
  }
  const { n } = figure;
  const why = n ? t("too_few", { n }) : t(isDone ? "none" : "needs_history");
  return (
    <Fact
      {...common}
      value={null}
      left={why}
      right={
        n > 0 && <Opener label={common.label} value={t("see", { n })} onOpen={common.onOpen} />
      }
    />
  );
}

function ownPieces(face: OpenFace, { metric, figure }: Pick<MetricFactProps, "metric" | "figure">) {
  if (metric === "received") return [];
  const { share, summary, n } = figure;
  if (share) return [face.t("part_of", { part: share.part, whole: share.whole })];
  const p90 = summary?.p90 ?? 0;
  return [`p90 ${sayFigure(face, { metric, value: p90 })}`, `n ${face.format.count(n)}`];
}

/** How many met the target, and whether that is as many as should. */
function Goal({ face, metric }: Pick<MetricFactProps, "face" | "metric">) {
  const { format, t, terms } = face;
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
  if (target.goal === null) return reached;
  return (
    <Verdict isMet={rate >= target.goal}>
      {reached}, {t("goal", { share: format.share(target.goal) })}
    </Verdict>
  );
}
