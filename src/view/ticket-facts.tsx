import { withinFor } from "../definitions/settings.ts";
import type { PersonId } from "../history/ids.ts";
import { type MetricId, metricIndex } from "../metrics/traits.ts";
import type { ReadTicket } from "../reading/telling.ts";
import { runningSince, valueOn } from "../state/judge.ts";
import { reportedOn } from "../state/reported.ts";
import type { CurrentTicket } from "../state/ticket-model.ts";
import { sayList, sayPerson, sayReported, type TicketFace, wholeMinutes } from "./face.ts";
import { Fact, Pieces, Verdict } from "./fact.tsx";
import { Icon } from "./icon.tsx";

const five = ["first_response", "resolution", "reopens", "touches", "escalations"] as const;

/** What became of a ticket and who gets the credit; the host's own figures until ours are there. */
export function TicketFacts({ face, ticket }: { face: TicketFace; ticket: CurrentTicket }) {
  const { app, t, terms } = face;
  const { head, read } = ticket;
  return (
    <ul class="facts plain">
      {five.map((metric) => {
        if (read && (metric === "first_response" || metric === "resolution")) {
          return <DurationFact key={metric} face={face} read={read} metric={metric} />;
        }
        if (read) return <CountFact key={metric} face={face} read={read} metric={metric} />;
        const figure = reportedOn(head, { clock: terms.clock, metric });
        const value = figure === null ? null : sayReported(face, { metric, value: figure });
        const left =
          figure !== null ? t("from_host", { tool: app.traits.name }) : t("needs_history");
        return <Fact key={metric} label={t(metric)} value={value} isReported left={left} />;
      })}
    </ul>
  );
}

interface ReadFactProps {
  readonly face: TicketFace;
  readonly read: ReadTicket;
  readonly metric: MetricId;
}

function DurationFact({ face, read, metric }: ReadFactProps) {
  const { app, clock, format, t, terms } = face;
  const { samples, story } = read;
  const [sample] = samples[metricIndex[metric]] ?? [];
  const since = runningSince(story, metric);
  // A running clock is drawn again every minute, a standing one never.
  const now = sample || since === null ? story.lastAt : clock.value;
  const value = sample
    ? valueOn(sample, terms.clock)
    : since !== null && wholeMinutes(terms.elapsed(story, { from: since, to: now }));
  const isKnown = typeof value === "number";
  const promise = terms.targetOf(metric);
  const priority = (sample ?? story.states.at(-1))?.priority ?? null;
  const target = promise ? withinFor(promise, priority) : undefined;
  const time = format.duration(target ?? 0, terms.clock);
  const isMet = isKnown && target !== undefined && value <= target;
  const agent = sample?.agent ?? null;
  return (
    <Fact
      label={t(metric)}
      value={isKnown ? format.duration(value, terms.clock) : null}
      onOpen={() =>
        app.open({
          kind: "updates",
          ticket: story.ticket,
          metric: sample ? metric : null,
          agent: null,
          at: sample?.at ?? null,
        })
      }
      left={
        <Credit
          face={face}
          agents={agent === null ? [] : [agent]}
          none={t(sample ? "no_one" : since === null ? "none" : "nobody_yet")}
        />
      }
      right={
        isKnown &&
        target !== undefined &&
        (sample || !isMet ? (
          <Verdict isMet={isMet}>{t(isMet ? "met" : "over", { time })}</Verdict>
        ) : (
          <>
            <Icon name="clock" />{" "}
            {t("left_of", { left: format.duration(target - value, terms.clock), time })}
          </>
        ))
      }
    />
  );
}

function CountFact({ face, read, metric }: ReadFactProps) {
  const { app, format, t } = face;
  const { story } = read;
  const { agents, notes } = countsOf(face, { read, metric });
  return (
    <Fact
      label={t(metric)}
      value={format.count(agents.length)}
      onOpen={
        agents.length
          ? () => app.open({ kind: "updates", ticket: story.ticket, metric, agent: null, at: null })
          : undefined
      }
      left={agents.length > 0 && <Credit face={face} agents={agents} none={t("no_one")} />}
      right={<Pieces of={[...new Set(notes)]} />}
    />
  );
}

/** For each time that it happened, who gets the credit; and how it happened. */
function countsOf(face: TicketFace, { read, metric }: Omit<ReadFactProps, "face">) {
  const { t } = face;
  const { escalations, reopens, touches } = read.story;
  if (metric === "reopens") {
    return {
      agents: reopens.map(({ agent }) => agent),
      notes: reopens.map(({ cause }) => t(`cause_${cause}`)),
    };
  }
  if (metric === "touches") {
    const kinds = ["public", "private", "field"] as const;
    return {
      agents: touches.map(({ agent }) => agent),
      notes: kinds.flatMap((kind) => {
        const n = touches.filter((touch) => touch.kind === kind).length;
        return n ? t(`touch_${kind}`, { n }) : [];
      }),
    };
  }
  return {
    agents: escalations.map(({ by }) => by),
    notes: escalations.flatMap(({ kinds, to }) =>
      to === null
        ? kinds.map((kind) => t(`raised_${kind}`))
        : t("to", { who: sayPerson(face, to) }),
    ),
  };
}

interface CreditProps {
  readonly face: TicketFace;
  /** One for each time. */
  readonly agents: readonly (PersonId | null)[];
  /** What to say where it is nobody's. */
  readonly none: string;
}

function Credit({ face, agents, none }: CreditProps) {
  const counts = new Map<PersonId, number>();
  for (const agent of agents) if (agent !== null) counts.set(agent, (counts.get(agent) ?? 0) + 1);
  const names = [...counts].map(([agent, n]) => {
    const who = sayPerson(face, agent);
    return agents.length > 1 ? `${who} ${face.format.count(n)}` : who;
  });
  return (
    <>
      <Icon name="person" /> <span class="aside">{face.t("credited_to")} </span>
      {names.length ? <bdi>{sayList(face, names)}</bdi> : none}
    </>
  );
}
