import type { MetricId } from "../metrics/traits.ts";
import type { Figure, Row } from "../report/figure.ts";
import { headline } from "../state/judge.ts";
import type { TeamRow } from "../state/team-model.ts";
import { boardValue, sayBoardValue } from "./board-face.ts";
import { type CellProps, Few, FewInShort, type Of } from "./board-few.tsx";
import { type OpenFace, sayFigure } from "./face.ts";
import { Opener } from "./fact.tsx";
import { Strip } from "./strip.tsx";

interface AgentRowProps {
  readonly face: OpenFace;
  readonly row: TeamRow;
  /** The team's row, which every strip is compared with. */
  readonly pooled: Row;
  /** The longest load bar's tickets. */
  readonly most: number;
  readonly isMine: boolean;
}

/** An agent's figures; drawn again only when one of them is another. */
export function AgentRow({ face, isMine, most, pooled, row }: AgentRowProps) {
  const { t } = face;
  const { agent, figures, name, open, tier } = row;
  return (
    <tr class={isMine ? "mine" : ""} data-agent={agent}>
      <th scope="row">
        <bdi>{name}</bdi>
        {isMine && ` (${t("you")})`}{" "}
        {tier !== null && <span class="quiet">{t("tier_short", { n: tier })}</span>}
      </th>
      <td>
        <Load face={face} agent={agent} open={open} />
        <i class="load" style={{ "--w": `${(100 * open) / most}%` }} />
      </td>
      <Cells face={face} agent={agent} figures={figures} pooled={pooled} />
    </tr>
  );
}

export function TeamFoot({
  face,
  open,
  pooled,
}: Pick<AgentRowProps, "face" | "pooled"> & { open: number }) {
  return (
    <tfoot>
      <tr>
        <th scope="row">{face.t("team_pooled")}</th>
        <td>
          <Load face={face} agent={null} open={open} />
        </td>
        <Cells face={face} agent={null} figures={pooled} pooled={pooled} />
      </tr>
    </tfoot>
  );
}

function Load({ face, agent, open }: Of & { open: number }) {
  const { app, format, t } = face;
  if (!open) return format.count(open);
  return (
    <Opener
      label={t("load")}
      value={format.count(open)}
      onOpen={() => app.open({ kind: "load", agent })}
    />
  );
}

function Cells({ face, agent, figures, pooled }: Of & { figures: Row; pooled: Row }) {
  const cell = (metric: MetricId) => ({ face, agent, metric, figure: figures[metric] });
  return (
    <>
      <Duration {...cell("first_response")} team={pooled.first_response} />
      <Duration {...cell("resolution")} team={pooled.resolution} />
      <Plain {...cell("reopens")} />
      <Plain {...cell("touches")} />
      <td>
        <Counted {...cell("escalations")} /> / <Counted {...cell("received")} />
      </td>
      {face.app.traits.rates && <Plain {...cell("csat")} />}
    </>
  );
}

function Duration({ team, ...of }: CellProps & { team: Figure }) {
  const { face, agent, figure, metric } = of;
  const { app, format } = face;
  const { n, summary } = figure;
  const value = headline(figure, metric);
  if (value === null) {
    return (
      <>
        <td class="group few" colSpan={3}>
          <Few {...of} />
        </td>
        <td class="quiet">{format.count(n)}</td>
      </>
    );
  }
  return (
    <>
      <td class="group spread">
        <button
          type="button"
          tabIndex={-1}
          onClick={() => app.open({ kind: "tickets", metric, agent })}
        >
          <Strip face={face} metric={metric} figure={figure} team={team} />
        </button>
      </td>
      <td>
        <Counted {...of} />
      </td>
      <td class="quiet">
        <bdi>{sayFigure(face, { metric, value: summary?.p90 ?? value })}</bdi>
      </td>
      <td class="quiet">{format.count(n)}</td>
    </>
  );
}

/** A number with what it is made of beside it. */
function Plain(of: CellProps) {
  const { share } = of.figure;
  if (headline(of.figure, of.metric) === null) {
    return (
      <td>
        <FewInShort {...of} />
      </td>
    );
  }
  return (
    <td>
      <Counted {...of} />
      {share && (
        <bdi class="quiet">
          {" "}
          {of.face.format.count(share.part)}/{of.face.format.count(share.whole)}
        </bdi>
      )}
    </td>
  );
}

function Counted({ face, agent, figure, metric }: CellProps) {
  const value = boardValue(figure, metric);
  if (!value && !figure.n) return <bdi>{face.format.count(0)}</bdi>;
  const said = value === null ? "–" : sayBoardValue(face, { metric, value });
  return (
    <Opener
      label={face.t(metric)}
      value={said}
      onOpen={() => face.app.open({ kind: "tickets", metric, agent })}
    />
  );
}
