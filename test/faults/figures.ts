import type { Store } from "../../src/desk/store.ts";
import { ticketsIn, viewsOf } from "../../src/desk/views.ts";
import { type Role, roleAt } from "../../src/history/directory.ts";
import type { PersonId } from "../../src/history/ids.ts";
import { type MeasuredTicket, measure } from "../../src/metrics/all.ts";
import { type MetricId, metrics } from "../../src/metrics/traits.ts";
import { bySettings } from "../../src/reading/by-settings.ts";
import { measuringBy } from "../../src/reading/measuring-by.ts";
import { rulesOn } from "../../src/reading/read-rules.ts";
import type { BareSample } from "../../src/report/columns.ts";
import { type Report, report, type Selection, samplesBehind } from "../../src/report/report.ts";
import type { ViewModel } from "../../src/state/view-model.ts";
import { tellStory } from "../../src/story/tell-story.ts";
import type { Instant } from "../../src/time/instant.ts";
import { personId } from "../timeline.ts";

/** Everything that figures say: a row for each agent and the team, and what is behind each number. */
export interface AllFigures {
  readonly tickets: readonly string[];
  readonly rows: Readonly<Record<string, unknown>>;
  readonly samples: readonly (readonly [MetricId, readonly CreditedSample[]])[];
}

/** A sample, and in whose row it is found. */
type CreditedSample = BareSample & { readonly whose: string };

const everything: Selection = { range: null, agents: null, clock: "calendar" };

/** What a page shows, of all times. */
export function figuresIn({ samplesBehind, select, tickets }: ViewModel): AllFigures {
  return written({
    tickets: [...tickets.value.book.places.keys()],
    report: select(everything),
    behind: (metric, selection) => samplesBehind({ metric, selection }),
  });
}

/** The same of a quiet run: straight from the desk's histories, without a host, a tab or a store between. */
export function figuresOf(desk: Store, { now, view }: { now: Instant; view: number }): AllFigures {
  const rules = rulesOn({
    viewer: { id: personId("nobody"), name: "", role: "admin", groups: [] },
    raw: desk.installation.settings(),
    schedules: desk.schedules,
  });
  const { settings } = rules;
  // The desk tells no more of people than Zendesk does.
  const told = {
    groups: new Map([...desk.directory.groups].map(([id, one]) => [id, { ...one, tier: null }])),
    people: new Map(
      [...desk.directory.people].map(([id, one]) => [
        id,
        {
          ...one,
          roleChanges: [],
          tier: null,
          role: toldRoles[roleAt(one, now)],
        },
      ]),
    ),
  };
  const directory = bySettings(told, settings);
  const measuring = measuringBy(rules)(now);
  const [found] = viewsOf(desk, desk.agents[0]?.id ?? personId("")).filter(({ id }) => id === view);
  const read = (found ? ticketsIn(desk, found) : []).flatMap(({ history }): MeasuredTicket[] => {
    const story = tellStory(history, { directory, options: settings.options });
    return story ? [measure(story, measuring)] : [];
  });
  return written({
    tickets: read.map(({ story }) => story.ticket),
    report: report(read, everything),
    behind: (metric, selection) => samplesBehind(read, { metric, selection }),
  });
}

/** The roles that Zendesk tells: machines have an agent's account. */
const toldRoles: Readonly<Record<Role, Role>> = {
  end_user: "end_user",
  agent: "agent",
  admin: "admin",
  bot: "agent",
  system: "agent",
};

interface Found {
  readonly tickets: readonly string[];
  readonly report: Pick<Report, "agents" | "team">;
  behind(metric: MetricId, selection: Selection): readonly BareSample[];
}

/** In an order that does not tell in which order tickets were read. */
function written({ behind, report, tickets }: Found): AllFigures {
  const row = (figures: Report["team"]) =>
    Object.fromEntries(
      metrics.map(({ id }) => {
        const { kinds, n, share, summary, total } = figures[id];
        return [id, { n, share, summary, total, kinds: [...kinds].sort() }];
      }),
    );
  const agents = [...report.agents].sort(([one], [other]) => (one < other ? -1 : 1));
  const found = (id: MetricId, whose: PersonId | null) =>
    behind(id, { ...everything, agents: whose && new Set([whose]) }).map((sample) => {
      const { at, created, priority, ticket, value, working } = sample;
      return { whose: whose ?? "anybody", at, created, priority, ticket, value, working };
    });
  return {
    tickets: [...tickets].sort(),
    rows: Object.fromEntries([
      ["team", row(report.team)],
      ...agents.map(([id, figures]) => [id, row(figures)] as const),
    ]),
    samples: metrics.map(({ id }) => {
      const all = [null, ...agents.map(([agent]) => agent)].flatMap((whose) => found(id, whose));
      return [id, inOneOrder(all)];
    }),
  };
}

function inOneOrder(samples: readonly CreditedSample[]): readonly CreditedSample[] {
  return samples
    .map((sample) => [JSON.stringify(sample), sample] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, sample]) => sample);
}
