import { type Directory, wasEverAgent } from "../history/directory.ts";
import type { MeasuredTicket } from "../metrics/all.ts";
import { Backlog } from "../report/backlog.ts";
import type { Figure, Row } from "../report/figure.ts";
import { Folding, type Report, rowOf } from "../report/report.ts";
import type { TouchKind } from "../story/story.ts";
import type { Config } from "./read-config.ts";

/**
 * Gathers what the agents' and the team's part of the output needs, ticket by
 * ticket. Rules: section 14.
 */
export class Gathering {
  readonly #config: Config;
  readonly #folding: Folding;
  /** By the text that names its instant. */
  readonly #backlogs: ReadonlyMap<string, Backlog>;

  constructor(config: Config) {
    this.#config = config;
    this.#folding = new Folding({ range: config.range, agents: null, clock: "calendar" });
    this.#backlogs = new Map(
      [...(config.backlogAt ?? [])].map(([name, at]) => [name, new Backlog(at)]),
    );
  }

  add(ticket: MeasuredTicket): void {
    this.#folding.add(ticket);
    for (const backlog of this.#backlogs.values()) backlog.add(ticket.story);
  }

  output(directory: Directory): { readonly agents: unknown; readonly team: unknown } {
    const all = this.#folding.report();
    const agents = [...directory.people.values()].filter(wasEverAgent);
    return {
      agents: Object.fromEntries(agents.map(({ id }) => [id, agentOutput(rowOf(all, id))])),
      team: this.#teamOutput(all),
    };
  }

  #teamOutput({ team, unanswered }: Report): unknown {
    const { count, mean, median, p90 } = statistics(team.first_response);
    const level = team.service_level;
    const { part = 0, rate = null, whole = 0 } = level.share ?? {};
    return {
      frt: { count, missing: unanswered.length, median, p90, mean },
      service_level: this.#config.serviceLevel && {
        met: part,
        missed: whole - part,
        undetermined: level.kinds.get("undetermined") ?? 0,
        rate,
      },
      backlog: this.#config.backlogAt && this.#backlogOutput(),
    };
  }

  #backlogOutput(): unknown {
    return Object.fromEntries(
      [...this.#backlogs].map(([name, { by, total }]) => [
        name,
        {
          total,
          by: Object.fromEntries([...by].map(([id, count]) => [id ?? "unassigned", count])),
        },
      ]),
    );
  }
}

function agentOutput(row: Row): unknown {
  const solves = row.reopens.share;
  const escalations = row.escalations;
  const ratings = row.csat.share;
  const touched = (kind: TouchKind) => row.touches.kinds.get(kind) ?? 0;
  return {
    frt: statistics(row.first_response),
    replies: statistics(row.reply_time),
    resolution: statistics(row.resolution),
    solves: solves?.whole ?? 0,
    reopens: solves?.part ?? 0,
    reopen_rate: solves?.rate ?? null,
    touches: {
      total: row.touches.total,
      public: touched("public"),
      private: touched("private"),
      field: touched("field"),
    },
    tickets_touched: row.touches.n,
    escalated: escalations.total,
    received: row.received.total,
    escalation_rate: escalations.share?.rate ?? null,
    csat: {
      good: ratings?.part ?? 0,
      bad: (ratings?.whole ?? 0) - (ratings?.part ?? 0),
      rate: ratings?.rate ?? null,
    },
  };
}

function statistics({ summary }: Figure): {
  count: number;
  median: number | null;
  p90: number | null;
  mean: number | null;
} {
  const { count = 0, mean = null, median = null, p90 = null } = summary ?? {};
  return { count, median, p90, mean };
}
