import { Component } from "preact";
import { withinFor } from "../definitions/settings.ts";
import type { TicketsPlace } from "../state/app-model.ts";
import { type Case, casesOf, figureOf, findTicket, samplesOf } from "../state/evidence.ts";
import { unitOf } from "../state/judge.ts";
import { nameOf, type OpenFace, sayFigure } from "./face.ts";
import { Icon } from "./icon.tsx";

interface TicketsPageProps {
  readonly face: OpenFace;
  readonly place: TicketsPlace;
}

interface Shown {
  readonly isAll: boolean;
  readonly isOver: boolean;
}

const few = 3;

/** The tickets behind a number, largest first, with lines where the p90 and the median run. */
export class TicketsPage extends Component<TicketsPageProps, Shown> {
  override state = { isAll: false, isOver: false };

  readonly showAll = ({ currentTarget }: { currentTarget: Element }) => {
    // The button goes: the first ticket that it brings takes the focus.
    const last = currentTarget.closest("li")?.previousElementSibling;
    this.setState({ isAll: true }, () =>
      last?.nextElementSibling?.querySelector("button")?.focus(),
    );
  };

  override render({ face, place }: TicketsPageProps, { isAll, isOver }: Shown) {
    const { format, t, terms, view } = face;
    const { agent, metric } = place;
    const { n, share, summary } = figureOf(face, place);
    const target = terms.targetOf(metric);
    const cases = casesOf(samplesOf(face, place), { clock: terms.clock, metric });
    const over = target
      ? cases.filter(({ priority, value }) => value > withinFor(target, priority))
      : [];
    const say = (value: number) => sayFigure(face, { metric, value });
    const lines: readonly Line[] = share
      ? [{ at: 0, text: t("part_of", { part: share.part, whole: share.whole }) }]
      : [
          { at: summary?.p90 ?? 0, text: `p90 · ${say(summary?.p90 ?? 0)}` },
          {
            at: summary?.median ?? 0,
            text: `${t("unit_duration")} · ${say(summary?.median ?? 0)}`,
          },
        ];
    const range = view.range.value;
    return (
      <>
        <div class="pad under stack quiet">
          <p>{t(`${metric}_how`)}</p>
          <p>
            {agent === null ? t("team") : nameOf(face, agent)} · n {format.count(n)}
            {range && ` · ${format.day(range.from)} – ${format.day(view.listedAt.value)}`}
          </p>
          {over.length > 0 && (
            <button
              type="button"
              class="button small"
              aria-pressed={isOver}
              onClick={() => this.setState({ isOver: !isOver })}
            >
              {t("over_target", { n: over.length })}
            </button>
          )}
        </div>
        <ol class="list">
          {cut(isOver ? over : cases, lines).map(({ found, text }) => {
            const hidden = isAll ? 0 : Math.max(0, found.length - few);
            return [
              ...found
                .slice(0, found.length - hidden)
                .map((it) => (
                  <CaseLine key={`${it.ticket} ${it.at}`} face={face} place={place} of={it} />
                )),
              (hidden > 0 || text) && (
                <li key={text} class="rule quiet">
                  {hidden > 0 && (
                    <button type="button" class="link" onClick={this.showAll}>
                      {t("more", { n: hidden })}
                    </button>
                  )}
                  <bdi class="far">{text}</bdi>
                </li>
              ),
            ];
          })}
        </ol>
      </>
    );
  }
}

interface Line {
  readonly at: number;
  readonly text: string;
}

/** Cases in groups, each with the line that runs below it. */
function cut(cases: readonly Case[], lines: readonly Line[]) {
  let rest = cases;
  return [...lines, { at: -1, text: "" }].map(({ at, text }) => {
    const found = rest.filter(({ value }) => value > at);
    rest = rest.slice(found.length);
    return { found, text };
  });
}

function CaseLine({ face, place, of }: TicketsPageProps & { of: Case }) {
  const { agent, metric } = place;
  const { at, ticket, value } = of;
  const isDuration = unitOf(metric) === "duration";
  const said = isDuration ? sayFigure(face, { metric, value }) : face.format.count(value);
  return (
    <li>
      <button
        type="button"
        onClick={() => face.app.open({ kind: "updates", ticket, metric, agent, at })}
      >
        <bdi class="quiet">#{ticket}</bdi>
        <bdi class="cut">{findTicket(face, ticket).head?.subject}</bdi>
        <bdi>{(isDuration || value > 0) && said}</bdi>
        <Icon name="next" />
      </button>
    </li>
  );
}
