import * as fc from "fast-check";
import type { DeskData } from "../../src/desk/desk-data.ts";
import { type Directory, type Person, type Role, roles } from "../../src/history/directory.ts";
import type { GroupId, PersonId, TicketId } from "../../src/history/ids.ts";
import { priorities, statuses, type Update, updateKinds, vias } from "../../src/history/update.ts";
import type { Instant } from "../../src/time/instant.ts";
import { toScheduleId } from "../../src/time/schedule.ts";

const people = ["20", "30", "cust:a", "agt:b", "robot", "the system"].map((id) => id as PersonId);
const groups = ["5", "second line"].map((id) => id as GroupId);

/** Any role for anybody, so that nothing rests on who is usually who. */
const directories: fc.Arbitrary<Directory> = fc
  .tuple(...people.map(() => fc.constantFrom(...roles)))
  .map((given) => ({
    people: new Map(people.map((id, index) => [id, person(id, given[index] ?? "agent")])),
    groups: new Map(groups.map((id) => [id, { id, name: id, tier: null }])),
  }));

const somebody = fc.constantFrom(...people);
const anybody = fc.option(somebody);
const tags = fc.uniqueArray(fc.constantFrom("vip", "bug", "two words", "é"), { minLength: 1 });

/** Tags come or go, never the same one at once. */
const tagChanges = tags.chain((list) =>
  fc.nat(list.length).map((cut) => ({
    ...(cut > 0 && { addTags: list.slice(0, cut) }),
    ...(cut < list.length && { removeTags: list.slice(cut) }),
  })),
);

const changes = fc.record(
  {
    status: fc.constantFrom(...statuses),
    assignee: anybody,
    group: fc.option(fc.constantFrom(...groups)),
    priority: fc.option(fc.constantFrom(...priorities)),
    other: fc.constant(true as const),
  },
  { requiredKeys: [] },
);

const comments = fc.record(
  {
    author: anybody,
    audience: fc.constantFrom("public", "private"),
    chat: fc.constantFrom("c1", "c2"),
  },
  { requiredKeys: ["author", "audience"] },
);

const ordinary = fc.record(
  {
    at: fc.integer({ min: 1000, max: 1012 }).map((at) => at as Instant),
    by: anybody,
    kind: fc.constantFrom(...updateKinds),
    via: fc.constantFrom(...vias),
    source: fc.constantFrom("1", "2", "3", "4", "2:1", "(5)", "x"),
    seq: fc.nat(5),
    comment: comments,
    set: changes,
    requester: somebody,
    onBehalfOf: somebody,
  },
  { requiredKeys: ["at", "by", "kind", "via", "source"] },
);

const updates: fc.Arbitrary<Update> = fc
  .tuple(ordinary, fc.option(tagChanges), fc.constantFrom("good", "bad", "offered"))
  .map(([update, tagged, rating]) => ({
    ...update,
    ...tagged,
    // A comment has an author of its own.
    onBehalfOf: update.comment ? undefined : update.onBehalfOf,
    ...(update.kind === "csat" && { rating }),
    ...(update.kind === "schedule" && { schedule: toScheduleId("night") }),
  }));

/** A desk with one ticket to which anything may have happened, under ids of any kind. */
export const anyDeskData: fc.Arbitrary<DeskData> = fc
  .tuple(directories, fc.array(updates, { minLength: 1, maxLength: 9 }))
  .map(([directory, list]) => ({
    directory,
    schedules: [],
    tickets: [
      {
        history: { ticket: "INC 7" as TicketId, updates: list, remarks: [] },
        subject: "<b>Odd</b> 🪴",
        channel: "email",
        words: new Map(),
      },
    ],
  }));

function person(id: PersonId, role: Role): Person {
  return { id, name: id, role, roleChanges: [], tier: null };
}
