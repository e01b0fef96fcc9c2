import type { PersonId } from "../../src/history/ids.ts";
import type { Config } from "../../src/measure/read-config.ts";
import { type Instant, writeInstant } from "../../src/time/instant.ts";
import { directory } from "../timeline.ts";
import {
  type SlowWait,
  slowDeescalations,
  slowEscalations,
  slowFirstResponse,
  slowPublicReplies,
  slowRating,
  slowReopens,
  slowReplies,
  slowTouches,
} from "./slow-facts.ts";
import type { SlowTicket } from "./slow-ticket.ts";

/** A ticket's part of the output by a slow reading of the definitions. */
export function slowTicketOutput(ticket: SlowTicket, config: Config) {
  const { created, excluded, gone, isDoneNow, solves } = ticket;
  const last = ticket.updates.length - 1;
  const response = slowFirstResponse(ticket).response;
  const business = (start: Instant, end: Instant) => slowBusiness(ticket, { config, start, end });
  const timed = ({ agent, end, start }: SlowWait) => ({
    agent,
    seconds: end - start,
    business_seconds: business(start, end),
  });
  const resolution = (solve: number | undefined) =>
    ticket.creation && solve !== undefined
      ? timed({ agent: ticket.creditOf(solve), start: created, end: ticket.at(solve) })
      : null;
  const unless = <T>(value: T) => (excluded ? null : value);
  const replies = slowPublicReplies(ticket);
  return {
    frt: unless(
      response && {
        ...timed(response),
        start: writeInstant(response.start),
        end: writeInstant(response.end),
      },
    ),
    replies: gone ? [] : slowReplies(ticket).map((pair) => ({ ...timed(pair), first: pair.first })),
    first_resolution: unless(resolution(solves[0])),
    full_resolution: unless(isDoneNow ? resolution(solves.at(-1)) : null),
    solves: excluded
      ? []
      : solves.map((solve) => ({
          at: writeInstant(ticket.at(solve)),
          agent: ticket.creditOf(solve),
          auto: !ticket.isHuman(solve),
        })),
    reopens: excluded ? [] : slowReopens(ticket).map(written),
    touches: gone ? [] : slowTouches(ticket).map(({ at: _, ...touch }) => touch),
    escalations: gone ? [] : slowEscalations(ticket).map(written),
    deescalations: unless(slowDeescalations(ticket)),
    public_replies: unless(replies),
    one_touch: unless(isDoneNow ? replies === 1 : null),
    fcr: unless(slowFirstContact(ticket, config)),
    wait: unless(slowWaits(ticket, { config, measure: (start, end) => end - start })),
    wait_business: unless(slowWaits(ticket, { config, measure: business })),
    excluded,
    assignee: ticket.after(last, "assignee"),
    warnings: ticket.creation ? (ticket.isSkewed ? ["clock_skew"] : []) : ["no_create"],
  };
}

function written<T extends { readonly at: Instant }>(fact: T) {
  return { ...fact, at: writeInstant(fact.at) };
}

function nowFor(ticket: SlowTicket, { now }: Config): Instant {
  const lastAt = ticket.at(ticket.updates.length - 1);
  return now > lastAt ? now : lastAt;
}

/** Section 7. */
function slowFirstContact(ticket: SlowTicket, config: Config): boolean | null {
  const replies = slowReplies(ticket);
  const [solve] = ticket.solves;
  if (replies.length > 1) return false;
  if (solve === undefined) return null;
  const end = ticket.at(solve) + config.options.fcr.windowDays * 86_400;
  if (slowReopens(ticket).some(({ at, soft }) => !soft && at <= end)) return false;
  return !ticket.isDoneNow || !replies.length || nowFor(ticket, config) < end ? null : true;
}

/** Section 8. */
function slowWaits(
  ticket: SlowTicket,
  { config, measure }: { config: Config; measure(start: Instant, end: Instant): number },
) {
  const turns = ticket.all.filter((place) => ticket.isChange(place, "status"));
  const time = (statuses: RegExp) => {
    let sum = 0;
    for (const [index, place] of turns.entries()) {
      const next = turns[index + 1];
      if (next === undefined && !config.options.wait.includeOpen) continue;
      if (!statuses.test(ticket.after(place, "status") ?? "")) continue;
      const end = next === undefined ? nowFor(ticket, config) : ticket.at(next);
      sum += measure(ticket.at(place), end);
    }
    return sum;
  };
  return {
    requester: time(/new|open|hold/),
    agent: time(/pending/),
    on_hold: time(/hold/),
    work: time(/new|open/),
  };
}

