import type { Range } from "../definitions/options.ts";
import type { PersonId, TicketId } from "../history/ids.ts";
import type { MeasuredTicket } from "../metrics/all.ts";
import type { Sample } from "../metrics/metric.ts";
import { type MetricId, type MetricTraits, metricIndex, metrics } from "../metrics/traits.ts";
import type { Story } from "../story/story.ts";
import { figures, type Row } from "./figure.ts";
import { emptyRow, pooled, type TallyRow } from "./tally.ts";

/** What to report on. */
export interface Selection {
  /** Null: everything. */
  readonly range: Range | null;
  /** Null: everybody. The team's row then pools all samples, also those of nobody. */
  readonly agents: ReadonlySet<PersonId> | null;
  readonly clock: "calendar" | "working";
}

export interface Rows {
  /** One row for every agent with a sample. */
  readonly agents: ReadonlyMap<PersonId, Row>;
  /** From the samples of all, also those of nobody: never an average over agents. */
  readonly team: Row;
}

export interface Report extends Rows {
  /** Tickets without a first response, whatever the reason. */
  readonly unanswered: readonly TicketId[];
}

/** What a report needs of a ticket: its samples, and what says that it has no first response. */
export interface ReportedTicket {
  readonly story: Pick<Story, "ticket" | "firstAt" | "lastAt" | "exclusion" | "firstResponse">;
  readonly samples: MeasuredTicket["samples"];
}

/**
 * Rows from samples: one for each agent, one for the team. Each ticket may come
 * once. The samples are folded as they come, so that tickets may be made one by
 * one and dropped.
 */
export function report(tickets: Iterable<ReportedTicket>, selection: Selection): Report {
  const folding = new Folding(selection);
  for (const ticket of tickets) folding.add(ticket);
  return folding.report();
}

/** The samples behind a figure, for the row of the agents that the selection names. */
export function samplesBehind(
  tickets: Iterable<ReportedTicket>,
  { metric, selection }: { readonly metric: MetricId; readonly selection: Selection },
): readonly Sample[] {
  const samples: Sample[] = [];
  for (const ticket of tickets) {
    for (const sample of ticket.samples[metricIndex[metric]] ?? []) {
      if (isSelected(sample, selection)) samples.push(sample);
    }
  }
  return samples;
}

/** An agent's row; one without samples for somebody who has none. */
export function rowOf({ agents }: Pick<Rows, "agents">, agent: PersonId): Row {
  return agents.get(agent) ?? nothing;
}

/** Whether an instant lies in `[from, to)`; everything does where there is no range. */
export function isWithin(at: number, range: Range | null): boolean {
  return !range || (at >= range.from && at < range.to);
}

const isOutOfTickets = metrics.map((metric: MetricTraits) => metric.outOf === "tickets");
const isCount = metrics.map((metric: MetricTraits) => metric.unit === "count");

/**
 * A report in the making: tickets go in one by one, and nothing of them is kept.
 * Every sample is added once, to its agent; the team has what all of them and
 * nobody have together. Shares of tickets alone are added for the team apart.
 */
export class Folding {
  readonly #selection: Selection;
  readonly #nobody = emptyRow();
  readonly #agents = new Map<PersonId, TallyRow>();
  /** For each metric the team's number on each ticket, where it is counted. */
  readonly #onTickets: readonly number[][] = metrics.map(() => []);
  readonly #outOfTickets = emptyRow();
  readonly #unanswered: TicketId[] = [];
  #notExcluded = 0;
  /** Samples of one agent often follow each other. */
  #lastAgent: PersonId | null = null;
  #lastRow: TallyRow = this.#nobody;

  constructor(selection: Selection) {
    this.#selection = selection;
  }

  add({ samples, story }: ReportedTicket): void {
    const selection = this.#selection;
    const isWorking = selection.clock === "working";
    if (!story.exclusion && isWithin(story.firstAt, selection.range)) {
      this.#notExcluded++;
      if (!story.firstResponse) this.#unanswered.push(story.ticket);
    }
    for (let index = 0; index < samples.length; index++) {
      const ofMetric = samples[index];
      if (!ofMetric?.length) continue;
      // What happened on a merged-away ticket counts for its agents, but the
      // team's share of tickets is out of those that are not excluded.
      const isTeams = isOutOfTickets[index] && !story.exclusion;
      const team = isTeams ? this.#outOfTickets[index] : undefined;
      let selected = 0;
      for (const sample of ofMetric) {
        if (!isSelected(sample, selection)) continue;
        const value = isWorking ? sample.working : sample.value;
        this.#rowOf(sample.agent)[index]?.add(sample, value);
        team?.add(sample, value);
        selected++;
      }
      if (selected && isCount[index]) this.#onTickets[index]?.push(selected);
    }
  }

  report(): Report {
    const agents = new Map<PersonId, Row>();
    for (const [agent, row] of this.#agents) agents.set(agent, figures(row, null));
    return { agents, team: this.team(), unanswered: this.#unanswered };
  }

  /** The team's row alone. */
  team(): Row {
    const rows = [this.#nobody, ...this.#agents.values()];
    const team = this.#outOfTickets.map((apart, index) => {
      if (isOutOfTickets[index]) return apart;
      const tallies = rows.flatMap((row) => row[index] ?? []);
      const sum = pooled(apart.metric, tallies);
      return isCount[index] ? { ...sum, values: this.#onTickets[index] ?? [] } : sum;
    });
    return figures(team, this.#notExcluded);
  }

  #rowOf(agent: PersonId | null): TallyRow {
    if (agent === this.#lastAgent) return this.#lastRow;
    let row = agent === null ? this.#nobody : this.#agents.get(agent);
    if (!row) {
      row = emptyRow();
      if (agent !== null) this.#agents.set(agent, row);
    }
    this.#lastAgent = agent;
    this.#lastRow = row;
    return row;
  }
}

function isSelected(sample: Sample, { agents, range }: Selection): boolean {
  if (range) {
    const at = range.dateBy === "created" ? sample.created : sample.at;
    if (at < range.from || at >= range.to) return false;
  }
  return !agents || (sample.agent !== null && agents.has(sample.agent));
}

const nothing: Row = figures([], null);
