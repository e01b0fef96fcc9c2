import { describe, expect, test } from "vitest";
import type { TicketHistory } from "../../src/history/update.ts";
import { readTicket } from "../../src/log/read-ticket.ts";
import { at, directory } from "../timeline.ts";

const update = { t: "2025-01-06T09:00:00Z", by: "ana" };

function read(value: unknown): TicketHistory {
  const result = readTicket(value, directory);
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

function problemOf(value: unknown): string {
  const result = readTicket(value, directory);
  return result.ok ? "" : result.problem;
}

const only = (fields: object) =>
  read({ ticket: "T1", updates: [{ ...update, ...fields }] }).updates[0];
const problemIn = (fields: object) =>
  problemOf({ ticket: "T1", updates: [update, { ...update, ...fields }] });

describe("a ticket of a log", () => {
  test("has its updates in the order of the file", () => {
    expect(
      read({
        ticket: "T9",
        requester: "customer",
        product: "left alone",
        updates: [
          { t: "2025-01-06T10:00:00Z", by: "ana" },
          { t: "2025-01-06T09:00:00Z", by: null },
        ],
      }),
    ).toMatchObject({
      ticket: "T9",
      updates: [
        { at: at("10:00"), by: "ana" },
        { at: at("09:00"), by: null },
      ],
      remarks: [],
    });
  });

  test("may have no updates", () => {
    expect(read({ ticket: "T1", updates: [] }).updates).toEqual([]);
  });

  test("may have a number for its id", () => {
    expect(read({ ticket: 42, updates: [] }).ticket).toBe("42");
  });

  test.each([
    [{ updates: [] }, "ticket must be an id: a text or a number"],
    [{ ticket: "", updates: [] }, "ticket must be an id: a text or a number"],
    [{ ticket: {}, updates: [] }, "ticket must be an id: a text or a number"],
    [{ ticket: "T1" }, "updates must be a list"],
    [{ ticket: "T1", updates: {} }, "updates must be a list"],
    [{ ticket: "T1", updates: [null] }, "updates[0] must be an object"],
    [{ ticket: "T1", updates: [update, []] }, "updates[1] must be an object"],
    [[], "the line must be an object"],
    [null, "the line must be an object"],
    ["T1", "the line must be an object"],
  ])("is refused, and the problem names the field: %j", (value, problem) => {
    expect(problemOf(value)).toBe(problem);
  });
});

describe("an update of a log", () => {
  test("needs no more than a time and an actor", () => {
    expect(only({})).toEqual({
      at: at("09:00"),
      by: "ana",
      kind: "update",
      via: "person",
      source: "(1)",
    });
  });

  test("may say everything", () => {
    expect(
      only({
        t: "2025-01-06T10:00:00.900+01:00",
        id: "a7",
        seq: 3,
        kind: "create",
        via: "sharing",
        comment: "public",
        commentBy: "customer",
        chat: "c1",
        set: { status: "open", assignee: "ben", group: "experts", priority: "high" },
        addTags: ["vip"],
        removeTags: [],
        requester: "friend",
        note: "left alone",
      }),
    ).toEqual({
      at: at("09:00"),
      by: "ana",
      kind: "create",
      via: "sharing",
      source: "a7",
      seq: 3,
      comment: { author: "customer", audience: "public", chat: "c1" },
      set: { status: "open", assignee: "ben", group: "experts", priority: "high" },
      addTags: ["vip"],
      removeTags: [],
      requester: "friend",
    });
  });

  test("may set fields to nothing", () => {
    const set = { assignee: null, group: null, priority: null };
    expect(only({ set })?.set).toEqual(set);
  });

  test("may leave null what it does not have", () => {
    const empty = { id: null, seq: null, comment: null, set: null, addTags: null, requester: null };
    expect(
      only({ ...empty, removeTags: null, commentBy: null, chat: null, kind: undefined }),
    ).toEqual(only({}));
  });

  test("writes a comment of its own unless somebody else is named", () => {
    expect(only({ comment: "private" })?.comment).toEqual({ author: "ana", audience: "private" });
    expect(only({ by: null, comment: "public", commentBy: "ben" })?.comment?.author).toBe("ben");
  });

  test("keeps whom it was saved for, where there is no comment", () => {
    expect(only({ commentBy: "customer" })).toMatchObject({ onBehalfOf: "customer" });
    expect(only({ commentBy: "customer" })?.comment).toBeUndefined();
  });

  test("takes a field that we do not know for a change all the same", () => {
    expect(only({ set: { weather: "fine" } })?.set).toEqual({ other: true });
    expect(only({ set: {} })?.set).toEqual({});
  });

  test("takes a way that we do not know for an ordinary one", () => {
    expect(only({ via: "carrier pigeon" })?.via).toBe("person");
    expect(only({ via: "autoreply" })?.via).toBe("autoreply");
  });

  test.each([
    ["offered", "offered"],
    ["good", "good"],
    ["bad", "bad"],
    [5, "good"],
    ["4", "good"],
    [3, "bad"],
    ["1", "bad"],
  ])("brings the rating %j down to %s", (rating, kept) => {
    expect(only({ kind: "csat", rating })?.rating).toBe(kept);
  });

  test("reads a rating and a schedule only where its kind has one", () => {
    expect(only({ rating: "odd", schedule: [] })).toEqual(only({}));
    expect(only({ kind: "schedule", schedule: 7 })?.schedule).toBe("7");
  });

  test("may have numbers for its ids", () => {
    const people = new Map(
      [...directory.people.values()].map((person, index) => [`${index}`, person] as const),
    );
    const groups = new Map([...directory.groups.values()].map((group) => ["70", group] as const));
    const result = readTicket(
      {
        ticket: 1,
        updates: [{ ...update, by: 2, id: 35, comment: "public", set: { assignee: 3, group: 70 } }],
      },
      { people, groups } as unknown as typeof directory,
    );
    expect(result).toMatchObject({
      ok: true,
      value: {
        updates: [
          { by: "2", source: "35", comment: { author: "2" }, set: { assignee: "3", group: "70" } },
        ],
      },
    });
  });

  test.each([
    [{ t: undefined }, "updates[1].t must be a time like 2025-01-06T09:00:00Z, not nothing"],
    [
      { t: "2025-01-06 09:00" },
      'updates[1].t must be a time like 2025-01-06T09:00:00Z, not "2025-01-06 09:00"',
    ],
    [{ t: 1736154000 }, "updates[1].t must be a time like 2025-01-06T09:00:00Z, not 1736154000"],
    [{ by: undefined }, "updates[1].by is missing; null is the system"],
    [{ by: "zoe" }, `updates[1].by is "zoe", whom the directory's users do not list`],
    [{ by: {} }, "updates[1].by must be an id: a text or a number"],
    [
      { comment: "public", commentBy: "zoe" },
      `updates[1].commentBy is "zoe", whom the directory's users do not list`,
    ],
    [{ commentBy: "zoe" }, `updates[1].commentBy is "zoe", whom the directory's users do not list`],
    [{ requester: "zoe" }, `updates[1].requester is "zoe", whom the directory's users do not list`],
    [
      { set: { assignee: "zoe" } },
      `updates[1].set.assignee is "zoe", whom the directory's users do not list`,
    ],
    [
      { set: { group: "mars" } },
      `updates[1].set.group is "mars", which the directory's groups do not list`,
    ],
    [
      { set: { status: "done" } },
      'updates[1].set.status must be one of new, open, pending, hold, solved, closed, not "done"',
    ],
    [
      { set: { status: null } },
      "updates[1].set.status must be one of new, open, pending, hold, solved, closed, not null",
    ],
    [
      { set: { priority: "top" } },
      'updates[1].set.priority must be one of low, normal, high, urgent, not "top"',
    ],
    [{ set: "open" }, "updates[1].set must be an object"],
    [{ comment: "loud" }, 'updates[1].comment must be one of public, private, not "loud"'],
    [{ comment: true }, "updates[1].comment must be one of public, private, not true"],
    [{ comment: "public", chat: {} }, "updates[1].chat must be an id: a text or a number"],
    [{ id: [] }, "updates[1].id must be an id: a text or a number"],
    [{ seq: "3" }, "updates[1].seq must be a number"],
    [{ addTags: "vip" }, "updates[1].addTags must be a list"],
    [{ removeTags: [7] }, "updates[1].removeTags must be a list of texts"],
    [
      { kind: "csat", rating: "6" },
      'updates[1].rating must be one of offered, bad, good, 1, 2, 3, 4, 5, not "6"',
    ],
    [
      { kind: "csat" },
      "updates[1].rating must be one of offered, bad, good, 1, 2, 3, 4, 5, not nothing",
    ],
    [{ kind: "schedule" }, "updates[1].schedule must be an id: a text or a number"],
  ])("is refused, and the problem names the field: %j", (fields, problem) => {
    expect(problemIn(fields)).toBe(problem);
  });

  test("of a kind that we do not know is refused with those that we do", () => {
    expect(problemIn({ kind: "explode" })).toBe(
      "updates[1].kind must be one of create, update, merge_into, delete, restore, spam, unspam, " +
        'handoff, csat, schedule, not "explode"',
    );
  });
});

test("groups may be named freely where the directory lists none", () => {
  const result = readTicket(
    { ticket: "T1", updates: [{ ...update, set: { group: "mars" } }] },
    { ...directory, groups: new Map() },
  );
  expect(result).toMatchObject({ ok: true });
});
