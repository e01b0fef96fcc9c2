import type { PersonId } from "../history/ids.ts";
import type { MetricId } from "../metrics/traits.ts";
import type { Row } from "../report/figure.ts";
import { aimOf } from "../state/goal.ts";
import { headline, unitOf } from "../state/judge.ts";
import type { Column } from "../state/team-model.ts";
import { type OpenFace, sayFigure } from "./face.ts";
import { Opener } from "./fact.tsx";
import { Icon } from "./icon.tsx";
import { settlingMark } from "./settling.tsx";
import { Strip, scales } from "./strip.tsx";

/** Those that everybody asks for. */
export const five: readonly MetricId[] = [
  "first_response",
  "resolution",
  "reopens",
  "touches",
  "escalations",
];

/** Keeps the arrow on the line of its word. */
const noBreak = "\u00a0";

interface TeamTableProps {
  readonly face: OpenFace;
}

/** One metric with its spread, or all with the load first; the team's row pools single cases. */
export function TeamTable({ face }: TeamTableProps) {
  const { t, team, terms } = face;
  const metric = team.metric.value;
  const scale = metric && scales[metric];
  const rows = team.rows.value;
  const name = t(metric ?? "all_metrics");
  return (
    <section class="scroll" aria-label={name}>
      <table>
        <thead>
          <tr>
            <Head face={face} column="name" label={t("agent")} />
            {!metric && <Head face={face} column="open" label={t("load")} />}
            {scale && (
              <th scope="col">
                <span class="row">
                  {scale.map((value) => (
                    <bdi key={value}>{sayFigure(face, { metric, value })}</bdi>
                  ))}
                </span>
              </th>
            )}
            {(metric ? [metric] : five).map((id) => (
              <Head
                key={id}
                face={face}
                column={id}
                label={t(metric ? `unit_${unitOf(id)}` : id)}
              />
            ))}
            {metric && <Head face={face} column="n" label="n" />}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ agent, figures, name: person, open, tier }) => (
            <tr key={agent}>
              <th scope="row" class={agent === terms.viewer.id ? "mine" : ""}>
                <bdi>{person}</bdi>
                {!metric && tier !== null && (
                  <span class="quiet">
                    {noBreak}
                    {t("tier_short", { n: tier })}
                  </span>
                )}
                {metric && (
                  <p class="quiet">
                    {tier !== null && `${t("tier", { n: tier })} · `}
                    {t("open_now", { n: open })}
                  </p>
                )}
              </th>
              <Cells face={face} agent={agent} figures={figures} open={open} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("team")}</th>
            <Cells
              face={face}
              agent={null}
              figures={team.team.value}
              open={rows.reduce((sum, row) => sum + row.open, 0)}
            />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function Head({ face, column, label }: TeamTableProps & { column: Column; label: string }) {
  const { sort, sortBy } = face.team;
  const { column: chosen, descending } = sort.value;
  const isChosen = column === chosen;
  const direction = descending ? "descending" : "ascending";
  return (
    <th scope="col" {...(isChosen ? { "aria-sort": direction } : {})}>
      <button type="button" onClick={() => sortBy(column)}>
        {label}
        {isChosen && (
          <>
            {noBreak}
            <Icon name={descending ? "fall" : "rise"} />
          </>
        )}
      </button>
    </th>
  );
}

interface CellsProps extends TeamTableProps {
  /** Null: the team. */
  readonly agent: PersonId | null;
  readonly figures: Row;
  readonly open: number;
}

function Cells({ face, agent, figures, open }: CellsProps) {
  const { app, format, t, team, terms } = face;
  const metric = team.metric.value;
  const load = {
    "--w": `${(100 * open) / Math.max(1, ...team.rows.value.map((row) => row.open))}%`,
  };
  return (
    <>
      {!metric && (
        <td>
          {format.count(open)}
          {agent !== null && <i class="load" style={load} />}
        </td>
      )}
      {metric && scales[metric] && (
        <td class="spread">
          {headline(figures[metric], metric) === null ? (
            <span class="quiet">{t("too_few_short")}</span>
          ) : (
            <Strip
              face={face}
              metric={metric}
              figure={figures[metric]}
              team={team.team.value[metric]}
              target={aimOf(terms, metric)}
            />
          )}
        </td>
      )}
      {(metric ? [metric] : five).map((id) => {
        const value = headline(figures[id], id);
        const { n } = figures[id];
        return (
          <td key={id}>
            {n > 0 && settlingMark(face)}
            {value === null ? (
              <span class="quiet">{!metric && n ? `n ${format.count(n)}` : "–"}</span>
            ) : (
              <Opener
                label={t(id)}
                value={sayFigure(face, { metric: id, value })}
                onOpen={() => app.open({ kind: "tickets", metric: id, agent })}
              />
            )}
          </td>
        );
      })}
      {metric && <td class="quiet">{format.count(figures[metric].n)}</td>}
    </>
  );
}
