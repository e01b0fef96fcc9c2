import type { MetricId } from "../metrics/traits.ts";
import type { Figure, Row } from "../report/figure.ts";
import { headline } from "../state/judge.ts";
import type { TeamRow } from "../state/team-model.ts";
import { boardValue, sayBoardValue } from "./board-face.ts";
import { type CellProps, Few, FewInShort, type Of } from "./board-few.tsx";
import { type OpenFace, sayFigure } from "./face.ts";
import { Opener } from "./fact.tsx";
import { settlingMark } from "./settling.tsx";
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
        {isMine && ` ${t("marked_you")}`}{" "}
        {tier !== null && <span class="quiet">{t("tier_short", { n: tier })}</span>}
      </th>
      <td>
        {load({ face, agent, open })}
        <i class="load" style={{ "--w": `${(100 * open) / most}%` }} />
      </td>
      {cells({ face, agent, figures, pooled })}
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
        <td>{load({ face, agent: null, open })}</td>
        {cells({ face, agent: null, figures: pooled, pooled })}
      </tr>
    </tfoot>
  );
}

function load({ face, agent, open }: Of & { open: number }) {
  const { app, format, t } = face;
  if (!open) return format.count(open);
  return Opener({
    label: t("load"),
    value: format.count(open),
    onOpen: () => app.open({ kind: "load", agent }),
  });
}

/**
 * All cells of a row are drawn by calls: as components, each of which listens
 * to what it reads, so many of them would take twice as long.
 */
function cells({ face, agent, figures, pooled }: Of & { figures: Row; pooled: Row }) {
  const cell = (metric: MetricId) => ({ face, agent, metric, figure: figures[metric] });
  return (
    <>
      {duration({ ...cell("first_response"), team: pooled.first_response })}
      {duration({ ...cell("resolution"), team: pooled.resolution })}
      {plain(cell("reopens"))}
      {plain(cell("touches"))}
      <td>
        {settles(cell("escalations"))}
        {counted(cell("escalations"))} / {counted(cell("received"))}
      </td>
      {face.app.traits.rates && plain(cell("csat"))}
    </>
  );
}

function duration({ team, ...of }: CellProps & { team: Figure }) {
  const { face, agent, figure, metric } = of;
  const { app, format } = face;
  const { n, summary } = figure;
  const value = headline(figure, metric);
  if (value === null) {
    return (
      <>
        <td class="group few" colSpan={3}>
          {Few(of)}
          {settles(of)}
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
          {Strip({ face, metric, figure, team })}
        </button>
      </td>
      <td>
        {settles(of)}
        {counted(of)}
      </td>
      <td class="quiet">
        <bdi>{sayFigure(face, { metric, value: summary?.p90 ?? value })}</bdi>
      </td>
      <td class="quiet">{format.count(n)}</td>
    </>
  );
}

/** Marks what is there; what is not cannot change without coming. */
const settles = ({ face, figure }: CellProps) => figure.n > 0 && settlingMark(face);

/** A number with what it is made of beside it. */
function plain(of: CellProps) {
  const { share } = of.figure;
  if (headline(of.figure, of.metric) === null) {
    return (
      <td>
        {settles(of)}
        {FewInShort(of)}
      </td>
    );
  }
  return (
    <td>
      {settles(of)}
      {counted(of)}
      {share && (
        <>
          {" "}
          <bdi class="quiet">
            {of.face.format.count(share.part)}/{of.face.format.count(share.whole)}
          </bdi>
        </>
      )}
    </td>
  );
}

function counted({ face, agent, figure, metric }: CellProps) {
  const value = boardValue(figure, metric);
  if (!value && !figure.n) return <bdi>{face.format.count(0)}</bdi>;
  const said = value === null ? "–" : sayBoardValue(face, { metric, value });
  return Opener({
    label: face.t(metric),
    value: said,
    onOpen: () => face.app.open({ kind: "tickets", metric, agent }),
  });
}
