import { describe, expect, test } from "vitest";
import { decodeAudits } from "../../../src/hosts/zendesk/decode-audits.ts";
import {
  ana,
  audit,
  ben,
  byTrigger,
  changed,
  comment,
  created,
  customer,
  decode,
  statuses,
  ticket,
  updates,
  via,
} from "./audits.ts";

const bySystem = { author_id: -1, via: via("rule", "automation") };

describe("a creation", () => {
  const opening = [
    comment("public", customer),
    created("requester_id", `${customer}`),
    created("status", "new"),
    created("priority", null),
    created("assignee_id", null),
    created("group_id", "31"),
    created("tags", ["vip", "billing"]),
    created("subject", "Lost parcel"),
    created("28311", "a custom field"),
  ];

  test("sets what its Create events set, and names the requester", () => {
    expect(updates(audit(opening, { id: 1, author_id: customer }))).toEqual([
      {
        source: "1",
        kind: "create",
        by: "501",
        via: "person",
        requester: "501",
        comment: { author: "501", audience: "public" },
        set: { status: "new", priority: null, assignee: null, group: "31" },
        addTags: ["vip", "billing"],
      },
    ]);
  });

  test("keeps who wrote the comment apart from the agent who entered it", () => {
    expect(updates(audit(opening, { author_id: ana }))).toMatchObject([
      { by: "11", comment: { author: "501" }, requester: "501" },
    ]);
  });

  test("as a follow-up of a closed ticket is an ordinary creation", () => {
    expect(updates(audit(opening, { via: via("web", "follow_up") }))).toMatchObject([
      { kind: "create", via: "person" },
    ]);
  });

  test("that copies the tags of a merged ticket is no merge", () => {
    expect(updates(audit([...opening, created("tags", ["closed_by_merge"])]))).toMatchObject([
      { kind: "create", addTags: ["vip", "billing"] },
    ]);
  });

  test("is missing where no audit has Create events", () => {
    expect(updates(audit([comment("public")]))).toMatchObject([{ kind: "update" }]);
  });

  test.each(["import", "sample_ticket"])("over %s was written without the customer", (channel) => {
    expect(updates(audit(opening, { via: via(channel) }))).toMatchObject([
      { kind: "create", via: "import" },
    ]);
  });
});

describe("a rule inside an agent's audit", () => {
  test("gets an update of its own, and the agent no credit for it", () => {
    const solving = audit(
      [
        comment("public"),
        changed("status", ["open", "solved"]),
        { ...changed("group_id", ["31", "32"]), ...byTrigger },
        { ...changed("tags", [["a"], ["a", "b"]]), ...byTrigger },
      ],
      { id: 20 },
    );
    expect(updates(solving)).toEqual([
      {
        source: "20",
        kind: "update",
        by: "11",
        via: "person",
        comment: { author: "11", audience: "public" },
        set: { status: "solved" },
      },
      {
        source: "20:1",
        kind: "update",
        by: null,
        via: "trigger",
        set: { group: "32" },
        addTags: ["b"],
      },
    ]);
  });

  test("leaves no update where it only sent a mail", () => {
    const mailing = audit([comment("public"), { type: "Notification", ...byTrigger }]);
    expect(updates(mailing)).toHaveLength(1);
  });

  test("is one actor a rule: two triggers are two updates", () => {
    const rule = (id: number) => ({
      via: { ...byTrigger.via, source: { rel: "trigger", from: { id } } },
    });
    const raising = audit([
      comment("private"),
      { ...changed("priority", [null, "high"]), ...rule(1) },
      { ...changed("group_id", [null, "32"]), ...rule(2) },
      { ...changed("assignee_id", [null, "12"]), ...rule(1) },
    ]);
    expect(updates(raising).slice(1)).toMatchObject([
      { by: null, set: { priority: "high", assignee: "12" } },
      { by: null, set: { group: "32" } },
    ]);
  });

  test("may write a comment, which is the rule's", () => {
    const answering = audit(
      [comment("public", customer), { ...comment("public", ana), ...byTrigger }],
      { author_id: customer },
    );
    expect(updates(answering)).toMatchObject([
      { by: "501", via: "person" },
      { by: null, via: "trigger", comment: { author: "11" } },
    ]);
  });

  test("that names the same way as its audit is not split off", () => {
    const editing = audit([{ ...changed("status", ["new", "open"]), via: via("api") }]);
    expect(updates(editing)).toMatchObject([{ by: "11", set: { status: "open" } }]);
  });
});

