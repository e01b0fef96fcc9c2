import "./views.ts";
import "./first-screen.ts";
import { batch, computed, effect, type ReadonlySignal } from "@preact/signals";
import type { GroupId } from "../history/ids.ts";
import { type Priority, priorities } from "../history/update.ts";
import type { HostPage } from "../hosts/host.ts";
import { type MetricId, metrics } from "../metrics/traits.ts";
import { byArrival, type WeekHour, weekHours } from "../report/arrivals.ts";
import { arrivedOf, metOf, trendOf } from "../report/board-sums.ts";
import type { Row } from "../report/figure.ts";
import type { Selection } from "../report/report.ts";
import type { Share, Summary } from "../report/summary.ts";
import type { Instant } from "../time/instant.ts";
import { type BoardChoice, firstChoice, readChoice, writeChoice } from "./board-address.ts";
import type { Tab } from "./place.ts";
import { wholeView } from "./scope.ts";
import type { TeamModel } from "./team-model.ts";
import type { Terms } from "./terms.ts";
import type { ViewModel } from "./view-model.ts";

/** The team's row of one of the last twelve weeks. */
export interface Week {
  readonly from: Instant;
  readonly to: Instant;
  readonly row: Row;
}

/** What the tickets of a view can be filtered by; only what some of them have. */
export interface Choices {
  readonly groups: readonly GroupId[];
  readonly channels: readonly string[];
  readonly priorities: readonly Priority[];
}

/** The full-page board: what it is asked to show, kept in the page's address, and what only it shows. */
export interface BoardModel {
  readonly choice: ReadonlySignal<BoardChoice>;
  readonly choices: ReadonlySignal<Choices>;
  /** Oldest first; null until all of them are read. */
  readonly weeks: ReadonlySignal<readonly Week[] | null>;
  /** How long first responses took, by the weekday (0 is Monday) and the hour of arrival. */
  readonly arrivals: ReadonlySignal<ReadonlyMap<number, ReadonlyMap<number, Summary>>>;
  /** Whether what was created at one of these instants arrived in that hour of the week. */
  arrivedIn(hour: WeekHour, instants: ArrayLike<number>): (at: number) => boolean;
  /** How many of the team's durations met their target. */
  readonly met: ReadonlySignal<ReadonlyMap<MetricId, Share>>;
  /** Takes away what narrows the view down. */
  showAll(): void;
  /** Stops following the address. */
  close(): void;
}

export interface BoardParts {
  readonly host: Pick<HostPage, "address" | "keepAddress" | "onAddress" | "traits">;
  readonly tab: ReadonlySignal<Tab>;
  choose(tab: Tab): void;
  readonly team: TeamModel;
  readonly terms: Terms;
  readonly view: ViewModel;
}

export function createBoardModel(parts: BoardParts): BoardModel {
  const { host, tab, team, terms, view } = parts;
  const usualClock = terms.clock;
  const choice = computed((): BoardChoice => {
    const opened = tab.value;
    return {
      ...view.filter.value,
      tab: opened === "me" || opened === "settings" ? opened : null,
      view: view.picked.value,
      period: view.period.value,
      dateBy: view.dateBy.value,
      agents: team.chosen.value,
      clock: terms.clock === usualClock ? null : terms.clock,
      sort: team.sort.value,
    };
  });
  let kept = "";

  function apply(wanted: BoardChoice): void {
    const { agents, channel, clock, dateBy, group, period, priority, sort } = wanted;
    view.filterBy({ channel, group, priority });
    view.chooseDateBy(dateBy);
    terms.chooseClock(terms.schedules.length && clock ? clock : usualClock);
    team.choose(agents);
    team.setSort(sort);
    const isThere = view.views.value?.some(({ id }) => id === wanted.view) ?? true;
    if (wanted.view && wanted.view !== view.picked.value && isThere) void view.pick(wanted.view);
    void view.choosePeriod(period);
  }

  /** Only who may keep settings is led to them. */
  function turnTo(wanted: Tab): void {
    const mayOpen = wanted !== "settings" || host.traits.keepsSettings;
    const opened = mayOpen ? wanted : "board";
    if (opened !== tab.value) parts.choose(opened);
  }

  function follow(unsaid: Tab): void {
    const wanted = readChoice(host.address());
    batch(() => {
      turnTo(wanted.tab ?? unsaid);
      apply(wanted);
      // What somebody came by is not written over: the way back would lead here for ever.
      kept = writeChoice(choice.peek());
    });
  }

  // Who was quicker than the address stays.
  if (host.address()) follow(tab.value);
  else team.setSort(firstChoice.sort);
  const stopReading = host.onAddress(() => follow("board"));
  const stopWriting = effect(() => {
    const text = writeChoice(choice.value);
    if (choice.value.view === null || text === kept) return;
    kept = text;
    host.keepAddress(text);
  });

  const selection = () => {
    return { range: view.range.value, agents: team.chosen.value, clock: terms.clock };
  };
  return {
    choice,
    ...computeFigures({ selection, team, terms, view }),
    showAll() {
      batch(() => {
        view.filterBy(wholeView);
        team.chooseAll();
      });
    },
    close() {
      stopReading();
      stopWriting();
    },
  };
}

type Shown = Pick<BoardModel, "choices" | "weeks" | "arrivals" | "arrivedIn" | "met">;
type Selecting = Pick<BoardParts, "team" | "terms" | "view"> & {
  selection(): Selection;
};

function computeFigures({ selection, team, terms, view }: Selecting): Shown {
  return {
    choices: computed(() => {
      const heads = [...view.heads.value.values()];
      const has = new Set(heads.map(({ priority }) => priority ?? "normal"));
      return {
        groups: [...new Set(heads.flatMap(({ group }) => group ?? []))],
        channels: [...new Set(heads.flatMap(({ channel }) => channel ?? []))].sort(),
        priorities: priorities.filter((priority) => has.has(priority)),
      };
    }),
    weeks: computed(() => {
      if (!view.isCompared.value) return null;
      const borders = view.weeks.value;
      const agents = team.chosen.value;
      const about = { agents, borders, clock: terms.clock, dateBy: view.dateBy.value };
      return trendOf(view.looked.value, about).flatMap((row, index) => {
        const [from, to] = borders.slice(index);
        return from === undefined || to === undefined ? [] : { from, to, row };
      });
    }),
    arrivals: computed(() =>
      byArrival(
        arrivedOf(view.looked.value, { metric: "first_response", selection: selection() }),
        view.zone.value,
      ),
    ),
    arrivedIn({ hour, weekday }, instants) {
      const hourOf = weekHours(view.zone.value, instants);
      return (at) => {
        const found = hourOf(at);
        return found.hour === hour && found.weekday === weekday;
      };
    },
    met: computed(() => {
      const met = new Map<MetricId, Share>();
      for (const { id } of metrics) {
        const target = terms.targetOf(id);
        const about = { metric: id, selection: selection() };
        if (target) met.set(id, metOf(view.looked.value, { ...about, target }));
      }
      return met;
    }),
  };
}
