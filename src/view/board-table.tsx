import { Component } from "preact";
import type { MetricId } from "../metrics/traits.ts";
import type { Column, TeamRow } from "../state/team-model.ts";
import { Afterwards } from "./afterwards.tsx";
import { AgentRow, TeamFoot } from "./board-row.tsx";
import { Definition, ExplainButton } from "./definition.tsx";
import { type OpenFace, sayFigure } from "./face.ts";
import { ground } from "./ground.ts";
import { Icon } from "./icon.tsx";
import { scales } from "./strip.tsx";

/** Keeps the arrow on the line of its word. */
const noBreak = "\u00a0";

/** Metrics that are drawn on a common scale. */
const drawn = ["first_response", "resolution"] as const satisfies readonly MetricId[];

/** Metrics whose columns can explain themselves. */
const explained = [...drawn, "reopens", "touches", "received", "csat"] as const;

/** So many agents are there at once, the others right after. */
const few = 12;

const spotOf = (metric: MetricId) => `column ${metric}`;

/** The button of a row that has the focus. */
interface Focused {
  readonly row: string;
  readonly button: number;
}

/**
 * The agents side by side, who has most to do first. Where they change places,
 * rows stay and their words change: moved ones would all be laid out anew. The
 * focus goes with its agent.
 */
export class BoardTable extends Component<{ readonly face: OpenFace }> {
  override getSnapshotBeforeUpdate(): Focused | null {
    const { activeElement } = ground();
    const row = activeElement?.closest<HTMLElement>("tr[data-agent]");
    if (!row || !activeElement) return null;
    const button = Array.from<Element>(row.querySelectorAll("button")).indexOf(activeElement);
    return { row: row.dataset["agent"] ?? "", button };
  }

  override componentDidUpdate(_: unknown, __: unknown, focused: Focused | null) {
    if (!focused) return;
    for (const row of ground().querySelectorAll<HTMLElement>("tr[data-agent]")) {
      if (row.dataset["agent"] === focused.row)
        row.querySelectorAll("button")[focused.button]?.focus();
    }
  }

  override render({ face }: { readonly face: OpenFace }) {
    const { t, team, terms } = face;
    const rows = team.rows.value;
    const pooled = team.team.value;
    const most = Math.max(1, ...rows.map(({ open }) => open));
    const open = rows.reduce((sum, row) => sum + row.open, 0);
    const draw = (row: TeamRow, at: number) => (
      <AgentRow key={at} {...{ face, row, pooled, most }} isMine={row.agent === terms.viewer.id} />
    );
    return (
      <>
        <section
          class={`card scroll compared ${face.app.traits.rates ? "" : "unrated"}`}
          aria-label={t("agents_compared")}
        >
          <table>
            <Heads face={face} />
            <tbody>
              {rows.slice(0, few).map(draw)}
              <Afterwards>{rows.slice(few).map(draw)}</Afterwards>
            </tbody>
            <TeamFoot face={face} pooled={pooled} open={open} />
          </table>
        </section>
        {explained.map((metric) => (
          <Definition key={metric} face={face} metric={metric} spot={spotOf(metric)} />
        ))}
      </>
    );
  }
}

function Heads({ face }: { face: OpenFace }) {
  const { app, t } = face;
  return (
    <thead>
      <tr>
        <Head face={face} column="name" label={t("agent")} rows={2} />
        <Head face={face} column="open" label={t("load")} rows={2} />
        {drawn.map((id) => (
          <th key={id} scope="colgroup" colSpan={4} class="group">
            {t(id)} <ExplainButton face={face} metric={id} spot={spotOf(id)} />
          </th>
        ))}
        <Head face={face} column="reopens" explains="reopens" label={t("reopens")} rows={2} />
        <Head face={face} column="touches" explains="touches" label={t("touches")} rows={2} />
        <Head
          face={face}
          column="received"
          explains="received"
          label={t("escalated_received")}
          rows={2}
        />
        {app.traits.rates && (
          <Head face={face} column="csat" explains="csat" label={t("csat")} rows={2} />
        )}
      </tr>
      <tr>
        {drawn.map((metric) => [
          <th key={metric} scope="col" class="group">
            <span class="row">
              {scales[metric]?.map((value) => (
                <bdi key={value}>{sayFigure(face, { metric, value })}</bdi>
              ))}
            </span>
          </th>,
          <Head key="median" face={face} column={metric} label={t("unit_duration")} />,
          <th key="p90" scope="col">
            p90
          </th>,
          <th key="n" scope="col">
            n
          </th>,
        ])}
      </tr>
    </thead>
  );
}

interface HeadProps {
  readonly face: OpenFace;
  readonly column: Column;
  readonly label: string;
  readonly rows?: number;
  readonly explains?: MetricId;
}

function Head({ face, column, explains, label, rows = 1 }: HeadProps) {
  const { sort, sortBy } = face.team;
  const { column: chosen, descending } = sort.value;
  const isChosen = column === chosen;
  const direction = descending ? "descending" : "ascending";
  return (
    <th scope="col" rowSpan={rows} {...(isChosen ? { "aria-sort": direction } : {})}>
      <button type="button" onClick={() => sortBy(column)}>
        {label}
        {isChosen && (
          <>
            {noBreak}
            <Icon name={descending ? "fall" : "rise"} />
          </>
        )}
      </button>
      {explains && <ExplainButton face={face} metric={explains} spot={spotOf(explains)} />}
    </th>
  );
}