describe("who and how", () => {
  test.each([
    ["rule", "trigger", "trigger"],
    ["rule", null, "trigger"],
    ["rule", "automation", "automation"],
    ["rule", "macro", "person"],
    ["system", null, "system"],
    ["group_deletion", null, "system"],
    ["system", "merge", "merge"],
    ["web", "merge", "merge"],
    ["merge", null, "merge"],
    ["user_merge", null, "system"],
    ["linked_problem", null, "system"],
    [8, "automation", "automation"],
    [8, null, "trigger"],
    [9, null, "system"],
    [10, null, "system"],
    [19, null, "merge"],
    [22, null, "bot"],
    [25, null, "system"],
    [31, null, "sharing"],
    [39, null, "import"],
    [4, null, "person"],
    [90, null, "person"],
    ["ticket_sharing", null, "sharing"],
    ["import", null, "import"],
    ["sla", null, "sla"],
    ["answer_bot_api", null, "bot"],
    ["email", "auto_reply", "autoreply"],
    ["email", null, "person"],
    ["native_messaging", null, "person"],
    ["a_channel_of_tomorrow", null, "person"],
  ])("%s/%s is %s", (channel, rel, expected) => {
    const read = updates(audit([changed("status", ["new", "open"])], { via: via(channel, rel) }));
    expect(read).toMatchObject([{ via: expected }]);
  });

  test("author -1 is the system", () => {
    expect(updates(audit([changed("status", ["solved", "closed"])], bySystem))).toMatchObject([
      { by: null, via: "automation", set: { status: "closed" } },
    ]);
    expect(updates(audit([changed("status", ["new", "open"])], { author_id: -1 }))).toMatchObject([
      { by: null, via: "system" },
    ]);
  });

  test("a tweet's audit names nobody: its author made it", () => {
    const tweeted = audit([comment("public", customer)], { author_id: -1, via: via("twitter") });
    expect(updates(tweeted)).toMatchObject([{ by: "501", via: "person" }]);
  });

  test("an agent who shares the ticket stays a person, the other account does not", () => {
    const sharing = { type: "TicketSharingEvent", agreement_id: 3, action: "shared" };
    expect(updates(audit([comment("public"), sharing]))).toMatchObject([{ via: "person" }]);
    expect(updates(audit([comment("public"), sharing], { via: via("api") }))).toMatchObject([
      { via: "sharing" },
    ]);
  });
});

