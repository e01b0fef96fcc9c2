import type { TicketId } from "../history/ids.ts";
import type { Priority, Update } from "../history/update.ts";
import type { TicketHead } from "../hosts/host.ts";
import type { Sample } from "../metrics/metric.ts";
import { type MetricId, metricIndex } from "../metrics/traits.ts";
import type { ReadTicket } from "../reading/telling.ts";
import type { BareSample } from "../report/columns.ts";
import type { Figure } from "../report/figure.ts";
import { rowOf, type Selection } from "../report/report.ts";
import { summarise } from "../report/summary.ts";
import { isSolved } from "../story/story.ts";
import { type Instant, shift } from "../time/instant.ts";
import type { Session } from "./app-model.ts";
import { type Clock, unitOf, valueOn } from "./judge.ts";
import type { LoadPlace, TicketsPlace, UpdatesPlace } from "./place.ts";
import { isInScope } from "./scope.ts";
import type { Views } from "./views.ts";

/** One ticket behind a figure; one with several durations comes once for each. */
export interface Case {
  readonly ticket: TicketId;
  /** Seconds, how often, or for a share how often it went this way. */
  readonly value: number;
  /** When a duration ended; null where the case is all that happened on the ticket. */
  readonly at: Instant | null;
  /** The priority in force when a duration ended, by which its target goes. */
  readonly priority: Priority | null;
  /** When the last of it happened. */
  readonly last: Instant;
}

/** In which order tickets are listed. */
export type CaseOrder = "largest" | "smallest" | "newest";

/** The figure that a place is about, as it stands now. */
export function figureOf(views: Session & Views, place: TicketsPlace): Figure {
  const { team, view } = views;
  const { agent, arrival, metric, stretch } = place;
  if (arrival) {
    const samples = samplesOf(views, place);
    const values = samples.flatMap((sample) => valueOn(sample, views.terms.clock) ?? []);
    const counted = { n: values.length, total: samples.length, kinds: new Map() };
    return { ...counted, summary: summarise(values), share: null };
  }
  if (stretch) {
    const { agents, team } = view.select(selectionOf(views, place));
    return (agent === null ? team : rowOf({ agents }, agent))[metric];
  }
  if (agent === null) return team.team.value[metric];
  return rowOf(view.report.value, agent)[metric];
}

function selectionOf(
  { team, terms, view }: Session & Views,
  { agent, stretch }: TicketsPlace,
): Selection {
  const agents = agent === null ? team.chosen.value : new Set([agent]);
  const range = stretch ? { ...stretch, dateBy: view.dateBy.value } : view.range.value;
  return { range, agents, clock: terms.clock };
}

/** What a figure of an agent, or of the team as it is chosen, is made of. */
export function samplesOf(views: Session & Views, place: TicketsPlace): readonly BareSample[] {
  const { board, view } = views;
  const { arrival, metric } = place;
  const samples = view.samplesBehind({ metric, selection: selectionOf(views, place) });
  const created = samples.map((sample) => sample.created);
  const isIn = arrival && board?.arrivedIn(arrival, created);
  return isIn ? samples.filter((sample) => isIn(sample.created)) : samples;
}

/** The unsolved tickets that a place is about, the oldest first. */
export function loadOf({ team, view }: Views, { agent }: LoadPlace): readonly TicketHead[] {
  const among = new Set(agent === null ? team.rows.value.map((row) => row.agent) : [agent]);
  return [...view.heads.value.values()]
    .filter(
      (head) =>
        head.assignee !== null &&
        among.has(head.assignee) &&
        !isSolved(head.status) &&
        isInScope(head, view.filter.value),
    )
    .sort((one, other) => one.createdAt - other.createdAt);
}

/** The tickets of samples, largest value first unless another order is asked for. */
export function casesOf(
  samples: readonly BareSample[],
  { clock, metric, order = "largest" }: { clock: Clock; metric: MetricId; order?: CaseOrder },
): readonly Case[] {
  const cases: Case[] = [];
  const counts = new Map<TicketId, Case>();
  const unit = unitOf(metric);
  for (const sample of samples) {
    const { at, priority, ticket, value } = sample;
    const duration = valueOn(sample, clock);
    if (unit === "duration") {
      if (duration !== null) cases.push({ ticket, value: duration, at, priority, last: at });
      continue;
    }
    const known = counts.get(ticket);
    const last = known && known.last > at ? known.last : at;
    const sum = value + (known?.value ?? 0);
    counts.set(ticket, { ticket, value: sum, at: null, priority: null, last });
  }
  cases.push(...counts.values());
  if (order === "newest") return cases.sort((one, other) => other.last - one.last);
  const direction = order === "largest" ? 1 : -1;
  return cases.sort((one, other) => direction * (other.value - one.value));
}

/** What is known of a ticket, from beside the widget or from the view. */
export function findTicket(
  { opened, ticket, view }: Session & Views,
  id: TicketId,
): { head: TicketHead | undefined; read: ReadTicket | undefined } {
  const current = ticket.current.value.value;
  const beside = current?.head.ticket === id ? current : null;
  const whole = opened.whole.value.value;
  return {
    head: beside?.head ?? view.heads.value.get(id),
    read: beside?.read ?? (whole?.story.ticket === id ? whole : undefined),
  };
}

/** Whether all that happened on a ticket is known, or comes as soon as it is looked at. */
export function isRead(views: Session & Views, id: TicketId): boolean {
  return views.view.tickets.value.has(id) || !!findTicket(views, id).read;
}

/** What proves a number. */
export interface Proof {
  readonly samples: readonly Sample[];
  /** Oldest first. */
  readonly updates: readonly Update[];
  /** The stretch that was counted, of a duration. */
  readonly counted: { readonly from: Instant; readonly to: Instant } | null;
}

/** The samples of a ticket that a place is about, and the updates that made them. */
export function proofOf({ history, samples }: ReadTicket, place: UpdatesPlace): Proof {
  const { agent, at, metric } = place;
  const about = metric
    ? (samples[metricIndex[metric]] ?? []).filter(
        (sample) => (agent === null || sample.agent === agent) && (at === null || sample.at === at),
      )
    : [];
  const [first] = about;
  const counted =
    at === null || !first ? null : { from: shift(first.at, -first.value), to: first.at };
  const proving = new Set(about.flatMap(({ evidence }) => evidence));
  const seen = new Set<string>();
  const updates = history.updates
    .filter(({ source, at: when }) => {
      const isRepeat = seen.has(source);
      seen.add(source);
      const isWithin = counted && when >= counted.from && when <= counted.to;
      return !isRepeat && (!metric || isWithin || proving.has(source));
    })
    .sort((one, other) => one.at - other.at);
  return { samples: about, updates, counted };
}
