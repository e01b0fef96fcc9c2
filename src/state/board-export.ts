import { definitionsEdition } from "../metrics/edition.ts";
import { metrics } from "../metrics/traits.ts";
import type { Figure, Row } from "../report/figure.ts";
import { writeInstant } from "../time/instant.ts";
import type { AppModel, Session } from "./app-model.ts";
import { writePeriod } from "./board-address.ts";
import { type Cell, writeCsv } from "./csv.ts";
import { enough, unitOf } from "./judge.ts";
import type { Views } from "./views.ts";

type Line = readonly Cell[];

interface Exported extends Session, Views {
  readonly app: Pick<AppModel, "traits">;
}

/**
 * The board as a file for spreadsheets: first what was asked, a line each, then
 * the agents in the board's order and the team. Durations are whole seconds on
 * the clock that is named; nothing is rounded. The names of lines and columns
 * are those of this file format and not translated.
 */
export function exportBoard(session: Exported): string {
  const { app, team } = session;
  const had = metrics.filter(({ id }) => id !== "csat" || app.traits.rates);
  const valuesOf = (row: Row) => had.flatMap((metric) => cellsOf(metric, row));
  const columns = had.flatMap(({ id }) => columnsOf(id).map((name) => `${id}_${name}`));
  const agents = team.rows.value.map(({ agent, figures, name, open, tier }): Line => {
    return [name, agent, tier, open, ...valuesOf(figures)];
  });
  const open = team.rows.value.reduce((sum, row) => sum + row.open, 0);
  return writeCsv([
    ...headOf(session),
    [],
    ["agent", "agent_id", "tier", "open_now", ...columns],
    ...agents,
    ["team, pooled", null, null, open, ...valuesOf(team.team.value)],
  ]);
}

function headOf({ reader, team, terms, view }: Session & Views): readonly Line[] {
  const { channel, group, priority } = view.filter.value;
  const range = view.range.value;
  const picked = view.views.value?.find(({ id }) => id === view.picked.value);
  const { groups, people } = reader.directory.value;
  const chosen = team.chosen.value;
  const names = chosen && [...chosen].map((id) => people.get(id)?.name ?? id);
  return [
    ["Sidelight"],
    ["definitions", definitionsEdition],
    ["options", JSON.stringify(terms.settings.options)],
    ["view", picked?.name ?? view.picked.value],
    ["period", writePeriod(view.period.value)],
    ["from", range && writeInstant(range.from)],
    ["to", range && writeInstant(range.to)],
    ["dated_by", view.dateBy.value],
    ["time_zone", view.zone.value],
    ["clock", terms.clock],
    ["agents", names?.join(", ") ?? "all"],
    ["group", group === null ? "all" : (groups.get(group)?.name ?? group)],
    ["channel", channel ?? "all"],
    ["priority", priority ?? "all"],
    ["listed_at", writeInstant(view.listedAt.value)],
    ["figures", view.isSettled.value ? "complete" : "so far"],
    ["reading", view.progress.value.phase],
    ["tickets_read", view.tickets.value.size],
    ["tickets_left_out", view.skipped.value.size],
  ];
}

const durations = [
  "n",
  "median_seconds",
  "p90_seconds",
  "p10_seconds",
  "p25_seconds",
  "p75_seconds",
];
const names = {
  duration: durations,
  share: ["part", "whole"],
  count: ["total", "tickets"],
} as const;

function columnsOf(id: (typeof metrics)[number]["id"]): readonly string[] {
  return names[unitOf(id)];
}

function cellsOf({ id, unit }: (typeof metrics)[number], row: Row): Line {
  const { n, share, summary, total } = row[id];
  if (unit === "share") return [share?.part ?? 0, share?.whole ?? 0];
  return unit === "count" ? [total, n] : [n, ...spreadOf(summary)];
}

/** Nobody is judged on fewer than five tickets, in no file either. */
function spreadOf(summary: Figure["summary"]): Line {
  if (!summary || summary.count < enough) return durations.slice(1).map(() => null);
  const { median, p10, p25, p75, p90 } = summary;
  return [median, p90, p10, p25, p75];
}
