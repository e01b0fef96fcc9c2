import fc from "fast-check";
import { expect, test } from "vitest";
import type { Directory } from "../../../src/history/directory.ts";
import type { GroupId } from "../../../src/history/ids.ts";
import type { TicketHistory } from "../../../src/history/update.ts";
import { decodeTransactions } from "../../../src/hosts/request-tracker/decode-transactions.ts";
import { tellStory } from "../../../src/story/tell-story.ts";
import { options } from "../../telling.ts";
import { lived, lives } from "./lives.ts";
import { created, decoding, idOf, owner, queues, reply, row, status } from "./rows.ts";

const directory: Directory = {
  people: new Map(
    (["ana", "ben", "carol"] as const).map((name) => {
      const role = name === "carol" ? ("end_user" as const) : ("agent" as const);
      return [idOf(name), { id: idOf(name), name, role, roleChanges: [], tier: null }];
    }),
  ),
  groups: new Map(
    ([queues.front, queues.experts] as const).map((number, index) => {
      const id = number as GroupId;
      return [id, { id, name: number, tier: index + 1 }];
    }),
  ),
};

/** A story in which each piece of evidence is an update by its place. */
function told(history: TicketHistory) {
  const story = tellStory(history, { directory, options: options() });
  const places = new Map(history.updates.map(({ source }, index) => [source, index]));
  return JSON.parse(
    JSON.stringify(story, (key, value) =>
      key === "evidence" || key === "creation"
        ? [value].flat().map((source) => places.get(source))
        : value,
    ),
  );
}

test("a ticket's life in RT's rows is the story that was lived", () => {
  fc.assert(
    fc.property(lives, fc.infiniteStream(fc.nat()), (acts, dice) => {
      const { history, rows, today } = lived(acts);
      const shuffled = rows
        .map((one) => [dice.next().value, one] as const)
        .sort(([one], [other]) => one - other)
        .map(([, one]) => one);
      const read = decodeTransactions([...shuffled, ...shuffled.slice(0, 3)], {
        ...decoding,
        today,
      });
      if ("trouble" in read) throw new Error(JSON.stringify(read.trouble));
      expect(told(read.history)).toEqual(told(history));
    }),
    { numRuns: 1000 },
  );
});

const whole = [
  row("carol", "09:00", created),
  row("ana", "09:10", owner("nobody", "ana")),
  row("ana", "09:10", reply),
  row("machine", "09:10", status("new", "open")),
  row("ana", "09:20", status("open", "deleted")),
  row("ana", "09:30", { Type: "Set", Field: "Priority", OldValue: "0", NewValue: "50" }),
];

/** Either a history of this ticket with sound updates, or one trouble that is named. */
function isSound(read: ReturnType<typeof decodeTransactions>): boolean {
  if ("trouble" in read) return ["unreadable", "no_updates"].includes(read.trouble.kind);
  const { updates } = read.history;
  return (
    new Set(updates.map(({ source }) => source)).size === updates.length &&
    updates.every(({ at }) => Number.isInteger(at))
  );
}

test("any JSON gives a history or a trouble", () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (rows) => {
      expect(isSound(decodeTransactions(rows, decoding))).toBe(true);
    }),
  );
});

test("real rows with any value in them replaced give a history or a trouble", () => {
  const places = whole.flatMap((one, index) =>
    Object.keys(one).map((key) => [index, key] as const),
  );
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue(), ([index, key], value) => {
      const rows = whole.map((one, place) => (place === index ? { ...one, [key]: value } : one));
      expect(isSound(decodeTransactions(rows, decoding))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