describe("fields", () => {
  test.each([null, "", "0", 0, undefined])("%j is nothing", (nothing) => {
    const emptying = audit(
      ["assignee_id", "group_id", "priority"].map((field) => changed(field, ["3", nothing])),
    );
    expect(updates(emptying)).toMatchObject([
      { set: { assignee: null, group: null, priority: null } },
    ]);
  });

  test("ids become text, whether Zendesk writes text or numbers", () => {
    const assigning = audit([
      changed("assignee_id", [null, ben]),
      changed("group_id", [null, "31"]),
    ]);
    expect(updates(assigning)).toMatchObject([{ set: { assignee: "12", group: "31" } }]);
  });

  test("a custom status stands for its category where no status is given", () => {
    expect(updates(audit([changed("custom_status_id", [1, 9002])]))).toMatchObject([
      { set: { status: "hold" } },
    ]);
    expect(
      updates(
        audit([changed("custom_status_id", ["1", "9002"]), changed("status", ["new", "open"])]),
      ),
    ).toMatchObject([{ set: { status: "open" } }]);
  });

  test("a custom status that nobody knows is a change of something, with a remark", () => {
    const read = decode(audit([changed("custom_status_id", [1, 4711])], { id: 5 }));
    expect(read).toMatchObject({ history: { remarks: ["unknown_records"] } });
    expect(read).toHaveProperty("history.updates.0.set", { other: true });
  });

  test("tags are compared, as lists or as texts", () => {
    const both = { addTags: ["new"], removeTags: ["old"] };
    const before = ["old", "same"];
    expect(updates(audit([changed("tags", [before, ["same", "new"]])]))).toMatchObject([both]);
    expect(updates(audit([changed("tags", ["old same", "same  new"])]))).toMatchObject([both]);
    expect(updates(audit([changed("tags", [null, ["new"]])]))).toMatchObject([
      { addTags: ["new"] },
    ]);
  });

  test.each(["360012", "subject", "type"])("%s, which no metric reads, is a change", (field) => {
    const [update] = updates(audit([changed(field, ["a", "b"])], { id: 3 }));
    const set = { other: true };
    expect(update).toEqual({ source: "3", kind: "update", by: "11", via: "person", set });
  });

  test("the author of a comment without one is the update's", () => {
    expect(updates(audit([{ type: "Comment", public: false }]))).toMatchObject([
      { comment: { author: "11", audience: "private" } },
    ]);
  });
});

describe("comments", () => {
  test("a second one in a save is not lost", () => {
    expect(updates(audit([comment("public"), comment("private", ben)], { id: 8 }))).toMatchObject([
      { source: "8", comment: { author: "11", audience: "public" } },
      { source: "8:1", comment: { author: "12", audience: "private" } },
    ]);
  });

  test.each(["VoiceComment", "FacebookComment"])("a public %s is one", (type) => {
    expect(updates(audit([{ type, public: true, author_id: ben }]))).toMatchObject([
      { comment: { author: "12", audience: "public" } },
    ]);
  });

  test("a tweet that was sent is public, and the same as the comment beside it", () => {
    const tweet = { type: "Tweet", direct_message: false };
    expect(updates(audit([tweet]))).toMatchObject([
      { comment: { author: "11", audience: "public" } },
    ]);
    expect(updates(audit([tweet, comment("public")]))).toHaveLength(1);
  });

  test.each([true, false])(
    "made private later was public when posted (Zendesk shows %s)",
    (shown) => {
      const posted = { ...comment("public"), id: 77, public: shown };
      const hiding = audit([{ type: "CommentPrivacyChange", comment_id: 77, public: false }]);
      const [first, second] = updates(audit([posted]), hiding);
      expect(first).toMatchObject({ comment: { audience: "public" } });
      expect(second).toHaveProperty("comment", undefined);
    },
  );

  test("are not made private by a change that names none of them", () => {
    const nameless = { type: "Comment", author_id: ana, public: true };
    const [posted] = updates(audit([nameless, { type: "CommentPrivacyChange", public: true }]));
    expect(posted).toMatchObject({ comment: { audience: "public" } });
  });

  test("made private and public again was what it was at first", () => {
    const posted = { ...comment("private"), id: 78 };
    const toggled = [true, false].map((isPublic) =>
      audit([{ type: "CommentPrivacyChange", comment_id: 78, public: isPublic }]),
    );
    expect(updates(audit([posted]), ...toggled)[0]).toMatchObject({
      comment: { audience: "private" },
    });
  });

  test("belong to the chat session of their audit", () => {
    const ended = { type: "ChatEndedEvent", value: { chat_id: "2109.S1" } };
    const read = decode(audit([comment("public"), ended]));
    expect(read).toMatchObject({
      history: { updates: [{ comment: { chat: "2109.S1" } }], remarks: [] },
    });
  });

  test("of a chat are kept elsewhere, which is said", () => {
    const started = { type: "ChatStartedEvent", value: { chat_id: "S1", history: [] } };
    expect(decode(audit([started]))).toMatchObject({ history: { remarks: ["chat_elsewhere"] } });
  });
});

