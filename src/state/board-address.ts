import type { Range } from "../definitions/options.ts";
import type { GroupId, PersonId } from "../history/ids.ts";
import { priorities } from "../history/update.ts";
import type { ViewId } from "../hosts/host.ts";
import { type MetricId, metrics } from "../metrics/traits.ts";
import type { Clock } from "./judge.ts";
import { type Period, periods } from "./period.ts";
import { type Filter, wholeView } from "./scope.ts";
import type { Column, Sort } from "./team-model.ts";

/** Everything that makes a board's page show what it shows. */
export interface BoardChoice extends Filter {
  /** What is opened beside the board; null: the board. */
  readonly tab: (typeof tabs)[number] | null;
  /** Null: the view picked last. */
  readonly view: ViewId | null;
  readonly period: Period;
  readonly dateBy: Range["dateBy"];
  /** Null: everybody. */
  readonly agents: ReadonlySet<PersonId> | null;
  /** Null: as the admin set it. */
  readonly clock: Clock | null;
  readonly sort: Sort;
}

const tabs = ["me", "settings"] as const;

/** Load first: it answers who is overloaded before who is slow. */
export const firstChoice: BoardChoice = {
  ...wholeView,
  tab: null,
  view: null,
  period: 30,
  dateBy: "event",
  agents: null,
  clock: null,
  sort: { column: "open", descending: true },
};

/** A choice as part of an address: what is as usual is left out. */
export function writeChoice(choice: BoardChoice): string {
  const query = new URLSearchParams();
  const add = (name: string, value: string | null) => value !== null && query.set(name, value);
  const { agents, channel, clock, dateBy, group, period, priority, sort, tab, view } = choice;
  add("tab", tab);
  add("view", view);
  if (period !== firstChoice.period) add("period", writePeriod(period));
  if (dateBy !== firstChoice.dateBy) add("by", dateBy);
  add("agents", agents && [...agents].sort().join(","));
  add("group", group);
  add("channel", channel);
  add("priority", priority);
  add("clock", clock);
  const { column, descending } = sort;
  if (column !== firstChoice.sort.column || descending !== firstChoice.sort.descending) {
    add("sort", (descending ? "-" : "") + column);
  }
  return query.toString();
}

/** Reads what `writeChoice` wrote, or what somebody typed: what makes no sense is as usual. */
export function readChoice(address: string): BoardChoice {
  const query = new URLSearchParams(address);
  const oneOf = <T extends string>(name: string, allowed: readonly T[]): T | null =>
    allowed.find((value) => value === query.get(name)) ?? null;
  const agents = (query.get("agents") ?? "").split(",").filter(Boolean);
  return {
    tab: oneOf("tab", tabs),
    view: query.get("view") as ViewId | null,
    period: readPeriod(query.get("period")),
    dateBy: oneOf("by", ["event", "created"]) ?? firstChoice.dateBy,
    agents: agents.length ? new Set(agents as PersonId[]) : null,
    group: query.get("group") as GroupId | null,
    channel: query.get("channel"),
    priority: oneOf("priority", priorities),
    clock: oneOf("clock", ["calendar", "working"]),
    sort: readSort(query.get("sort")),
  };
}

/** A period as text: days, `all`, or two dates with two dots between. */
export function writePeriod(period: Period): string {
  if (period === null) return "all";
  return typeof period === "number" ? String(period) : `${period.from}..${period.to}`;
}

function readPeriod(text: string | null): Period {
  const named = periods.find((period) => writePeriod(period) === text);
  if (named !== undefined) return named;
  const [, from, to] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(text ?? "") ?? [];
  return from && to ? { from, to } : firstChoice.period;
}

const columns: readonly Column[] = ["name", "open", "n", ...metrics.map(({ id }): MetricId => id)];

function readSort(text: string | null): Sort {
  const [, minus, name] = /^(-?)(\w+)$/.exec(text ?? "") ?? [];
  const column = columns.find((known) => known === name);
  return column ? { column, descending: minus === "-" } : firstChoice.sort;
}
