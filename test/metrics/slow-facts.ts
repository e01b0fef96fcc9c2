import type { PersonId } from "../../src/history/ids.ts";
import { priorities } from "../../src/history/update.ts";
import type { Instant } from "../../src/time/instant.ts";
import { directory } from "../timeline.ts";
import type { SlowTicket } from "./slow-ticket.ts";

/** A wait and who ended it. */
export interface SlowWait {
  readonly agent: PersonId | null;
  readonly start: Instant;
  readonly end: Instant;
}

/** The first response, or since when its clock runs. Section 3. */
export function slowFirstResponse(ticket: SlowTicket): {
  readonly response: SlowWait | null;
  readonly since: Instant | null;
} {
  const { creation, options } = ticket;
  if (!creation) return { response: null, since: null };
  const isOwn = options.frt.mode === "own";
  const isOutbound = ticket.isReply(0);
  const isLeftOut = isOutbound && options.frt.outbound === "exclude";
  let since: Instant | null = isOutbound && isOwn ? null : creation.at;
  let hasRun = since !== null;
  for (const place of ticket.all) {
    const { at, kind } = ticket.get(place);
    if (isOwn && place > 0) {
      const isHandoff = kind === "handoff" && options.frt.start === "handoff";
      if (since !== null && isHandoff) since = at;
      if (!isLeftOut && ticket.isMessage(place)) since ??= at;
    }
    if (place > 0 && since !== null && ticket.isReply(place)) {
      return { response: { agent: ticket.authorOf(place), start: since, end: at }, since: null };
    }
    hasRun ||= since !== null;
    if (isOwn && ticket.isSolve(place) && !ticket.isHuman(place)) since = null;
    if (isOwn && ticket.isReopen(place) && hasRun) since ??= at;
  }
  return { response: null, since };
}

/** Section 4. */
export function slowReplies(ticket: SlowTicket): readonly (SlowWait & { first: boolean })[] {
  const { all, options } = ticket;
  const closes = (place: number) =>
    ticket.isReply(place) ||
    (ticket.isBotReply(place) && options.turns.botAnswerCloses) ||
    ticket.isSolve(place);
  return all
    .filter((place) => ticket.isReply(place))
    .flatMap((reply) => {
      const closed = all.findLast((place) => place < reply && closes(place)) ?? -1;
      const opener = all.find(
        (place) => place > closed && place < reply && ticket.isMessage(place),
      );
      if (opener === undefined) return [];
      const first = !all.some((place) => place < reply && ticket.isReply(place));
      const [start, end] = [ticket.at(opener), ticket.at(reply)];
      return [{ agent: ticket.authorOf(reply), start, end, first }];
    });
}

/** Sections 4 and 7. */
export function slowPublicReplies(ticket: SlowTicket): number {
  const counted = ticket.all.filter(
    (place) => ticket.isReply(place) && ticket.get(place) !== ticket.creation,
  );
  return new Set(counted.map((place) => ticket.get(place).comment?.chat ?? place)).size;
}

/** Section 6. */
export function slowReopens(ticket: SlowTicket) {
  const standing = ticket.undoings.filter(({ isGrace }) => !isGrace);
  return standing.map(({ reopen, solve }) => {
    const again = ticket.solves.find((place) => place > reopen) ?? -1;
    const isBetween = (place: number) => place > reopen && place <= again;
    const isAnswered = ticket.all.some((place) => isBetween(place) && ticket.isReply(place));
    const isHuman = ticket.isHuman(reopen);
    const isCustomers = ticket.isMessage(reopen) || (!ticket.isAutomated(reopen) && !isHuman);
    return {
      at: ticket.at(reopen),
      agent: ticket.creditOf(solve),
      cause: isCustomers ? "customer" : isHuman ? "agent" : "system",
      soft: again > 0 && !isAnswered,
    };
  });
}

/** Section 7. */
export function slowTouches(ticket: SlowTicket) {
  const { mergeSeconds } = ticket.options.touch;
  const groups: number[][] = [];
  for (const place of ticket.all.filter((place) => isTouch(ticket, place))) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const { at, by } = ticket.get(place);
    const isJoined =
      before !== undefined &&
      mergeSeconds > 0 &&
      ticket.get(before).by === by &&
      at - ticket.at(before) <= mergeSeconds &&
      !ticket.all.some(
        (between) =>
          between > before &&
          between < place &&
          ticket.isSave(between) &&
          !ticket.isAutomated(between) &&
          ticket.get(between).by !== by,
      );
    if (isJoined) group?.push(place);
    else groups.push([place]);
  }
  return groups.map((group) => {
    const kinds = group.map((place) => touchKind(ticket, place));
    const kind = ["public", "private", "field"].find((one) => kinds.includes(one));
    const [first = -1] = group;
    return { at: ticket.at(first), agent: ticket.get(first).by, kind, updates: group.length };
  });
}

function isTouch(ticket: SlowTicket, place: number): boolean {
  const { addTags = [], comment, removeTags = [], set = {} } = ticket.get(place);
  if (!ticket.isSave(place) || !ticket.isHuman(place)) return false;
  if (ticket.get(place) === ticket.creation) return ticket.options.touch.countCreate;
  const fields = Object.values(set).filter((value) => value !== undefined);
  const changes = [...fields, ...addTags, ...removeTags];
  return ticket.isMerge(place) || comment !== undefined || changes.length > 0;
}

