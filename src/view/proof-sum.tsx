import { withinFor } from "../definitions/settings.ts";
import type { Sample } from "../metrics/metric.ts";
import type { MetricId } from "../metrics/traits.ts";
import type { ReadTicket } from "../reading/telling.ts";
import type { Proof } from "../state/evidence.ts";
import { valueOn } from "../state/judge.ts";
import { speakersOf, startOf } from "../state/start-of.ts";
import { sayBecause } from "./because.ts";
import { nameOf, type OpenFace, sayList } from "./face.ts";
import { Verdict } from "./fact.tsx";
import { HostSays } from "./host-says.tsx";
import { Icon } from "./icon.tsx";
import { sayEnds } from "./say-when.ts";

interface ProofSumProps {
  readonly face: OpenFace;
  readonly metric: MetricId;
  readonly read: ReadTicket;
  readonly proof: Proof;
}

/** The arithmetic of a number, or what was counted and why; then whose it is. */
export function ProofSum({ face, metric, read, proof }: ProofSumProps) {
  const { t, ticket, view } = face;
  const { samples } = proof;
  const { ticket: id } = read.story;
  const current = ticket.current.value.value?.head;
  const head = current?.ticket === id ? current : view.heads.value.get(id);
  const agents = new Set(samples.flatMap(({ agent }) => agent ?? []));
  const who = sayList(
    face,
    [...agents].map((agent) => nameOf(face, agent)),
  );
  const assignee = head?.assignee ?? null;
  const [sample] = samples;
  if (!sample) return null;
  return (
    <div class="sum">
      <Arithmetic face={face} metric={metric} read={read} sample={sample} />
      {sayBecause(face, { read, metric, samples }).map((said) => (
        <p key={said}>{said}</p>
      ))}
      <p class="quiet">
        {who ? t(`${metric}_credit`, { who }) : t("nobody")}{" "}
        {who &&
          assignee !== null &&
          !agents.has(assignee) &&
          t("not_assignee", { who: nameOf(face, assignee) })}
      </p>
      {head && <HostSays face={face} head={head} read={read} metric={metric} />}
    </div>
  );
}

interface ArithmeticProps extends Omit<ProofSumProps, "proof"> {
  readonly sample: Sample;
}

/** From when to when, how long that is, and how it stands to the target. */
function Arithmetic({ face, metric, read, sample }: ArithmeticProps) {
  if (metric !== "first_response" && metric !== "resolution" && metric !== "reply_time") {
    return null;
  }
  const { format, reader, t, terms } = face;
  const start = startOf(read, { sample, speakers: speakersOf(read, reader.directory.value) });
  const [from, to] = sayEnds(face, { from: start.at, to: sample.at });
  const promise = terms.targetOf(metric);
  const target = promise ? withinFor(promise, sample.priority) : undefined;
  const value = valueOn(sample, terms.clock);
  const isMet = value !== null && target !== undefined && value <= target;
  return (
    <>
      <p>
        <b>
          <bdi>{t(`sum_from_${start.kind}`, { time: from })}</bdi> <Icon name="onward" />{" "}
          <bdi>{t(`sum_to_${metric}`, { time: to })}</bdi> {sayLength(face, sample)}
        </b>
      </p>
      {value !== null && target !== undefined && (
        <p>
          <Verdict isMet={isMet}>
            {t(isMet ? "met" : "over", { time: format.duration(target, terms.clock) })}
          </Verdict>
        </p>
      )}
    </>
  );
}

/** How long it took, and how much of that in working hours. */
function sayLength({ format, t }: OpenFace, { value, working }: Sample): string {
  const time = format.duration(value, "calendar");
  if (working === null) return t("sum", { time });
  if (working === 0) return t("sum_outside", { time });
  if (working === value) return t("sum_inside", { time });
  return t("sum_working", { time, working: format.duration(working, "working") });
}
