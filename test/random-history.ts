import fc from "fast-check";
import type { GroupId, PersonId } from "../src/history/ids.ts";
import {
  type Comment,
  type FieldChanges,
  priorities,
  statuses,
  type TicketHistory,
  type Update,
  type UpdateKind,
  type Via,
  vias,
} from "../src/history/update.ts";
import { shift } from "../src/time/instant.ts";
import { toScheduleId } from "../src/time/schedule.ts";
import { at, directory, personId, ticketId } from "./timeline.ts";

const people: readonly PersonId[] = [...directory.people.keys()];
const groups: readonly GroupId[] = [...directory.groups.keys()];
const monday = at("00:00");
const minute = 60;
const day = 1440;

/** The schedules that random histories name. */
const scheduleNames = ["day", "night"] as const;

// Customers and agents act more often than machines do, or too little would happen.
const actor = fc.oneof(
  { arbitrary: fc.constantFrom(personId("customer"), personId("ana")), weight: 3 },
  { arbitrary: fc.constantFrom(...people), weight: 3 },
  { arbitrary: fc.constant(null), weight: 1 },
);
const person = fc.constantFrom(...people);
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 4 });
const via: fc.Arbitrary<Via> = fc.oneof(
  { arbitrary: fc.constant<Via>("person"), weight: 6 },
  { arbitrary: fc.constantFrom(...vias), weight: 1 },
);
const kind: fc.Arbitrary<UpdateKind> = fc.oneof(
  { arbitrary: fc.constant<UpdateKind>("update"), weight: 20 },
  { arbitrary: fc.constantFrom<UpdateKind>("csat", "schedule", "handoff"), weight: 3 },
  {
    arbitrary: fc.constantFrom<UpdateKind>("delete", "restore", "spam", "unspam", "restore"),
    weight: 1,
  },
  { arbitrary: fc.constantFrom<UpdateKind>("merge_into", "create"), weight: 1 },
);

const comment: fc.Arbitrary<Omit<Comment, "author"> & { readonly author: PersonId | null }> =
  fc.record(
    {
      author: fc.option(person, { freq: 1 }),
      audience: fc.constantFrom("public", "public", "private"),
      chat: fc.constantFrom("one", "two"),
    },
    { requiredKeys: ["author", "audience"] },
  );

const set: fc.Arbitrary<FieldChanges> = fc.record(
  {
    status: fc.constantFrom(...statuses),
    assignee: orNull(person),
    group: orNull(fc.constantFrom(...groups)),
    priority: orNull(fc.constantFrom(...priorities)),
  },
  { requiredKeys: [] },
);
const tags = fc.array(fc.constantFrom("hot", "vip"), { maxLength: 2 });

/** Minutes of two weeks; most are close together, and some come twice. */
const moment = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 14 * day }), weight: 2 },
  { arbitrary: fc.integer({ min: 540, max: 720 }), weight: 2 },
  { arbitrary: fc.integer({ min: 540, max: 545 }), weight: 1 },
);

const deed = fc.record(
  {
    minute: moment,
    by: actor,
    kind,
    via,
    seq: fc.nat({ max: 5 }),
    comment,
    set,
    addTags: tags,
    removeTags: tags,
    rating: fc.constantFrom("good", "bad", "offered"),
    schedule: fc.constantFrom(...scheduleNames),
  },
  { requiredKeys: ["minute", "by", "kind", "via", "rating", "schedule"] },
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

const creation = fc.record({
  minute: fc.integer({ min: 500, max: 600 }),
  by: actor,
  requester: fc.option(person),
  comment: fc.option(comment, { freq: 4 }),
  set: fc.option(set, { freq: 2 }),
});
type Creation = typeof creation extends fc.Arbitrary<infer T> ? T : never;

function historyOf(first: Creation | null, deeds: readonly Deed[]): TicketHistory {
  const updates = deeds.map(updateOf);
  return {
    ticket: ticketId("T1"),
    updates: first ? [creationOf(first), ...updates] : updates,
    remarks: [],
  };
}

function creationOf({ by, comment, minute: when, requester, set }: Creation): Update {
  return {
    at: shift(monday, when * minute),
    by,
    kind: "create",
    via: "person",
    source: "creation",
    ...(requester === null ? {} : { requester }),
    ...(comment === null ? {} : { comment: { ...comment, author: comment.author ?? by } }),
    set: { status: "new", ...set },
  };
}

function updateOf(deed: Deed, index: number): Update {
  const { comment, minute: when, rating, schedule, ...rest } = deed;
  return {
    ...rest,
    at: shift(monday, when * minute),
    source: `update ${index + 1}`,
    ...(comment ? { comment: { ...comment, author: comment.author ?? rest.by } } : {}),
    ...(rest.kind === "csat" ? { rating } : {}),
    ...(rest.kind === "schedule" ? { schedule: toScheduleId(schedule) } : {}),
  };
}

const deeds = (selector: (deed: Deed, index: number) => number) =>
  fc
    .array(deed, { maxLength: 24 })
    .map((all) => [...new Map(all.map((one, index) => [selector(one, index), one])).values()]);

/** Histories of any kind: with updates of one instant, before the creation, or without one. */
export const histories: fc.Arbitrary<TicketHistory> = fc
  .tuple(
    fc.option(creation, { freq: 6 }),
    deeds((_, index) => index),
  )
  .map(([first, all]) => historyOf(first, all));

/** Histories in which every update has its own instant and the creation comes first. */
export const tidyHistories: fc.Arbitrary<TicketHistory> = fc
  .tuple(
    creation,
    deeds(({ minute }) => minute),
  )
  .map(([first, all]) =>
    historyOf(
      first,
      all.filter((one) => one.minute > first.minute && one.kind !== "create"),
    ),
  );

const seconds = fc.constantFrom(0, 60, 3600, 86_400);

/** Options as a file writes them. */
export const writtenOptions: fc.Arbitrary<object> = fc.record(
  {
    frt: fc.record(
      {
        mode: fc.constant("zendesk"),
        outbound: fc.constantFrom("from_first_customer_message", "exclude"),
        start: fc.constant("handoff"),
      },
      { requiredKeys: [] },
    ),
    turns: fc.record({ botAnswerCloses: fc.boolean(), includeFirst: fc.boolean() }),
    solve: fc.record({ attribution: fc.constantFrom("actor", "assignee") }),
    reopen: fc.record({ graceSeconds: seconds }),
    touch: fc.record({ mergeSeconds: seconds, countCreate: fc.boolean() }),
    fcr: fc.record({ windowDays: fc.nat({ max: 7 }) }),
    escalation: fc.record({
      priority: fc.subarray([...priorities]),
      tags: fc.subarray(["hot", "vip"]),
      mergeSeconds: seconds,
    }),
    wait: fc.record({ includeOpen: fc.boolean() }),
    scheduleMode: fc.constantFrom("by_time", "last_at_event"),
    agentRequesterIsCustomer: fc.boolean(),
  },
  { requiredKeys: [] },
);
