import type { Options } from "../definitions/options.ts";
import type { Directory } from "../history/directory.ts";
import type { Update } from "../history/update.ts";
import type { TicketHead } from "../hosts/host.ts";
import { type MetricId, metricIndex } from "../metrics/traits.ts";
import type { ReadTicket } from "../reading/telling.ts";
import { isSolvedNow } from "../story/story.ts";
import type { Clock } from "./judge.ts";
import { agentOf, markOf } from "./mark.ts";
import { type Disagreement, disagreementOn, isFar } from "./reported.ts";

/** Why a host's own figure for a ticket is another one than ours. */
export type DifferingReason =
  | "whole_minutes"
  | "left_out_here"
  | "other_hours"
  | "outbound"
  | "later_start"
  | "bot_reply"
  | "requester_reply"
  | "chat_elsewhere"
  | "open_again"
  | "earlier_solve"
  | "grace";

export interface Differing {
  readonly ticket: { readonly head: TicketHead; readonly read: ReadTicket };
  readonly metric: MetricId;
  readonly clock: Clock;
  readonly options: Options;
  readonly directory: Directory;
}

/** The reasons that the ticket's own story gives; none where it is not known. */
export function differingReasons(
  found: Disagreement,
  differing: Differing,
): readonly DifferingReason[] {
  const { clock, metric, options, ticket } = differing;
  const { story } = ticket.read;
  if (story.exclusion) return ["left_out_here"];
  if (metric === "reopens") return options.reopen.graceSeconds > 0 ? ["grace"] : [];
  if (!isFar(found, metric)) return ["whole_minutes"];
  if (clock === "working" && agreesByCalendar(differing)) return ["other_hours"];
  return metric === "resolution" ? resolutionReasons(differing) : responseReasons(differing);
}

function agreesByCalendar({ metric, ticket }: Differing): boolean {
  const found = disagreementOn(ticket, { clock: "calendar", metric });
  return !found || !isFar(found, metric);
}

function resolutionReasons({ ticket: { head, read } }: Differing): readonly DifferingReason[] {
  const { story } = read;
  const theirs = head.reported?.resolution.calendar;
  if (theirs === null || theirs === undefined || story.createdAt === null) return [];
  const end = story.createdAt + theirs;
  if (!isSolvedNow(story)) return ["open_again"];
  const isEarlier = story.solves.slice(0, -1).some(({ at }) => isNear(at, end));
  return isEarlier ? ["earlier_solve"] : [];
}

function responseReasons(differing: Differing): readonly DifferingReason[] {
  const { head, read } = differing.ticket;
  const { story } = read;
  const reasons: DifferingReason[] = [];
  const [sample] = read.samples[metricIndex.first_response] ?? [];
  const start = sample && sample.at - sample.value;
  if (start !== undefined && start !== story.createdAt) {
    reasons.push(story.outbound ? "outbound" : "later_start");
  }
  const theirs = head.reported?.firstResponse.calendar;
  if (theirs !== null && theirs !== undefined && story.createdAt !== null) {
    const end = story.createdAt + theirs;
    const reply = read.history.updates.find(
      (it) => isNear(it.at, end) && isOtherReply(it, differing),
    );
    if (reply) reasons.push(isByRequester(reply, differing) ? "requester_reply" : "bot_reply");
  }
  if (story.remarks.includes("chat_elsewhere")) reasons.push("chat_elsewhere");
  return reasons;
}

/** A public word that is no customer's and no agent's own, or one of an agent who is the customer. */
function isOtherReply(update: Update, differing: Differing): boolean {
  if (update.comment?.audience !== "public" || update.kind === "create") return false;
  const { directory, ticket } = differing;
  const speakers = { directory, requester: ticket.read.story.requester };
  if (markOf(update, speakers) === "customer") return isByRequester(update, differing);
  return agentOf(update, speakers) === null;
}

function isByRequester({ by, comment }: Update, { directory, ticket }: Differing): boolean {
  const author = comment?.author ?? by;
  const { requester } = ticket.read.story;
  if (author === null || author !== requester) return false;
  return directory.people.get(author)?.role !== "end_user";
}

/** The host tells whole minutes. */
function isNear(at: number, end: number): boolean {
  return Math.abs(at - end) <= 60;
}
