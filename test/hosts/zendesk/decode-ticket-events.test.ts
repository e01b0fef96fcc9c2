import { describe, expect, test } from "vitest";
import { decodeTicketEvents, readSave } from "../../../src/hosts/zendesk/decode-ticket-events.ts";
import type { Via } from "../../../src/hosts/zendesk/wire.ts";
import { ana, customer, decode, statuses, ticket, via } from "./audits.ts";
import { changed, child, comment, created, save } from "./told-saves.ts";

const byRule = (number: number) => ({ via: "Rule", via_reference_id: number });
const rule = (rel: string, id: number): Via => ({
  channel: "rule",
  source: { rel, from: { id, title: "A rule" }, to: {} },
});

const words = new Map([
  ["Web form#", via("web")],
  ["Mail#", via("email")],
  ["Rule#31", rule("trigger", 31)],
  ["Rule#32", rule("automation", 32)],
  ["Chat#", via("chat")],
]);

const read = (...saves: readonly object[]) => {
  const told = saves.map(readSave);
  const all = told.filter((one) => one !== null);
  return all.length < told.length
    ? null
    : decodeTicketEvents(all, { ticket, statuses, words: new Map([...words].map(asRead)) });
};

/** As it comes out of audits. */
function asRead([word, { channel, source }]: readonly [string, Via]) {
  const from = source?.from?.id;
  return [
    word,
    { channel, source: source ? { rel: source.rel, from: { id: from ? `${from}` : null } } : null },
  ] as const;
}

const event = (id: number, type: string, given: object) => ({ id, type, ...given });

describe("a save of the stream says what an audit does", () => {
  test("fields stand under their names, a rule's beside the save's own", () => {
    const told = save([
      changed({ status: "solved", previous_value: "open" }),
      changed({ assignee_id: 12 }),
      changed({ group_id: "31", previous_value: null }, byRule(31)),
      changed({ priority: "high" }, byRule(31)),
    ]);
    const change = (id: number, field_name: string, [previous_value, value]: readonly unknown[]) =>
      event(id, "Change", { field_name, value, previous_value });
    expect(read(told)).toEqual(
      decode({
        id: 900,
        created_at: told.created_at,
        author_id: ana,
        via: via("web"),
        events: [
          change(1, "status", ["open", "solved"]),
          change(2, "assignee_id", [null, "12"]),
          { ...change(3, "group_id", [null, "31"]), via: rule("trigger", 31) },
          { ...change(4, "priority", [null, "high"]), via: rule("trigger", 31) },
        ],
      }),
    );
  });

  test("tags are told with what was added, custom fields together by their numbers", () => {
    const told = save([
      changed({
        tags: ["vip", "bug"],
        added_tags: ["bug"],
        removed_tags: ["old"],
        previous_value: ["vip", "old"],
      }),
      changed({ custom_ticket_fields: { "3600": "set_up", "3601": null } }),
    ]);
    expect(read(told)).toMatchObject({
      history: { updates: [{ addTags: ["bug"], removeTags: ["old"], set: { other: true } }] },
    });
  });

  test("whoever wrote says how in full: it counts for the whole save", () => {
    const creation = save(
      [
        comment(customer, via("email")),
        created({ requester_id: customer }, { via: "Mail" }),
        created({ status: "new" }, { via: "Mail" }),
      ],
      { updater_id: customer, via: "Mail" },
    );
    const [update] = updatesOf(read(creation));
    expect(update).toMatchObject({ kind: "create", via: "person", by: `${customer}` });
    const robot = save([comment(ana, via("email", "auto_reply"))], { via: "Mail" });
    expect(updatesOf(read(robot))).toMatchObject([{ via: "autoreply" }]);
  });

  test("an automation has no number but that of what it did", () => {
    const told = save([changed({ status: "closed", previous_value: "solved" }, byRule(32))], {
      updater_id: -1,
      via: "Rule",
    });
    expect(updatesOf(read(told))).toMatchObject([{ via: "automation", by: null }]);
  });

  test("the system is nobody", () => {
    const told = save([changed({ status: "open" })], { updater_id: -1 });
    expect(updatesOf(read(told))).toMatchObject([{ by: null, via: "system" }]);
  });
});

function updatesOf(given: ReturnType<typeof read>): readonly object[] {
  if (!given || "trouble" in given) throw new Error(JSON.stringify(given));
  return given.history.updates;
}

describe("what the stream cannot tell is not told", () => {
  test.each([
    ["a save of which nothing is said", save([])],
    ["an event of another kind", save([child("SatisfactionRating", { score: "good" })])],
    ["a comment that is only mentioned", save([child("Comment", { comment_present: true })])],
    ["a comment that says not who may read it", save([{ ...comment(ana), public: undefined }])],
    ["a comment of another kind", save([{ ...comment(ana), type: "VoiceComment" }])],
    ["a comment of another save", save([{ ...comment(ana), audit_id: 1 }])],
    ["a field without a name", save([changed({})])],
    ["two fields in one", save([changed({ status: "open", priority: "low" })])],
    ["custom fields without a number", save([changed({ custom_ticket_fields: {} })])],
    ["a word that is not known", save([changed({ status: "open" })], { via: "Somehow" })],
    ["a rule that is not known", save([changed({ status: "open" }, byRule(33))])],
    ["a chat", save([changed({ status: "open" }, { via: "Chat" })], { via: "Chat" })],
    ["what was written in a chat", save([comment(ana, via("native_messaging"))])],
    [
      "two rules, one of which is whose save it is",
      save([changed({ status: "open" }, byRule(31)), changed({ priority: "low" }, byRule(32))], {
        via: "Rule",
      }),
    ],
    [
      "a save of which nobody says whose it is",
      save([changed({ status: "open" })], { updater_id: null }),
    ],
  ])("%s", (_, told) => {
    expect(read(told)).toBeNull();
  });
});

test("nothing of texts and places is kept", () => {
  const told = readSave(save([comment(ana)]));
  expect(JSON.stringify(told)).not.toMatch(/Words|Somewhere|Browser/);
});
