import * as v from "valibot";
import { priorities } from "../history/update.ts";
import type { Options } from "./options.ts";

export type ReadOptions =
  | { readonly ok: true; readonly value: Options }
  | { readonly ok: false; readonly problem: string };

const seconds = v.pipe(v.number(), v.finite(), v.minValue(0));
const yes = v.optional(v.boolean(), true);

/** What an option may be: a value that is not named here is an error. Left out, it has its default. */
const groups = {
  frt: v.strictObject({
    mode: v.optional(v.picklist(["zendesk"])),
    outbound: v.optional(
      v.picklist(["from_first_customer_message", "exclude"]),
      "from_first_customer_message",
    ),
    start: v.optional(v.picklist(["handoff"])),
  }),
  turns: v.strictObject({ botAnswerCloses: yes, includeFirst: yes }),
  solve: v.strictObject({ attribution: v.optional(v.picklist(["actor", "assignee"]), "actor") }),
  reopen: v.strictObject({ graceSeconds: v.optional(seconds, 0) }),
  touch: v.strictObject({ mergeSeconds: v.optional(seconds, 0), countCreate: yes }),
  fcr: v.strictObject({ windowDays: v.optional(seconds, 7) }),
  escalation: v.strictObject({
    priority: v.optional(v.array(v.picklist(priorities)), ["high", "urgent"]),
    tags: v.optional(v.array(v.string()), []),
    mergeSeconds: v.optional(seconds, 0),
  }),
  wait: v.strictObject({ includeOpen: yes }),
  zendesk: v.strictObject({ rounding: v.optional(v.picklist(["floor", "round"]), "floor") }),
};

const schema = v.strictObject({
  frt: v.optional(groups.frt, {}),
  turns: v.optional(groups.turns, {}),
  solve: v.optional(groups.solve, {}),
  reopen: v.optional(groups.reopen, {}),
  touch: v.optional(groups.touch, {}),
  fcr: v.optional(groups.fcr, {}),
  escalation: v.optional(groups.escalation, {}),
  wait: v.optional(groups.wait, {}),
  scheduleMode: v.optional(v.picklist(["by_time", "last_at_event"]), "by_time"),
  agentRequesterIsCustomer: yes,
  zendesk: v.optional(groups.zendesk, {}),
});

/** The names of the options, for readers of files that hold other things beside them. */
export const optionNames: readonly string[] = Object.keys(schema.entries);

/** Reads the options that an admin or a file sets; the problem names the option and what is allowed. */
export function readOptions(raw: unknown): ReadOptions {
  // To the library a list is an object too: an empty one would pass for no options.
  const named = Object.entries({ options: raw, ...Object(raw) });
  const list = named.find(([, value]) => Array.isArray(value));
  if (list) return { ok: false, problem: `${list[0]}: allowed is Object, found Array` };
  const read = v.safeParse(schema, raw, { abortEarly: true });
  if (!read.success) return { ok: false, problem: problemOf(read.issues[0]) };
  const { frt, ...rest } = read.output;
  return {
    ok: true,
    value: {
      ...rest,
      frt: { ...frt, mode: frt.mode ?? "own", start: frt.start ?? "creation" },
    },
  };
}

function problemOf(issue: v.BaseIssue<unknown>): string {
  const names = (issue.path ?? []).map(({ key }) => String(key));
  const name = names.join(".") || "options";
  if (issue.type !== "strict_object" || issue.expected !== "never") {
    return `${name}: allowed is ${issue.expected ?? "a finite number"}, found ${issue.received}`;
  }
  const [group] = names;
  const known = Object.entries(groups).find(([key]) => key === group && names.length > 1);
  const allowed = known ? Object.keys(known[1].entries) : optionNames;
  return `${name}: no such option; allowed is ${allowed.join(", ")}`;
}
