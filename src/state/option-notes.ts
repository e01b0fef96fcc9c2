import type { Options } from "../definitions/options.ts";
import type { Priority } from "../history/update.ts";
import type { MetricId } from "../metrics/traits.ts";
import type { Seconds } from "../time/instant.ts";
import type { Clock } from "./judge.ts";

/** One choice within a definition as it stands, to be put into words. */
export interface OptionNote {
  readonly says: OptionWord;
  /** Whether it is as the definitions have it where nobody chose. */
  readonly isUsual: boolean;
  readonly seconds?: Seconds;
  readonly days?: number;
  readonly priorities?: readonly Priority[];
  readonly tags?: readonly string[];
}

export type OptionWord =
  | "mode_zendesk"
  | `outbound_${Options["frt"]["outbound"]}`
  | "start_handoff"
  | `solve_${Options["solve"]["attribution"]}`
  | "grace"
  | "touch_join"
  | "create_counts"
  | "create_left_out"
  | "window"
  | "raising"
  | "raising_never"
  | "tags"
  | "escalation_join"
  | "bot_closes"
  | "bot_leaves_open"
  | "first_included"
  | "first_left_out"
  | "requester_customer"
  | "requester_agent"
  | `hours_${Options["scheduleMode"]}`;

/** What belongs to a metric: the choices that can change its numbers. */
const behind: Readonly<Record<MetricId, readonly (keyof typeof notes)[]>> = {
  first_response: ["frt", "requester", "hours"],
  resolution: ["solve", "hours"],
  reopens: ["solve", "grace"],
  touches: ["touch", "requester"],
  escalations: ["escalation"],
  reply_time: ["turns", "requester", "hours"],
  one_touch: ["solve"],
  first_contact_resolution: ["window"],
  service_level: ["frt", "hours"],
  csat: ["solve"],
  received: ["escalation"],
};

/** The options that a metric goes by, those that are off and change nothing left out. */
export function optionNotes(
  metric: MetricId,
  { clock, options }: { clock: Clock; options: Options },
): readonly OptionNote[] {
  const wanted = behind[metric].filter((name) => name !== "hours" || clock === "working");
  return wanted.flatMap((name) => notes[name](options));
}

const notes = {
  frt({ frt: { mode, outbound, start } }: Options): readonly OptionNote[] {
    if (mode === "zendesk") return [{ says: "mode_zendesk", isUsual: false }];
    const isUsual = outbound === "from_first_customer_message";
    const handoff: OptionNote = { says: "start_handoff", isUsual: false };
    return [{ says: `outbound_${outbound}`, isUsual }, ...(start === "handoff" ? [handoff] : [])];
  },
  requester({ agentRequesterIsCustomer: isUsual }: Options): readonly OptionNote[] {
    return [{ says: isUsual ? "requester_customer" : "requester_agent", isUsual }];
  },
  hours({ scheduleMode }: Options): readonly OptionNote[] {
    return [{ says: `hours_${scheduleMode}`, isUsual: scheduleMode === "by_time" }];
  },
  solve({ solve: { attribution } }: Options): readonly OptionNote[] {
    return [{ says: `solve_${attribution}`, isUsual: attribution === "actor" }];
  },
  grace: ({ reopen }: Options) => within("grace", reopen.graceSeconds),
  touch({ touch: { countCreate: isUsual, mergeSeconds } }: Options): readonly OptionNote[] {
    const creating = isUsual ? "create_counts" : "create_left_out";
    return [{ says: creating, isUsual }, ...within("touch_join", mergeSeconds)];
  },
  turns({ turns: { botAnswerCloses, includeFirst } }: Options): readonly OptionNote[] {
    return [
      { says: botAnswerCloses ? "bot_closes" : "bot_leaves_open", isUsual: botAnswerCloses },
      { says: includeFirst ? "first_included" : "first_left_out", isUsual: includeFirst },
    ];
  },
  window({ fcr: { windowDays: days } }: Options): readonly OptionNote[] {
    return [{ says: "window", isUsual: days === 7, days }];
  },
  escalation({ escalation: { mergeSeconds, priority, tags } }: Options): readonly OptionNote[] {
    const isUsual = [...priority].sort().join() === "high,urgent";
    return [
      priority.length
        ? { says: "raising", isUsual, priorities: priority }
        : { says: "raising_never", isUsual },
      ...(tags.length ? [{ says: "tags" as const, isUsual: false, tags }] : []),
      ...within("escalation_join", mergeSeconds),
    ];
  },
};

/** None by default: a stretch that is set always differs. */
function within(says: OptionWord, seconds: Seconds): readonly OptionNote[] {
  return seconds > 0 ? [{ says, isUsual: false, seconds }] : [];
}
