import { describe, expect, test } from "vitest";
import type { PersonId } from "../../../src/history/ids.ts";
import { decodeTransactions } from "../../../src/hosts/request-tracker/decode-transactions.ts";
import { tellStory } from "../../../src/story/tell-story.ts";
import { options } from "../../telling.ts";
import {
  created,
  decoding,
  idOf,
  type Name,
  note,
  owner,
  people,
  priority,
  queue,
  queues,
  reply,
  row,
  status,
  updatesOf,
} from "./rows.ts";

const beginning = () => row("carol", "09:00", created);
const decode = (...rows: readonly unknown[]) => decodeTransactions(rows, decoding);

/** Who did what, without what every update has. */
const deeds = (...rows: readonly unknown[]) =>
  updatesOf(rows)
    .slice(1)
    .map(
      ({ by, comment, kind, set, via }): Readonly<Record<string, unknown>> => ({
        ...(by === null ? { via } : { by: nameOf(by) }),
        ...(kind !== "update" && { kind }),
        ...(comment && { says: comment.audience }),
        ...Object.fromEntries(Object.entries(set ?? {}).filter(([, value]) => value !== undefined)),
      }),
    );
const nameOf = (id: PersonId) =>
  (Object.keys(people) as Name[]).find((name) => idOf(name) === id) ?? id;

const directory = {
  people: new Map(
    (["ana", "ben", "carol"] as const).map((name) => [
      idOf(name),
      {
        id: idOf(name),
        name,
        role: name === "carol" ? ("end_user" as const) : ("agent" as const),
        roleChanges: [],
        tier: null,
      },
    ]),
  ),
  groups: new Map(),
};

function storyOf(...rows: readonly unknown[]) {
  const read = decode(...rows);
  const story = "history" in read && tellStory(read.history, { directory, options: options() });
  if (!story) throw new Error("there is nothing to tell");
  return story;
}

describe("the creation", () => {
  test("is the customer's message, and has what the ticket is today where nothing was changed", () => {
    expect(updatesOf([beginning()])[0]).toMatchObject({
      kind: "create",
      by: idOf("carol"),
      requester: idOf("carol"),
      comment: { author: idOf("carol"), audience: "public" },
      set: { status: "solved", assignee: null, group: queues.front, priority: "low" },
    });
  });

  test("has what the first changes took away", () => {
    const rows = [
      beginning(),
      row("ana", "09:10", status("new", "open")),
      row("ana", "09:11", owner("ben", "ana")),
      row("ana", "09:12", queue("experts", "front")),
      row("ana", "09:13", priority("60", "90")),
      row("ana", "09:14", status("open", "resolved")),
      row("ana", "09:15", owner("ana", "nobody")),
    ];
    expect(updatesOf(rows)[0]?.set).toMatchObject({
      status: "new",
      assignee: idOf("ben"),
      group: queues.experts,
      priority: "normal",
    });
  });

  test("by an agent is for the requestor of that time", () => {
    const watchers = { Field: "Requestor", OldValue: "", NewValue: "" };
    const rows = [
      row("ana", "09:00", created),
      row("ana", "09:10", { ...watchers, Type: "AddWatcher", NewValue: idOf("carol") }),
      row("ana", "09:11", { ...watchers, Type: "DelWatcher", OldValue: idOf("ben") }),
    ];
    expect(updatesOf(rows)[0]).toMatchObject({ by: idOf("ana"), requester: idOf("ben") });
  });
});

