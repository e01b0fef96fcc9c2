import type { Summary } from "../report/summary.ts";
import { enough } from "../state/judge.ts";
import type { BoardFace } from "./board-face.ts";
import { sayFigure, wholeMinutes } from "./face.ts";
import { walk } from "./walk.ts";

const week = [0, 1, 2, 3, 4, 5, 6];
/** The strongest shade on which text is still easily read, in percent of the ink. */
const strongest = 30;

const say = (hour: number) => String(hour).padStart(2, "0");

/** First responses by the weekday and the hour in which their tickets arrived. */
export function BoardArrivals({ face, board }: BoardFace) {
  const { format, t } = face;
  const arrivals = board.arrivals.value;
  const hours = [...arrivals.values()].flatMap((day) => [...day.keys()]);
  if (!hours.length) return null;
  const first = Math.min(...hours);
  const columns = Array.from({ length: Math.max(...hours) - first + 1 }, (_, at) => first + at);
  const medians = [...arrivals.values()].flatMap((day) =>
    [...day.values()].flatMap((summary) => judged(summary) ?? []),
  );
  const shadeOf = shades(medians);
  const days = week.filter((day) => arrivals.has(day));
  return (
    <section class="card hours">
      <h2>{t("arrivals")}</h2>
      <p class="quiet">{t("arrivals_about")}</p>
      <div class="scroll">
        <table
          class="heat"
          aria-label={t("arrivals")}
          style={{ "--columns": columns.length }}
          onKeyDown={walk}
        >
          <thead>
            <tr>
              <td />
              {columns.map((hour) => (
                <th key={hour} scope="col">
                  {say(hour)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((weekday) => {
              const day = format.weekday(weekday);
              const ofDay = arrivals.get(weekday);
              const first = weekday === days[0] ? ofDay?.keys().next().value : null;
              return (
                <tr key={weekday}>
                  <th scope="row">{day}</th>
                  {columns.map((hour) => {
                    const summary = ofDay?.get(hour);
                    const isFirst = first === hour;
                    // Called: so many components would take twice as long.
                    return hourCell({ face, weekday, day, hour, summary, shadeOf, isFirst });
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface HourProps extends Pick<BoardFace, "face"> {
  readonly weekday: number;
  /** The same in words. */
  readonly day: string;
  readonly hour: number;
  readonly summary: Summary | undefined;
  shadeOf(median: number): number;
  /** Where the tab key leads to; arrows lead on. */
  readonly isFirst: boolean;
}

function hourCell({ face, day, hour, isFirst, shadeOf, summary, weekday }: HourProps) {
  const { app, t } = face;
  if (!summary)
    return (
      <td key={hour} class="quiet">
        ·
      </td>
    );
  const median = judged(summary);
  const metric = "first_response";
  const value =
    median === null
      ? t("too_few", { n: summary.count })
      : // A cell has no room for seconds.
        sayFigure(face, { metric, value: wholeMinutes(Math.round(median)) });
  const label = t("arrival", { day, hour: say(hour), value });
  return (
    <td key={hour} style={median === null ? {} : { "--shade": `${shadeOf(median)}%` }}>
      <button
        type="button"
        tabIndex={isFirst ? 0 : -1}
        aria-label={label}
        title={`${label}, n ${summary.count}`}
        onClick={() =>
          app.open({ kind: "tickets", metric, agent: null, arrival: { weekday, hour } })
        }
      >
        {median === null ? "·" : value}
      </button>
    </td>
  );
}

function judged({ count, median }: Summary): number | null {
  return count < enough ? null : median;
}

/** Shades for values, by the logarithm between the least and the largest. */
function shades(values: readonly number[]): (value: number) => number {
  const of = (value: number) => Math.log(Math.max(1, value));
  const [low, high] = [of(Math.min(...values)), of(Math.max(...values))];
  return (value) =>
    high > low ? Math.round(2 + ((strongest - 2) * (of(value) - low)) / (high - low)) : 2;
}
