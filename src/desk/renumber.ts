import type { Directory, Group, Person } from "../history/directory.ts";
import type { GroupId, PersonId, TicketId } from "../history/ids.ts";
import type { Comment, FieldChanges, Update } from "../history/update.ts";
import { type ScheduleId, toScheduleId } from "../time/schedule.ts";
import type { DeskData, WrittenTicket } from "./desk-data.ts";
import { inOrder } from "./in-order.ts";
import { type Numbering, numbering } from "./numbering.ts";

interface Numberings {
  /** Accounts that are systems: what they do, nobody does. */
  readonly systems: ReadonlySet<PersonId>;
  readonly people: Numbering;
  readonly groups: Numbering;
  readonly tickets: Numbering;
  readonly schedules: Numbering;
}

/**
 * The same data as Zendesk could hold it: under numbers, with every ticket's
 * updates in order, and what a system account did done by nobody. The saves of a ticket are numbered within it;
 * what a rule did inside a save is called after the save: `57`, then `57:1`.
 */
export function renumber(data: DeskData): DeskData {
  const { people, groups } = data.directory;
  const numbers: Numberings = {
    systems: new Set([...people.values()].filter(isSystem).map(({ id }) => id)),
    people: numbering(people.keys(), 900_000_000_000),
    groups: numbering(groups.keys(), 910_000_000_000),
    tickets: numbering(
      data.tickets.map(({ history }) => history.ticket),
      0,
    ),
    schedules: numbering([...schedulesIn(data)], 930_000_000_000),
  };
  const directory = renumberDirectory(data.directory, numbers);
  return {
    directory,
    schedules: data.schedules.map((schedule) => ({
      ...schedule,
      id: toScheduleId(numbers.schedules.number(schedule.id)),
    })),
    tickets: data.tickets.map((ticket) => renumberTicket(ticket, { numbers, of: data.directory })),
  };
}

function isSystem({ role }: Person): boolean {
  return role === "system";
}

function schedulesIn(data: DeskData): ReadonlySet<string> {
  const named = data.tickets.flatMap(({ history }) =>
    history.updates.flatMap(({ schedule }) => schedule ?? []),
  );
  return new Set([...data.schedules.map(({ id }) => id), ...named]);
}

function renumberDirectory({ people, groups }: Directory, numbers: Numberings): Directory {
  return {
    people: new Map(
      [...people.values()].map((person): [PersonId, Person] => {
        const id = personNumber(person.id, numbers);
        return [id, { ...person, id }];
      }),
    ),
    groups: new Map(
      [...groups.values()].map((group): [GroupId, Group] => {
        const id = groupNumber(group.id, numbers);
        return [id, { ...group, id }];
      }),
    ),
  };
}

function renumberTicket(
  { history, words, ...rest }: WrittenTicket,
  { numbers, of }: { readonly numbers: Numberings; readonly of: Directory },
): WrittenTicket {
  const updates = inOrder(history.updates, of);
  const sources = renumberSources(updates);
  const renamed = new Map<string, string>();
  const renumbered = updates.map((update, index): Update => {
    const source = sources[index] ?? update.source;
    const said = words.get(update.source);
    if (said !== undefined) renamed.set(source, said);
    return { ...renumberUpdate(update, numbers), source };
  });
  return {
    ...rest,
    history: {
      ticket: numbers.tickets.number(history.ticket) as TicketId,
      updates: renumbered,
      remarks: history.remarks,
    },
    words: renamed,
  };
}

/** What a rule did stays below its save where it stands right behind it. */
function renumberSources(updates: readonly Update[]): readonly string[] {
  const saves = numbering(
    updates.map(({ source }) => source),
    940_000_000_000,
  );
  let main = { given: "", at: 0, number: "", rules: 0 };
  return updates.map((update) => {
    const { source, at } = update;
    const [, below] = /^(\d+):\d+$/.exec(source) ?? [];
    if (below !== undefined && below === main.given && at === main.at && canStandInside(update)) {
      main = { ...main, rules: main.rules + 1 };
      return `${main.number}:${main.rules}`;
    }
    main = { given: source, at, number: saves.number(source), rules: 0 };
    return main.number;
  });
}

/** Whether Zendesk could show it inside somebody's save: the deed of a rule, and more than a mail. */
function canStandInside({ by, via, kind, comment, set, addTags, removeTags }: Update): boolean {
  const isByRule = by === null && /^(trigger|automation|sla|system)$/.test(via);
  const isSet = Object.values(set ?? {}).some((value) => value !== undefined);
  const isContent = comment || isSet || addTags?.length || removeTags?.length;
  return isByRule && (/^(csat|schedule)$/.test(kind) || (kind === "update" && Boolean(isContent)));
}

function renumberUpdate(update: Update, numbers: Numberings): Update {
  const { by, comment, onBehalfOf, set, requester, schedule } = update;
  return {
    ...update,
    by: actorNumber(by, numbers),
    ...(comment && { comment: renumberComment(comment, numbers) }),
    ...(set && { set: renumberChanges(set, numbers) }),
    ...(onBehalfOf && { onBehalfOf: personNumber(onBehalfOf, numbers) }),
    ...(requester && { requester: personNumber(requester, numbers) }),
    ...(schedule && { schedule: scheduleNumber(schedule, numbers) }),
  };
}

function renumberComment(comment: Comment, numbers: Numberings): Comment {
  return { ...comment, author: actorNumber(comment.author, numbers) };
}

function renumberChanges(set: FieldChanges, numbers: Numberings): FieldChanges {
  const { assignee, group } = set;
  return {
    ...set,
    ...(assignee !== undefined && { assignee: assignee && personNumber(assignee, numbers) }),
    ...(group !== undefined && { group: group && groupNumber(group, numbers) }),
  };
}

function actorNumber(id: PersonId | null, numbers: Numberings): PersonId | null {
  return id === null || numbers.systems.has(id) ? null : personNumber(id, numbers);
}

function personNumber(id: PersonId, { people }: Numberings): PersonId {
  return people.number(id) as PersonId;
}

function groupNumber(id: GroupId, { groups }: Numberings): GroupId {
  return groups.number(id) as GroupId;
}

function scheduleNumber(id: ScheduleId, { schedules }: Numberings): ScheduleId {
  return toScheduleId(schedules.number(id));
}