/** Section 9, on top of what one schedule says. There must be one. */
function slowBusiness(
  ticket: SlowTicket,
  { config, end, start }: { config: Config; start: Instant; end: Instant },
): number {
  const [first] = config.hours.keys();
  const changes = ticket.updates.filter(({ kind }) => kind === "schedule");
  const between = (from: Instant, { to, by }: { to: Instant; by: Instant }) => {
    const named = changes.findLast(({ at }) => at <= by)?.schedule;
    const schedule = named ?? config.defaultSchedule ?? first;
    return schedule === undefined ? 0 : (config.hours.get(schedule)?.between(from, to) ?? 0);
  };
  if (config.options.scheduleMode === "last_at_event") return between(start, { to: end, by: end });
  const cuts = changes.map(({ at }) => at).filter((at) => at > start && at < end);
  let sum = 0;
  let from = start;
  for (const to of [...cuts, end]) {
    sum += between(from, { to, by: from });
    from = to;
  }
  return sum;
}

/** The agents' part of the output. Sections 11 to 14. */
export function slowAgentOutput(agent: PersonId, tickets: readonly SlowTicket[], config: Config) {
  const own = <T extends { readonly agent: PersonId | null }>(facts: readonly T[]) =>
    facts.filter((fact) => fact.agent === agent);
  const among = inRange(config);
  const standing = tickets.filter(({ excluded }) => !excluded);
  const present = tickets.filter(({ gone }) => !gone);

  const solves = own(
    among(standing, (ticket) =>
      ticket.solves.map((solve) => ({ at: ticket.at(solve), agent: ticket.creditOf(solve) })),
    ),
  );
  const reopens = own(among(standing, slowReopens));
  const touches = own(among(present, slowTouches));
  const escalations = among(present, slowEscalations);
  const escalated = escalations.filter(({ by }) => by === agent);
  const ratings = own(among(standing, (ticket) => [slowRating(ticket) ?? []].flat()));
  const good = ratings.filter(({ isGood }) => isGood).length;
  const ticketsOf = (facts: readonly { readonly ticket: SlowTicket }[]) =>
    new Set(facts.map(({ ticket }) => ticket)).size;
  const ofKind = (kind: string) => touches.filter((touch) => touch.kind === kind).length;
  return {
    frt: slowStatistics(own(among(standing, responsesOf)).map(length)),
    replies: slowStatistics(own(among(present, pairsOf)).map(length)),
    resolution: slowStatistics(own(among(standing, resolutionsOf)).map(length)),
    solves: solves.length,
    reopens: reopens.length,
    reopen_rate: rate(reopens.length, solves.length),
    touches: {
      total: touches.length,
      public: ofKind("public"),
      private: ofKind("private"),
      field: ofKind("field"),
    },
    tickets_touched: ticketsOf(touches),
    escalated: escalated.length,
    received: escalations.filter(({ to }) => to === agent).length,
    escalation_rate: rate(ticketsOf(escalated), ticketsOf(touches)),
    csat: { good, bad: ratings.length - good, rate: rate(good, ratings.length) },
  };
}

/** The team's part of the output. Sections 11, 12 and 14. */
export function slowTeamOutput(tickets: readonly SlowTicket[], config: Config) {
  const among = inRange(config);
  const standing = tickets.filter(({ excluded }) => !excluded);
  const responses = among(standing, responsesOf).map(length);
  const missing = among(standing, (ticket) =>
    responsesOf(ticket).length ? [] : [{ at: ticket.created }],
  );
  return {
    frt: { missing: missing.length, ...slowStatistics(responses) },
    service_level: config.serviceLevel && slowServiceLevel(standing, config),
    backlog: Object.fromEntries(
      [...(config.backlogAt ?? [])].map(([name, at]) => [name, slowBacklog(tickets, at)]),
    ),
  };
}