describe("rows of one save", () => {
  test("are one update", () => {
    expect(
      deeds(
        beginning(),
        row("ana", "09:10", reply),
        row("machine", "09:10", status("new", "open")),
        row("ana", "09:10", status("open", "resolved")),
        row("ana", "09:10", owner("nobody", "ana")),
        row("ana", "09:10", { ...owner("nobody", "ana"), Type: "SetWatcher" }),
      ),
    ).toEqual([{ by: "ana", says: "public", status: "solved", assignee: idOf("ana") }]);
  });

  test("of two people, or of two seconds, are two", () => {
    expect(
      deeds(
        beginning(),
        row("ana", "09:10", reply),
        row("ben", "09:10", note),
        row("ben", "09:10:01", status("new", "open")),
      ),
    ).toEqual([
      { by: "ana", says: "public" },
      { by: "ben", says: "private" },
      { by: "ben", status: "open" },
    ]);
  });

  test("with two messages are two", () => {
    expect(deeds(beginning(), row("ana", "09:10", note), row("ana", "09:10", reply))).toEqual([
      { by: "ana", says: "private" },
      { by: "ana", says: "public" },
    ]);
  });

  test("come in any order, and may come twice", () => {
    const rows = [
      beginning(),
      row("ana", "09:10", reply),
      row("ana", "09:10", status("new", "resolved")),
    ];
    expect(updatesOf([...rows, ...rows].reverse())).toEqual(updatesOf(rows));
  });
});

describe("what RT does by itself", () => {
  test("opens a solved ticket in the name of the customer who answers", () => {
    const { reopens } = storyOf(
      beginning(),
      row("ana", "09:10", reply),
      row("machine", "09:10", status("new", "open")),
      row("ana", "09:20", status("open", "resolved")),
      row("carol", "10:00", reply),
      // Mail went out in between.
      row("machine", "10:00:04", status("resolved", "open")),
    );
    expect(reopens).toMatchObject([{ agent: idOf("ana"), cause: "customer" }]);
  });

  test("opens nothing where an agent answers and solves in one save", () => {
    const { reopens, solves, touches } = storyOf(
      beginning(),
      row("ana", "09:20", status("new", "resolved")),
      row("ben", "10:00", reply),
      row("machine", "10:00", status("resolved", "open")),
      row("ben", "10:00", status("open", "resolved")),
    );
    expect(reopens).toEqual([]);
    expect(solves).toHaveLength(1);
    expect(touches.map(({ agent, kind }) => [agent, kind])).toEqual([
      [idOf("ana"), "field"],
      [idOf("ben"), "public"],
    ]);
  });

  test("opens in its own name where nobody answered just before", () => {
    const opened = row("machine", "10:01", status("resolved", "open"));
    expect(deeds(beginning(), row("ana", "10:00", reply), opened).at(-1)).toEqual({
      via: "system",
      status: "open",
    });
  });

  test("takes a queue's owner away with the move that costs it", () => {
    expect(
      deeds(
        beginning(),
        row("ana", "09:10", queue("front", "experts")),
        row("machine", "09:10", owner("ana", "nobody")),
        row("ana", "09:10", owner("nobody", "ben")),
      ),
    ).toEqual([{ by: "ana", group: queues.experts, assignee: idOf("ben") }]);
  });

  test("is nobody's work, and its clocks are nothing", () => {
    expect(
      deeds(
        beginning(),
        row("machine", "09:10", { Type: "Set", Field: "Due", NewValue: "2025-01-07 11:00:00" }),
        row("machine", "09:20", priority("0", "100")),
        row("machine", "09:20", { Type: "EmailRecord" }),
      ),
    ).toEqual([{ via: "system", priority: "high" }]);
  });
});