function touchKind(ticket: SlowTicket, place: number): string {
  const { by, comment } = ticket.get(place);
  const isOwn = !ticket.isMerge(place) && ticket.authorOf(place) === by;
  return comment && isOwn ? comment.audience : "field";
}

/** Section 10. */
export function slowEscalations(ticket: SlowTicket) {
  const groups: number[][] = [];
  for (const place of ticket.all.filter((place) => kindsOf(ticket, place).length)) {
    const group = groups.at(-1);
    const first = group?.[0];
    const isJoined =
      first !== undefined &&
      ticket.at(place) - ticket.at(first) <= ticket.options.escalation.mergeSeconds &&
      !ticket.all.some((between) => between > first && between < place && isDown(ticket, between));
    if (isJoined) group?.push(place);
    else groups.push([place]);
  }
  return groups.map((group) => {
    const [first = -1] = group;
    const kinds = group.flatMap((place) => kindsOf(ticket, place));
    return {
      at: ticket.at(first),
      by: ticket.isHuman(first) ? ticket.get(first).by : null,
      to: group.map((place) => receiverOf(ticket, place)).find((to) => to !== null) ?? null,
      kinds: ["group", "agent", "priority", "tag"].filter((kind) => kinds.includes(kind)),
    };
  });
}

export function slowDeescalations(ticket: SlowTicket): number {
  return ticket.all.filter((place) => isDown(ticket, place)).length;
}

function kindsOf(ticket: SlowTicket, place: number): readonly string[] {
  if (!isStep(ticket, place)) return [];
  const { priority, tags } = ticket.options.escalation;
  const priorityAt = (at: number) => ticket.after(at, "priority") ?? "normal";
  const rankAt = (at: number) => priorities.indexOf(priorityAt(at));
  const isRaised = rankAt(place) > rankAt(place - 1) && priority.includes(priorityAt(place));
  const added = (ticket.get(place).addTags ?? []).filter(
    (tag) => !tagsAfter(ticket, place - 1).includes(tag),
  );
  return [
    ...(rise(ticket, place, "group") > 0 ? ["group"] : []),
    ...(rise(ticket, place, "assignee") > 0 ? ["agent"] : []),
    ...(isRaised && ticket.isHuman(place) ? ["priority"] : []),
    ...(added.some((tag) => tags.includes(tag)) ? ["tag"] : []),
  ];
}

function isDown(ticket: SlowTicket, place: number): boolean {
  const isFall = rise(ticket, place, "group") < 0 || rise(ticket, place, "assignee") < 0;
  return isStep(ticket, place) && isFall && !kindsOf(ticket, place).length;
}

function isStep(ticket: SlowTicket, place: number): boolean {
  const isCreation = ticket.get(place) === ticket.creation;
  return ticket.isSave(place) && !isCreation && !ticket.isMerge(place);
}

function rise(ticket: SlowTicket, place: number, field: "group" | "assignee"): number {
  const { groups, people } = directory;
  const tiers: ReadonlyMap<unknown, { readonly tier: number | null }> =
    field === "group" ? groups : people;
  const tierAt = (at: number) => tiers.get(ticket.after(at, field))?.tier ?? null;
  const [from = null, to = null] = [place - 1, place].map(tierAt);
  return from === null || to === null ? 0 : to - from;
}

function tagsAfter(ticket: SlowTicket, place: number): readonly string[] {
  if (place < 0) return [];
  const before = tagsAfter(ticket, place - 1);
  const { addTags = [], removeTags = [] } = ticket.get(place);
  if (!ticket.isSave(place)) return before;
  return [...before.filter((tag) => !removeTags.includes(tag)), ...addTags];
}

function receiverOf(ticket: SlowTicket, place: number): PersonId | null {
  const newAssignee = (at: number) =>
    ticket.isChange(at, "assignee") ? ticket.after(at, "assignee") : null;
  const own = newAssignee(place);
  const isHandedOver = kindsOf(ticket, place).some((kind) => /group|agent/.test(kind));
  if (own !== null || !isHandedOver) return own;
  const later = ticket.all.filter((at) => at > place);
  const end = later.find(
    (at) => kindsOf(ticket, at).length || isDown(ticket, at) || ticket.isChange(at, "group"),
  );
  const taker = later.find((at) => newAssignee(at) !== null);
  return taker === undefined || (end ?? taker + 1) <= taker ? null : newAssignee(taker);
}

/** The last rating that is no offer. Section 11. */
export function slowRating(ticket: SlowTicket) {
  const place = ticket.all.findLast((at) => {
    const { kind, rating } = ticket.get(at);
    return kind === "csat" && rating !== "offered";
  });
  if (place === undefined) return null;
  const solve = ticket.solves.findLast((at) => at < place);
  const solver = solve === undefined ? null : ticket.creditOf(solve);
  const agent = solver ?? ticket.after(place, "assignee");
  return { at: ticket.at(place), agent, isGood: ticket.get(place).rating === "good" };
}