describe("what has an effect of its own", () => {
  const alone = { source: "5", by: "11", via: "person" };

  test.each([
    ["delete", changed("status", ["open", "deleted"])],
    ["restore", changed("status", ["deleted", "open"])],
    ["spam", changed("status", ["new", "suspended"])],
    ["unspam", changed("status", ["suspended", "new"])],
  ])("%s", (kind, event) => {
    expect(updates(audit([event], { id: 5 }))).toEqual([{ ...alone, kind }]);
    // A custom status that follows is no status of its own.
    const following = changed("custom_status_id", [9001, 9002]);
    expect(updates(audit([event, following], { id: 5 }))).toEqual([{ ...alone, kind }]);
  });

  test("merging away: the mark of the loser, or rel merge and closed", () => {
    const marked = audit([
      comment("private"),
      changed("status", ["open", "closed"]),
      changed("tags", [["x"], ["x", "closed_by_merge"]]),
    ]);
    const closing = audit([comment("private"), changed("status", ["open", "closed"])], {
      via: via("web", "merge"),
    });
    for (const merged of [marked, closing]) {
      const read = updates(merged);
      expect(read).toMatchObject([
        { kind: "merge_into", by: "11", via: "person", set: { status: "closed" } },
      ]);
      expect(read[0]).toHaveProperty("addTags", undefined);
    }
  });

  test("the winner of a merge gets a comment that no customer waited for", () => {
    const winning = audit([comment("public")], { via: via("web", "merge") });
    expect(updates(winning)).toMatchObject([{ kind: "update", via: "merge", by: "11" }]);
  });

  test("a hand-off", () => {
    const handing = audit([], { id: 5, via: via("native_messaging", "handoff") });
    expect(updates(handing)).toEqual([{ ...alone, kind: "handoff" }]);
  });

  test.each([
    { type: "ScheduleAssignment", previous_schedule_id: null, new_schedule_id: 42 },
    changed("schedule_id", [null, "42"]),
  ])("another schedule", (event) => {
    expect(updates(audit([{ ...event, ...byTrigger }], { ...bySystem, id: 5 }))).toMatchObject([
      { kind: "update" },
      { kind: "schedule", schedule: "42", by: null, via: "trigger" },
    ]);
    expect(updates(audit([event], { id: 5 }))).toEqual([
      { ...alone, kind: "schedule", schedule: "42" },
    ]);
  });

  test.each([
    [
      "both",
      [
        changed("satisfaction_score", ["offered", "good"]),
        { type: "SatisfactionRating", score: "good" },
      ],
    ],
    ["the change alone", [changed("satisfaction_score", ["offered", "good_with_comment"])]],
    ["the event alone", [{ type: "SatisfactionRating", score: "good" }]],
  ])("a rating is given once: %s", (_, events) => {
    expect(updates(audit(events, { id: 5, author_id: customer }))).toEqual([
      { source: "5", kind: "csat", by: "501", via: "person", rating: "good" },
    ]);
  });

  test("an offer to rate by an automation is the automation's", () => {
    const offering = audit(
      [changed("satisfaction_score", ["unoffered", "offered"]), changed("tags", [[], ["asked"]])],
      bySystem,
    );
    expect(updates(offering)).toMatchObject([
      { kind: "update", via: "automation", addTags: ["asked"] },
      { kind: "csat", via: "automation", by: null, rating: "offered" },
    ]);
  });

  test("stands beside what else was saved", () => {
    const deleting = audit([comment("private"), changed("status", ["open", "deleted"])], { id: 5 });
    expect(updates(deleting)).toMatchObject([
      { source: "5", kind: "update", comment: { audience: "private" } },
      { source: "5:1", kind: "delete" },
    ]);
  });
});