describe("changes", () => {
  test.each(["Take", "Untake", "Give", "Steal", "Force"])("%s is an older way to own", (Type) => {
    const rows = [beginning(), row("ana", "09:10", { ...owner("nobody", "ben"), Type })];
    expect(deeds(...rows)).toEqual([{ by: "ana", assignee: idOf("ben") }]);
  });

  test("that no metric reads are somebody's hand", () => {
    const others = [
      { Type: "Set", Field: "Subject", NewValue: "Again" },
      { Type: "CustomField", Field: "3", NewValue: "red" },
      { Type: "AddLink", Field: "DependsOn" },
      { Type: "AddWatcher", Field: "Cc", NewValue: idOf("ben") },
    ];
    const rows = others.map((given, index) => row("ana", `09:1${index}`, given));
    expect(deeds(beginning(), ...rows)).toEqual(others.map(() => ({ by: "ana", other: true })));
  });

  test("throw a ticket away and bring it back as it was, or otherwise", () => {
    const rows = [
      beginning(),
      row("ana", "09:10", status("new", "open")),
      row("ana", "09:20", status("open", "deleted")),
      row("ana", "09:30", status("deleted", "open")),
      row("ana", "09:40", status("open", "deleted")),
      row("ana", "09:50", status("deleted", "resolved")),
    ];
    expect(deeds(...rows).map((deed) => [deed["kind"] ?? "update", deed["status"]])).toEqual([
      ["update", "open"],
      ["delete", undefined],
      ["restore", undefined],
      ["delete", undefined],
      ["update", "solved"],
      ["restore", undefined],
    ]);
  });

  test("of mail, reminders and attachments are nothing, and what nobody knows is counted", () => {
    const rows = ["EmailRecord", "CommentEmailRecord", "AddReminder", "AttachmentTruncate"].map(
      (Type) => row("ana", "09:10", { Type }),
    );
    const unknown = row("ana", "09:20", { Type: "Teleport" });
    expect(decode(beginning(), ...rows)).toMatchObject({ history: { remarks: [] } });
    const read = decode(beginning(), ...rows, unknown, unknown, beginning());
    expect(read).toMatchObject({ history: { remarks: ["unknown_records"], unknownRecords: 1 } });
  });
});

describe("a ticket into which another was merged", () => {
  const merged = (who: Name, time: string) => [
    row(who, time, { Type: "AddLink", Field: "MergedInto", ObjectId: "8" }),
    row(who, time, { Type: "AddLink", Field: "MergedInto" }),
  ];

  test("began with the older of the two, whose messages count and whose fields do not", () => {
    const rows = [
      row("carol", "08:00", { ...created, ObjectId: "8" }),
      row("ana", "08:30", { ...status("new", "resolved"), ObjectId: "8" }),
      beginning(),
      ...merged("ana", "10:00"),
      row("ben", "11:00", reply),
      row("machine", "11:00", status("new", "open")),
    ];
    const updates = updatesOf(rows);
    expect(updates.filter(({ kind }) => kind === "create")).toHaveLength(1);
    expect(updates[0]).toMatchObject({ kind: "create", set: { status: "new" } });
    expect(deeds(...rows)).toEqual([
      { by: "ana", other: true },
      { by: "carol", says: "public" },
      { by: "ana", other: true },
      { by: "ben", says: "public", status: "open" },
    ]);
    const { firstResponse, solves } = storyOf(...rows);
    expect(firstResponse).toMatchObject({ agent: idOf("ben"), end: expect.any(Number) });
    expect((firstResponse?.end ?? 0) - (firstResponse?.start ?? 0)).toBe(3 * 3600);
    expect(solves).toEqual([]);
  });
});

describe("what cannot be read", () => {
  test("makes its ticket unreadable, by the row and its field", () => {
    const broken = { ...row("ana", "09:10", reply), Created: "yesterday" };
    expect(decode(beginning(), broken)).toEqual({
      ticket: "7",
      trouble: { kind: "unreadable", where: "transactions.1.Created" },
    });
    const byLogin = { ...row("ana", "09:10", reply), Creator: { id: "ana" } };
    expect(decode(byLogin)).toMatchObject({ trouble: { where: "transactions.0.Creator.id" } });
  });

  test("is no history where there are no rows", () => {
    expect(decode()).toEqual({ ticket: "7", trouble: { kind: "no_updates" } });
    expect(decode(row("ana", "09:10", { Type: "EmailRecord" }))).toMatchObject({
      trouble: { kind: "no_updates" },
    });
  });

  test("tells that notes are hidden", () => {
    const read = decodeTransactions([beginning()], { ...decoding, notesHidden: true });
    expect(read).toMatchObject({ history: { remarks: ["notes_hidden"] } });
  });
});
