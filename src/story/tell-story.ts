import type { Directory } from "../history/directory.ts";
import type { PersonId } from "../history/ids.ts";
import type { TicketHistory } from "../history/update.ts";
import { Escalations } from "./escalations.ts";
import { FirstResponse } from "./first-response.ts";
import { Moment, type Telling } from "./moment.ts";
import { order } from "./order.ts";
import { Replies } from "./replies.ts";
import { Solves } from "./solves.ts";
import type { ScheduleChange, State, Story } from "./story.ts";
import { Touches } from "./touches.ts";

/**
 * Tells what a ticket's history means, in one pass over its updates.
 *
 * The directory must know everybody whom the history names: see
 * `missingPeople`. Null for a history without updates.
 */
export function tellStory(history: TicketHistory, telling: Telling): Story | null {
  const { creation, isSkewed, updates } = order(history, telling.directory);
  const [first] = updates;
  const last = updates.at(-1);
  if (!first || !last) return null;

  const moment = new Moment(first, creation, telling);
  const firstResponse = new FirstResponse();
  const replies = new Replies();
  const solves = new Solves();
  const touches = new Touches();
  const escalations = new Escalations();
  const states: State[] = [];
  const schedules: ScheduleChange[] = [];
  for (const update of updates) {
    moment.read(update);
    firstResponse.see(moment);
    replies.see(moment);
    solves.see(moment);
    touches.see(moment);
    escalations.see(moment);
    if (moment.isChange || !states.length) states.push(stateAfter(moment));
    if (update.kind === "schedule" && update.schedule !== undefined) {
      schedules.push({ from: update.at, schedule: update.schedule });
    }
  }

  const { exclusion } = moment;
  const isVoid = exclusion === "deleted" || exclusion === "spam";
  return {
    ticket: history.ticket,
    createdAt: creation?.at ?? null,
    creation: creation?.source ?? null,
    firstAt: first.at,
    lastAt: last.at,
    requester: moment.requester,
    outbound: firstResponse.isOutbound,
    exclusion,
    warnings: creation ? (isSkewed ? ["clock_skew"] : []) : ["no_create"],
    remarks: history.remarks,
    states,
    schedules,
    firstResponse: exclusion ? null : firstResponse.response,
    awaitingSince: exclusion ? null : (firstResponse.clock?.at ?? null),
    replies: isVoid ? [] : replies.pairs,
    publicReplies: replies.publicReplies,
    solves: exclusion ? [] : solves.solves,
    reopens: exclusion ? [] : solves.reopens,
    touches: isVoid ? [] : touches.all,
    escalations: isVoid ? [] : escalations.all,
    deescalations: escalations.deescalations,
    rating: exclusion ? null : solves.rating,
  };
}

/** Whom a history names and a directory does not know. */
export function missingPeople(history: TicketHistory, { people }: Directory): readonly PersonId[] {
  const missing = new Set<PersonId>();
  /** Most that is done to a ticket is done by one or two. */
  let known: PersonId | null = null;
  const check = (id: PersonId | null | undefined) => {
    if (id === null || id === undefined || id === known) return;
    if (people.has(id)) known = id;
    else missing.add(id);
  };
  for (const { by, comment, requester, set } of history.updates) {
    check(by);
    check(comment?.author);
    check(requester);
    check(set?.assignee);
  }
  return [...missing];
}

function stateAfter({ after, exclusion, update }: Moment): State {
  const { assignee, group, priority, status } = after;
  return { from: update.at, status, assignee, group, priority, exclusion };
}
