import { describe, expect, test } from "vitest";
import { tell } from "../telling.ts";
import { at } from "../timeline.ts";

/** `ana to chen: group,agent (10:00 ana)` for each escalation of a ticket that Ben has on the front. */
function escalations(text: string, escalation: object = {}): readonly string[] {
  const story = tell(`08:00 customer opens, moves to front, assigns to ben\n${text}`, {
    escalation,
  });
  return story.escalations.map(
    ({ by, evidence, kinds, to }) => `${by} to ${to}: ${kinds.join()} (${evidence.join()})`,
  );
}

const kindsOf = (line: string, escalation: object = {}) =>
  escalations(`10:00 ${line}`, escalation).map((it) => it.split(/: | \(/)[1]);

describe("an escalation", () => {
  test.each([
    ["ana moves to experts", "group"],
    ["ana assigns to chen", "agent"],
    ["ana sets high", "priority"],
    ["ana sets urgent", "priority"],
    ["ana moves to experts, assigns to chen, sets urgent", "group,agent,priority"],
    ["ana sets urgent, assigns to chen", "agent,priority"],
    ["trigger moves to experts", "group"],
    ["customer assigns to chen", "agent"],
    ["ana moves to experts, assigns to nobody", "group"],
  ])("%s: %s", (line, kinds) => {
    expect(kindsOf(line)).toEqual([kinds]);
  });

  test.each([
    ["lateral", "ana moves to phone, assigns to ana"],
    ["without a tier", "ana moves to sales, assigns to dora"],
    ["priority by a rule", "trigger sets urgent"],
    ["priority by a bot", "robot sets urgent"],
    ["priority by the customer", "customer sets urgent"],
    ["priority that says the same", "ana sets normal"],
    ["lower priority", "ana sets low"],
    ["a merge", "ana merges away, moves to experts, assigns to chen, sets urgent"],
    ["to nobody", "ana moves to no group, assigns to nobody"],
    ["a kind of update without fields", "ana hands over, moves to experts"],
  ])("is none: %s", (_, line) => {
    expect(kindsOf(line)).toEqual([]);
  });

  test("needs a value before: neither the creation nor the first routing is one", () => {
    const { deescalations, escalations } = tell(`
      08:00 customer opens, moves to experts, assigns to chen, sets urgent
      09:00 ana moves to no group, assigns to nobody
      10:00 ana moves to experts, assigns to chen
    `);
    expect([deescalations, escalations]).toEqual([0, []]);
  });

  test("goes by the values directly before", () => {
    expect(
      escalations(`
        09:00 ana moves to sales
        10:00 ana moves to experts
      `),
    ).toEqual([]);
  });

  test("counts no priority as normal, and only what the options name", () => {
    expect(kindsOf("ana sets high", { priority: ["urgent"] })).toEqual([]);
    const raised = (text: string) => escalations(text, { priority: ["normal"] });
    expect(raised("09:00 ana sets low\n10:00 ana clears the priority")).toEqual([
      "ana to null: priority (10:00 ana)",
    ]);
    expect(raised("10:00 ana sets normal")).toEqual([]);
  });

  test("is raised by the human who did it, else by nobody", () => {
    expect(
      escalations(`
        09:00 dora moves to experts
        10:00 trigger moves to front
        11:00 ana moves to experts, via trigger
      `),
    ).toEqual(["dora to null: group (09:00 dora)", "null to null: group (11:00 ana)"]);
  });

  test("by a tag needs a named tag that is new on the ticket", () => {
    const tags = ["hot", "vip"];
    expect(kindsOf("ana tags hot", { tags })).toEqual(["tag"]);
    expect(kindsOf("trigger tags hot vip", { tags })).toEqual(["tag"]);
    expect(kindsOf("ana tags cold", { tags })).toEqual([]);
    expect(kindsOf("ana tags hot, hands over", { tags })).toEqual([]);
    expect(kindsOf("ana tags hot")).toEqual([]);
    expect(
      escalations(
        `
          09:00 ana tags hot
          09:10 ana tags hot
          09:20 ana untags hot
          09:30 robot tags hot
          09:40 ana tags vip hot
        `,
        { tags },
      ),
    ).toEqual([
      "ana to null: tag (09:00 ana)",
      "null to null: tag (09:30 robot)",
      "ana to null: tag (09:40 ana)",
    ]);
  });

  test("is no tag of the creation", () => {
    const story = tell("08:00 customer opens, tags hot\n09:00 ana tags hot", {
      escalation: { tags: ["hot"] },
    });
    expect(story.escalations).toEqual([]);
  });
});

describe("a de-escalation", () => {
  const count = (...lines: readonly string[]) =>
    tell(
      ["08:00 customer opens, moves to experts, assigns to chen, sets urgent", ...lines].join("\n"),
    ).deescalations;

  test("is a falling tier of group or agent, once an update", () => {
    expect(count("09:00 ana moves to front")).toBe(1);
    expect(count("09:00 trigger assigns to ben")).toBe(1);
    expect(count("09:00 ana moves to front, assigns to ben")).toBe(1);
    expect(count("09:00 ana moves to front", "10:00 ana assigns to ben")).toBe(2);
  });

  test("is no falling priority, no merge, and nothing without tiers", () => {
    expect(count("09:00 ana sets low")).toBe(0);
    expect(count("09:00 ana merges away, moves to front")).toBe(0);
    expect(count("09:00 ana moves to sales, assigns to dora")).toBe(0);
    expect(count("09:00 ana moves to no group, assigns to nobody")).toBe(0);
  });

  test("is no update that escalates for any reason", () => {
    const story = tell(`
      08:00 customer opens, moves to experts, assigns to ben
      09:00 ana moves to front, assigns to chen
      10:00 ana assigns to ben, sets urgent
    `);
    expect(story.escalations.map(({ kinds }) => kinds.join())).toEqual(["agent", "priority"]);
    expect(story.deescalations).toBe(0);
  });
});

describe("who received it", () => {
  test("is the new assignee of the same update, whatever the reason", () => {
    expect(escalations("10:00 ana moves to experts, assigns to dora")).toEqual([
      "ana to dora: group (10:00 ana)",
    ]);
    expect(escalations("10:00 ben sets urgent, assigns to ana")).toEqual([
      "ben to ana: priority (10:00 ben)",
    ]);
  });

  test("is not an assignee who stays", () => {
    expect(escalations("10:00 ana moves to experts, assigns to ben")).toEqual([
      "ana to null: group (10:00 ana)",
    ]);
  });

  test("is nobody where the next assignee is of a higher tier: that is an escalation of its own", () => {
    expect(
      escalations(`
        10:00 ana moves to experts
        10:20 chen takes
      `),
    ).toEqual(["ana to null: group (10:00 ana)", "chen to chen: agent (10:20 chen)"]);
  });

  test("is else the next one set in that group, and the update that set it is evidence", () => {
    expect(
      escalations(`
        10:00 ana moves to experts
        10:10 ana notes, assigns to nobody
        10:20 chen takes
        10:30 chen assigns to dora
      `),
    ).toEqual(["ana to chen: group (10:00 ana,10:20 chen)"]);
  });

  test.each([
    ["the group changes", "trigger moves to sales"],
    ["the group changes in that update", "chen takes, moves to sales"],
    ["the ticket escalates again", "ana sets urgent"],
    ["the ticket falls back", "ana moves to front"],
  ])("is nobody once %s", (_, line) => {
    const [first] = escalations(`
      09:00 trigger assigns to nobody
      10:00 ana moves to experts
      10:05 ${line}
      10:20 chen takes
    `);
    expect(first).toBe("ana to null: group (10:00 ana)");
  });

  test("is nobody later for a priority or a tag", () => {
    expect(
      escalations(
        `
          10:00 ben sets urgent, tags hot
          10:20 ana takes
        `,
        { tags: ["hot"] },
      ),
    ).toEqual(["ben to null: priority,tag (10:00 ben)"]);
  });
});

describe("steps that are merged", () => {
  const merged = (text: string) => escalations(text, { mergeSeconds: 300, tags: ["hot"] });

  test("are none by default", () => {
    expect(
      escalations(`
        10:00 ana moves to experts
        10:01 ana assigns to chen
      `),
    ).toHaveLength(2);
  });

  test("join the first one within the time from it, and keep what it says", () => {
    expect(
      merged(`
        10:00:00 ana sets high
        10:04:00 ben assigns to chen
        10:05:00 ben moves to experts
        10:05:01 dora tags hot
      `),
    ).toEqual([
      "ana to chen: group,agent,priority (10:00:00 ana,10:04:00 ben,10:05:00 ben)",
      "dora to null: tag (10:05:01 dora)",
    ]);
    const story = tell(
      `
        08:00 customer opens, moves to front
        10:00 ana sets high
        10:04 ben moves to experts
      `,
      { escalation: { mergeSeconds: 300 } },
    );
    expect(story.escalations[0]?.at).toBe(at("10:00"));
  });

  test("keep the first receiver", () => {
    expect(
      merged(`
        10:00 ana assigns to chen
        10:01 chen moves to experts, assigns to dora
      `),
    ).toEqual(["ana to chen: group,agent (10:00 ana,10:01 chen)"]);
  });

  test("do not join across a de-escalation", () => {
    expect(
      merged(`
        10:00 ana moves to experts
        10:01 ana moves to front
        10:02 ana moves to experts
      `),
    ).toHaveLength(2);
  });

  test("find their receiver later too", () => {
    expect(
      merged(`
        09:00 trigger assigns to nobody
        10:00 ana sets urgent
        10:01 ana moves to experts
        11:00 chen takes
      `),
    ).toEqual(["ana to chen: group,priority (10:00 ana,10:01 ana,11:00 chen)"]);
  });
});

test("an escalation stays on a merged-away ticket, and none on a deleted one", () => {
  expect(escalations("10:00 ana moves to experts\n11:00 ana merges away")).toHaveLength(1);
  expect(escalations("10:00 ana moves to experts\n11:00 ana deletes")).toHaveLength(0);
});
