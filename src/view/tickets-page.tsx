import { Component } from "preact";
import { withinFor } from "../definitions/settings.ts";
import { type CaseOrder, casesOf, figureOf, samplesOf } from "../state/evidence.ts";
import { unitOf } from "../state/judge.ts";
import type { TicketsPlace } from "../state/place.ts";
import { shift } from "../time/instant.ts";
import { CaseList } from "./case-list.tsx";
import { Definition, ExplainLink } from "./definition.tsx";
import { nameOf, type OpenFace } from "./face.ts";
import { LeftOutTickets } from "./left-out.tsx";
import { Picker } from "./pickers.tsx";
import { SettlingLine } from "./settling.tsx";

interface TicketsPageProps {
  readonly face: OpenFace;
  readonly place: TicketsPlace;
}

interface Shown {
  readonly order: CaseOrder;
  readonly isOver: boolean;
}

const orders = {
  duration: { largest: "largest_long", smallest: "smallest_long", newest: "newest" },
  other: { largest: "largest_many", smallest: "smallest_many", newest: "newest" },
} as const;

/** The tickets behind a number, those that it leaves out, and how it is counted. */
export class TicketsPage extends Component<TicketsPageProps, Shown> {
  override state: Shown = { order: "largest", isOver: false };

  override render({ face, place }: TicketsPageProps, { isOver, order }: Shown) {
    const { format, t, terms } = face;
    const { metric } = place;
    const names = orders[unitOf(metric) === "duration" ? "duration" : "other"];
    const target = terms.targetOf(metric);
    const within = target?.within ?? null;
    const cases = casesOf(samplesOf(face, place), { clock: terms.clock, metric, order });
    const over = target
      ? cases.filter(({ priority, value }) => value > withinFor(target, priority))
      : [];
    const spot = `tickets ${metric}`;
    return (
      <>
        <div class="pad under stack">
          <p class="quiet">
            {sayPlace(face, place)}
            {within !== null &&
              cases.length > 0 &&
              ` ${t("within_target", {
                n: cases.length - over.length,
                time: format.duration(within, terms.clock),
              })}`}
          </p>
          <SettlingLine face={face} />
          <div class="row orders">
            <Picker<CaseOrder>
              label={t("order")}
              chosen={order}
              onChoose={(chosen) => this.setState({ order: chosen })}
              options={(["largest", "smallest", "newest"] as const).map((value) => {
                return { value, text: t(names[value]) };
              })}
            />
            {over.length > 0 && (
              <button
                type="button"
                class="button"
                aria-pressed={isOver}
                onClick={() => this.setState({ isOver: !isOver })}
              >
                {t("over_target", { n: over.length })}
              </button>
            )}
          </div>
        </div>
        <CaseList
          // What was unfolded belongs to one list.
          key={`${order} ${isOver}`}
          face={face}
          place={place}
          order={order}
          cases={isOver ? over : cases}
        />
        <div class="foot quiet stack">
          <LeftOutTickets face={face} place={place} />
          <ExplainLink face={face} spot={spot} />
          <Definition face={face} metric={metric} spot={spot} />
        </div>
      </>
    );
  }
}

/** What the number is, of whom and of which days. */
function sayPlace(face: OpenFace, place: TicketsPlace): string {
  const { format, t, view } = face;
  const { agent, arrival, metric, stretch } = place;
  const { n, share, total } = figureOf(face, place);
  const behind = t(`${metric}_behind`, {
    n: metric === "received" ? total : n,
    part: share?.part ?? 0,
    who: agent === null ? t("the_team") : nameOf(face, agent),
  });
  const weekday = arrival && format.weekday(arrival.weekday);
  const said = weekday ? t("at_hour", { weekday, hour: arrival.hour, said: behind }) : behind;
  const range = stretch ?? view.range.value;
  if (!range) return said;
  const last = Math.max(range.from, Math.min(range.to - 1, view.listedAt.value));
  // A day that ends in a full stop, as a shortened month does, ends the sentence with it.
  const days = format.days(range.from, shift(range.from, last - range.from)).replace(/\.$/, "");
  return t("in_days", { said, days });
}
