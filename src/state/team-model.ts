import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { PersonId } from "../history/ids.ts";
import type { MetricId } from "../metrics/traits.ts";
import type { Row } from "../report/figure.ts";
import { rowOf } from "../report/report.ts";
import { isSolved } from "../story/story.ts";
import { headline } from "./judge.ts";
import type { Reader } from "./reader.ts";
import { isInScope } from "./scope.ts";
import type { Terms } from "./terms.ts";
import type { ViewModel } from "./view-model.ts";

export type Column = "name" | "open" | "n" | MetricId;

export interface Sort {
  readonly column: Column;
  readonly descending: boolean;
}

export interface TeamRow {
  readonly agent: PersonId;
  readonly name: string;
  readonly tier: number | null;
  /** Unsolved tickets of the view that are assigned to the agent now. */
  readonly open: number;
  readonly figures: Row;
}

/** The agents side by side. */
export interface TeamModel {
  /** The metric to compare by; null is all of them. */
  readonly metric: ReadonlySignal<MetricId | null>;
  readonly sort: ReadonlySignal<Sort>;
  /** Who is compared; null is everybody. */
  readonly chosen: ReadonlySignal<ReadonlySet<PersonId> | null>;
  /** Everybody with a figure or an open ticket, by name. */
  readonly everybody: ReadonlySignal<readonly TeamRow[]>;
  /** Those compared, sorted; who has too few cases comes last. */
  readonly rows: ReadonlySignal<readonly TeamRow[]>;
  /** The samples of those compared in one pool. */
  readonly team: ReadonlySignal<Row>;
  showMetric(metric: MetricId | null): void;
  /** Sorts by a column, and the other way round when it is asked again. */
  sortBy(column: Column): void;
  setSort(sort: Sort): void;
  toggle(agent: PersonId): void;
  /** Compares these and no others; null is everybody. */
  choose(agents: ReadonlySet<PersonId> | null): void;
  /** Chooses those of a support line and nobody else. */
  chooseTier(tier: number): void;
  chooseAll(): void;
}

export interface TeamParts {
  readonly reader: Reader;
  readonly terms: Terms;
  readonly view: ViewModel;
}

export function createTeamModel({ reader, terms, view }: TeamParts): TeamModel {
  const metric = signal<MetricId | null>("first_response");
  const sort = signal<Sort>({ column: "first_response", descending: false });
  const chosen = signal<ReadonlySet<PersonId> | null>(null);
  const everybody = computed(() => {
    const open = new Map<PersonId, number>();
    const filter = view.filter.value;
    for (const head of view.heads.value.values()) {
      const { assignee, status } = head;
      if (assignee === null || isSolved(status) || !isInScope(head, filter)) continue;
      open.set(assignee, (open.get(assignee) ?? 0) + 1);
    }
    const { agents } = view.report.value;
    const { people } = reader.directory.value;
    return [...new Set([...agents.keys(), ...open.keys()])]
      .map((agent): TeamRow => {
        const person = people.get(agent);
        const figures = rowOf(view.report.value, agent);
        const name = person?.name ?? agent;
        return { agent, name, tier: person?.tier ?? null, open: open.get(agent) ?? 0, figures };
      })
      .sort((one, other) => one.name.localeCompare(other.name));
  });

  const rows = computed(() => {
    const { column, descending } = sort.value;
    const among = chosen.value;
    const rankOf = ({ figures, open }: TeamRow) => {
      if (column === "name" || column === "open") return column === "open" ? open : null;
      const id = column === "n" ? (metric.value ?? "first_response") : column;
      return column === "n" ? figures[id].n : headline(figures[id], id);
    };
    const found = everybody.value.filter(({ agent }) => !among || among.has(agent));
    if (column === "name") return descending ? found.reverse() : found;
    return found.sort((one, other) => {
      const [a, b] = [rankOf(one), rankOf(other)];
      if (a === null || b === null) return Number(a === null) - Number(b === null);
      return descending ? b - a : a - b;
    });
  });

  return {
    metric,
    sort,
    chosen,
    everybody,
    rows,
    team: computed(() => {
      if (!chosen.value) return view.report.value.team;
      return view.select({
        range: view.range.value,
        agents: chosen.value,
        clock: terms.clock,
      }).team;
    }),
    showMetric(picked) {
      batch(() => {
        metric.value = picked;
        sort.value = picked
          ? { column: picked, descending: false }
          : { column: "open", descending: true };
      });
    },
    sortBy(column) {
      const { column: last, descending } = sort.value;
      sort.value = { column, descending: column === last ? !descending : column === "open" };
    },
    setSort(wanted) {
      sort.value = wanted;
    },
    choose(agents) {
      chosen.value = agents;
    },
    toggle(agent) {
      const next = new Set(chosen.value);
      if (!next.delete(agent)) next.add(agent);
      chosen.value = next.size ? next : null;
    },
    chooseTier(tier) {
      const found = everybody.value.filter((row) => row.tier === tier);
      chosen.value = found.length ? new Set(found.map(({ agent }) => agent)) : null;
    },
    chooseAll() {
      chosen.value = null;
    },
  };
}
