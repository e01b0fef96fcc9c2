import type * as v from "valibot";
import type { Via } from "../../history/update.ts";
import type { via } from "./wire.ts";

type WireVia = v.InferOutput<typeof via>;

/**
 * The first that fits "channel/rel" holds; everything else is a person's
 * ordinary way. Zendesk may also write its number for a channel.
 */
const marks: readonly (readonly [RegExp, Via])[] = [
  [/\/merge$|^(merge|19)\//, "merge"],
  [/\/automation$/, "automation"],
  // A macro fills in what the agent then sends.
  [/\/macro$/, "person"],
  [/\/auto_reply$/, "autoreply"],
  [/sharing|^31\//, "sharing"],
  [/^(rule|rule_revision|8)\//, "trigger"],
  [/^sla\//, "sla"],
  [/^(import|sample|39\/)/, "import"],
  [/^(answer_bot|automatic_solution|22\/)/, "bot"],
  [
    /^(system|group_|user_|linked_problem|admin_|monitor_|satisfaction_|ticket_tagging|(9|1[0-3]|25)\/)/,
    "system",
  ],
];

/** How an update came about, in our words. The conventions stand in `decode-audits.ts`. */
export function readVia(via: WireVia | null): Via {
  const text = `${via?.channel}/${via?.source?.rel}`;
  return marks.find(([mark]) => mark.test(text))?.[1] ?? "person";
}

/** What tells two actors inside one audit apart: the same rule is one actor. */
export function actorOf(via: WireVia | null): string {
  const how = readVia(via);
  return isImpersonal(how) ? `${how} ${via?.source?.from?.id}` : how;
}

/** Whether nobody did it: then nobody is credited, whoever's audit it stands in. */
export function isImpersonal(via: Via): boolean {
  return via === "trigger" || via === "automation" || via === "system" || via === "sla";
}