describe("order and identity", () => {
  test("seq follows the audits, the actors in each, and the pages", () => {
    const read = decode(
      audit([comment("public"), { ...changed("status", ["new", "open"]), ...byTrigger }]),
      audit([comment("private")]),
    );
    expect(read).toMatchObject({ history: { updates: [{ seq: 0 }, { seq: 1 }, { seq: 2 }] } });
  });

  test("an audit on two pages counts once, as it came first", () => {
    const twice = audit([comment("public"), { type: "HologramEvent" }]);
    const last = audit([comment("private"), { type: "HologramEvent" }]);
    const read = decode(twice, { ...twice, created_at: "2025-01-06T10:00:00Z" }, last);
    expect(read).toMatchObject({ history: { unknownRecords: 2 } });
    expect(updates(twice, twice, last).map(({ source }) => source)).toEqual([
      `${twice.id}`,
      `${last.id}`,
    ]);
  });
});

describe("bad input", () => {
  test.each([
    ["audits", null],
    ["audits", "<html>"],
    ["audits", { audits: {} }],
    ["audits.0.events", { audits: [{ id: 1, created_at: "2025-01-06T09:00:00Z", author_id: 1 }] }],
  ])("unreadable at %s", (where, answer) => {
    expect(decodeAudits([answer], { ticket, statuses })).toEqual({
      ticket,
      trouble: { kind: "unreadable", where },
    });
  });

  test("a ticket without audits has no updates", () => {
    expect(decode()).toEqual({ ticket, trouble: { kind: "no_updates" } });
  });

  test.each([
    ["audits.1.created_at", audit([], { created_at: "2025-02-31T09:00:00Z" })],
    ["audits.1.events.0.type", { ...audit([]), events: [{ type: null }] }],
    [
      "audits.1.events.0.via.channel",
      { ...audit([]), events: [{ type: "Change", via: { channel: {} } }] },
    ],
    ["audits.1", audit([comment("public"), changed("status", ["open", "escalated"])])],
    ["audits.1", audit([changed("assignee_id", [null, { id: 1 }])])],
    ["audits.1", audit([changed("priority", [null, "top"])])],
    ["audits.1", audit([changed("tags", [null, [{}]])])],
    ["audits.1", audit([{ type: "Comment", author_id: ana }])],
  ])("one bad record spares no number: unreadable at %s", (where, bad) => {
    expect(decode(audit([comment("public")]), bad)).toEqual({
      ticket: "7",
      trouble: { kind: "unreadable", where },
    });
  });

  test("records of unknown kinds are passed over with a remark, and counted", () => {
    const odd = { type: "HologramEvent", value: { deep: [1] } };
    const read = decode(audit([comment("public"), odd]), audit([odd, odd]));
    expect(read).toMatchObject({ history: { remarks: ["unknown_records"], unknownRecords: 3 } });
    expect(decode(audit([comment("public")]))).toMatchObject({ history: { remarks: [] } });
  });

  test.each([
    "Cc",
    "NotificationWithCcs",
    "FollowerChange",
    "FollowerNotification",
    "EmailCcChange",
    "SmsNotification",
    "AgentMacroReference",
    "OrganizationActivity",
    "SlaTargetChange",
    "Error",
    "TranslatableError",
    "External",
    "Push",
    "LogMeInTranscript",
    "CommentRedactionEvent",
    "AttachmentRedactionEvent",
    "SuspendedTicketRecovery",
    "OfferedTo",
    "SurveyOffered",
    "SkillAssigned",
    "ChatEndedEvent",
    "TicketSharingEvent",
    "CollabThreadCreated",
  ])("%s is known to change nothing", (type) => {
    expect(decode(audit([comment("public"), { type }]))).toMatchObject({
      history: { remarks: [] },
    });
  });
});