function slowServiceLevel(tickets: readonly SlowTicket[], config: Config) {
  const { serviceLevel } = config;
  const outcomes = inRange(config)(tickets, (ticket) => {
    const { response, since } = slowFirstResponse(ticket);
    if (!response && (since === null || ticket.isDoneNow)) return [];
    const start = response?.start ?? since ?? ticket.created;
    const end = response?.end ?? nowFor(ticket, config);
    const isBusiness = serviceLevel?.clock === "business";
    const taken = isBusiness ? slowBusiness(ticket, { config, start, end }) : end - start;
    const isMet = taken <= (serviceLevel?.target ?? 0);
    const outcome = isMet ? (response ? "met" : "undetermined") : "missed";
    return [{ at: response?.end ?? ticket.created, outcome }];
  });
  const count = (name: string) => outcomes.filter(({ outcome }) => outcome === name).length;
  const [met, missed] = [count("met"), count("missed")];
  return { met, missed, undetermined: count("undetermined"), rate: rate(met, met + missed) };
}

function slowBacklog(tickets: readonly SlowTicket[], instant: Instant) {
  const by: Record<string, number> = {};
  for (const ticket of tickets.filter(({ created }) => created <= instant)) {
    const place = ticket.all.findLast((at) => ticket.at(at) <= instant) ?? -1;
    const isMerged = ticket.all.some((at) => at <= place && ticket.isMerge(at));
    if (ticket.isDone(place) || ticket.goneAfter(place) || isMerged) continue;
    const name = ticket.after(place, "assignee") ?? "unassigned";
    by[name] = (by[name] ?? 0) + 1;
  }
  return { total: Object.values(by).reduce((sum, count) => sum + count, 0), by };
}

function responsesOf(ticket: SlowTicket) {
  const { response } = slowFirstResponse(ticket);
  return response ? [{ ...response, at: response.end }] : [];
}

function pairsOf(ticket: SlowTicket) {
  const { includeFirst } = ticket.options.turns;
  const pairs = slowReplies(ticket).filter(({ first }) => includeFirst || !first);
  return pairs.map((pair) => ({ ...pair, at: pair.end }));
}

function resolutionsOf(ticket: SlowTicket) {
  const solve = ticket.solves.at(-1);
  if (!ticket.creation || !ticket.isDoneNow || solve === undefined) return [];
  const at = ticket.at(solve);
  return [{ agent: ticket.creditOf(solve), start: ticket.created, end: at, at }];
}

function length({ end, start }: { readonly start: Instant; readonly end: Instant }): number {
  return end - start;
}

/** Gathers the facts of tickets that lie in the range, each with its ticket. */
function inRange({ range }: Config) {
  return <T extends { readonly at: Instant }>(
    tickets: readonly SlowTicket[],
    factsOf: (ticket: SlowTicket) => readonly T[],
  ) =>
    tickets.flatMap((ticket) =>
      factsOf(ticket)
        .filter(({ at }) => {
          const date = range?.dateBy === "created" ? ticket.created : at;
          return !range || (date >= range.from && date < range.to);
        })
        .map((fact) => ({ ...fact, ticket })),
    );
}

function slowStatistics(values: readonly number[]) {
  const sorted = values.toSorted((a, b) => a - b);
  const percentile = (p: number) => {
    const position = (sorted.length - 1) * p;
    const [low, high] = [sorted[Math.floor(position)], sorted[Math.ceil(position)]];
    return low === undefined || high === undefined ? null : low + (high - low) * (position % 1);
  };
  return {
    count: values.length,
    median: percentile(0.5),
    p90: percentile(0.9),
    mean: rate(
      sorted.reduce((sum, value) => sum + value, 0),
      values.length,
    ),
  };
}

function rate(part: number, whole: number): number | null {
  return whole ? part / whole : null;
}

/** Everybody who is or ever was an agent. */
export const slowAgents: readonly PersonId[] = [...directory.people.values()]
  .filter(({ role, roleChanges }) =>
    [role, ...roleChanges.map((change) => change.role)].some((one) => /agent|admin/.test(one)),
  )
  .map(({ id }) => id);
