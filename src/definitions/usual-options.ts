import type { Options } from "./options.ts";

/** The choices of who made none; reading no options gives the same. */
export const usualOptions: Options = {
  frt: { mode: "own", outbound: "from_first_customer_message", start: "creation" },
  turns: { botAnswerCloses: true, includeFirst: true },
  solve: { attribution: "actor" },
  reopen: { graceSeconds: 0 },
  touch: { mergeSeconds: 0, countCreate: true },
  fcr: { windowDays: 7 },
  escalation: { priority: ["high", "urgent"], tags: [], mergeSeconds: 0 },
  wait: { includeOpen: true },
  scheduleMode: "by_time",
  agentRequesterIsCustomer: true,
  zendesk: { rounding: "floor" },
};
