import { withinFor } from "../definitions/settings.ts";
import type { Sample } from "../metrics/metric.ts";
import type { MetricId } from "../metrics/traits.ts";
import type { ReadTicket } from "../reading/telling.ts";
import { nameOf, type OpenFace, sayList, saySentences } from "./face.ts";
import { sayWhen } from "./say-when.ts";

interface Counted {
  readonly read: ReadTicket;
  readonly metric: MetricId;
  readonly samples: readonly Sample[];
}

type Say = (face: OpenFace, counted: Counted) => readonly string[];

/** What was counted on a ticket and why, one sentence each; none for durations, whose sum says it. */
export function sayBecause(face: OpenFace, counted: Counted): readonly string[] {
  return says[counted.metric]?.(face, counted) ?? [];
}

const says: Partial<Record<MetricId, Say>> = {
  reopens(face, { read, samples }) {
    const { reopens } = read.story;
    const inOrder = [...samples].sort((one, other) => one.at - other.at);
    return inOrder.map(({ at, evidence, of }) => {
      const when = sayWhen(face, at);
      if (of) {
        const isUndone = reopens.some((reopen) => reopen.evidence[0] === evidence[0]);
        return face.t(isUndone ? "because_undone" : "because_stayed", { when });
      }
      const reopen = reopens.find((it) => it.evidence.join() === evidence.join());
      const cause = face.t(`cause_${reopen?.cause ?? "system"}`);
      const said = face.t("because_reopened", { when, cause });
      return reopen?.soft ? saySentences(face, [said, face.t("because_soft")]) : said;
    });
  },
  touches(face, { samples }) {
    const { t } = face;
    const kinds = (["public", "private", "field"] as const).flatMap((kind) => {
      const n = samples.filter((sample) => sample.kind === kind).length;
      return n ? t(`touch_${kind}`, { n }) : [];
    });
    return [t("because_touched", { n: samples.length, kinds: sayList(face, kinds) })];
  },
  escalations: sayEscalations,
  received: sayEscalations,
  one_touch({ t }, { read, samples }) {
    const n = read.story.publicReplies;
    return samples.map(({ value }) => t(value ? "because_one" : "because_replies", { n }));
  },
  first_contact_resolution(face, { read, samples }) {
    const { t, terms } = face;
    const { reopens, replies } = read.story;
    const days = terms.settings.options.fcr.windowDays;
    const hard = reopens.find(({ soft }) => !soft);
    return samples.map(({ value }) => {
      if (value) return t("because_settled", { n: days });
      if (replies.length > 1) return t("because_answers", { n: replies.length });
      return t("because_back", { when: hard ? sayWhen(face, hard.at) : "", n: days });
    });
  },
  service_level(face, { read, samples }) {
    const { format, t, terms } = face;
    const { story } = read;
    const target = terms.targetOf("first_response");
    const timeFor = ({ priority }: Sample) =>
      format.duration(target ? withinFor(target, priority) : 0, terms.clock);
    const { firstResponse } = story;
    if (!firstResponse) {
      return samples.map((sample) => t("because_waiting", { time: timeFor(sample) }));
    }
    const stretch = { from: firstResponse.start, to: firstResponse.end };
    const taken = format.duration(terms.elapsed(story, stretch), terms.clock);
    return samples.map((sample) =>
      t(sample.value ? "because_met" : "because_missed", { taken, time: timeFor(sample) }),
    );
  },
  csat(face, { samples }) {
    return samples.map(({ at, value }) =>
      face.t(value ? "because_good" : "because_bad", { when: sayWhen(face, at) }),
    );
  },
};

function sayEscalations(face: OpenFace, { read, samples }: Counted): readonly string[] {
  return samples.flatMap(({ at, evidence }) => {
    const found = read.story.escalations.find((it) => it.evidence.join() === evidence.join());
    if (!found) return [];
    const how = sayList(
      face,
      found.kinds.map((kind) => face.t(`raised_${kind}`)),
    );
    const said = face.t("because_escalated", { when: sayWhen(face, at), how });
    if (found.to === null) return said;
    return saySentences(face, [said, face.t("because_taken", { who: nameOf(face, found.to) })]);
  });
}
