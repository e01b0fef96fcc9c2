import { Component } from "preact";
import { type Case, type CaseOrder, figureOf, findTicket } from "../state/evidence.ts";
import { enough, unitOf } from "../state/judge.ts";
import type { TicketsPlace } from "../state/place.ts";
import { type OpenFace, sayFigure } from "./face.ts";
import { Icon } from "./icon.tsx";

interface CaseListProps {
  readonly face: OpenFace;
  readonly place: TicketsPlace;
  readonly cases: readonly Case[];
  readonly order: CaseOrder;
}

interface Shown {
  /** How many of each group are drawn. */
  readonly limit: number;
}

const few = 3;
/** More at once would make the page slow. */
const many = 500;

/** Tickets in their order, with lines where the p90 and the median run. */
export class CaseList extends Component<CaseListProps, Shown> {
  override state: Shown = { limit: few };

  readonly showMore = ({ currentTarget }: { currentTarget: Element }) => {
    // The button goes: the first ticket that it brings takes the focus.
    const last = currentTarget.closest("li")?.previousElementSibling;
    this.setState({ limit: this.state.limit + many }, () =>
      last?.nextElementSibling?.querySelector("button")?.focus(),
    );
  };

  override render({ face, place, cases, order }: CaseListProps, { limit }: Shown) {
    const { t } = face;
    const groups = cut(cases, linesOf(face, { place, order }));
    return (
      <ol class="list">
        {groups.map(({ found, text }, index) => {
          const hidden = Math.max(0, found.length - (groups.length > 1 ? limit : limit * few));
          const isLast = index === groups.length - 1;
          return [
            ...found
              .slice(0, found.length - hidden)
              .map((it) => (
                <CaseLine key={`${it.ticket} ${it.at}`} face={face} place={place} of={it} />
              )),
            (hidden > 0 || text) && (
              <li key={text} class="rule quiet">
                {hidden > 0 && (
                  <button type="button" class="link" onClick={this.showMore}>
                    {isLast && limit === few
                      ? t("show_all", { n: cases.length })
                      : t("more", { n: hidden })}
                  </button>
                )}
                <bdi class="far">{text}</bdi>
              </li>
            ),
          ];
        })}
      </ol>
    );
  }
}

interface Line {
  /** Whether a case stands above the line. */
  isAbove(value: number): boolean;
  readonly text: string;
}

/** The lines that a list by value has; one by date has none. */
function linesOf(
  face: OpenFace,
  { place, order }: Pick<CaseListProps, "place" | "order">,
): readonly Line[] {
  const { t } = face;
  const { metric } = place;
  const { n, share, summary } = figureOf(face, place);
  if (order === "newest" || metric === "received") return [];
  const isUpward = order === "smallest";
  if (share) {
    const text = t("part_of", { part: share.part, whole: share.whole });
    return isUpward ? [] : [{ isAbove: (value) => value > 0, text }];
  }
  if (n < enough) return [];
  const line = (name: string, at: number): Line => ({
    isAbove: (value) => (isUpward ? value <= at : value > at),
    text: `${name} · ${sayFigure(face, { metric, value: at })}`,
  });
  const lines = [line("p90", summary?.p90 ?? 0), line(t("unit_duration"), summary?.median ?? 0)];
  return isUpward ? lines.reverse() : lines;
}

/** Cases in groups, each with the line that runs below it. */
function cut(cases: readonly Case[], lines: readonly Line[]) {
  let rest = cases;
  const all: Line = { isAbove: () => true, text: "" };
  return [...lines, all].map(({ isAbove, text }) => {
    const end = rest.findIndex(({ value }) => !isAbove(value));
    const found = end < 0 ? rest : rest.slice(0, end);
    rest = rest.slice(found.length);
    return { found, text };
  });
}

function CaseLine({ face, place, of }: Pick<CaseListProps, "face" | "place"> & { of: Case }) {
  const { agent, metric } = place;
  const { at, ticket } = of;
  return (
    <li>
      <button
        type="button"
        onClick={() => face.app.open({ kind: "updates", ticket, metric, agent, at })}
      >
        <bdi class="quiet">#{ticket}</bdi>
        <bdi class="cut">{findTicket(face, ticket).head?.subject}</bdi>
        <bdi>{sayCase(face, { place, of })}</bdi>
        <Icon name="next" />
      </button>
    </li>
  );
}

/** What a ticket adds to the number: for a share whether it went this way. */
function sayCase(
  face: OpenFace,
  { place: { metric }, of: { value } }: { place: TicketsPlace; of: Case },
): string {
  const unit = unitOf(metric);
  if (unit === "duration") return sayFigure(face, { metric, value });
  if (unit === "share" && value <= 1) return face.t(value ? "yes" : "no");
  return face.format.count(value);
}
