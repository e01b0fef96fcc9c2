import { describe, expect, test } from "vitest";
import type { Update } from "../../src/history/update.ts";
import { tellStory } from "../../src/story/tell-story.ts";
import { options, tell } from "../telling.ts";
import { at, directory, timeline } from "../timeline.ts";

const touches = (text: string, touch: object = {}) =>
  tell(text, { touch }).touches.map(
    ({ agent, evidence, kind }) => `${agent} ${kind}: ${evidence.join()}`,
  );

const made = (line: string, touch: object = {}) =>
  touches(`08:00 customer opens\n09:00 ${line}`, touch).map((it) => it.split(":")[0]);

describe("a touch", () => {
  test.each([
    ["ana replies", "ana public"],
    ["ana replies, solves, tags vip", "ana public"],
    ["ana notes", "ana private"],
    ["ana notes, solves", "ana private"],
    ["ana solves", "ana field"],
    ["ana sets new", "ana field"],
    ["ana tags vip", "ana field"],
    ["ana untags vip", "ana field"],
    ["dora takes", "dora field"],
    ["ana moves to front", "ana field"],
    ["ana moves to no group", "ana field"],
    ["ana clears the priority", "ana field"],
    ["ana writes for customer", "ana field"],
    ["ana notes for ben", "ana field"],
    ["ana writes for robot", "ana field"],
    ["ana merges away", "ana field"],
    ["ana replies, merges away", "ana field"],
    ["ana replies, via sharing", "ana public"],
    ["ana opens", "ana public"],
  ])("%s: %s", (line, touch) => {
    expect(made(line)).toEqual([touch]);
  });

  test.each([
    "ana looks",
    "customer writes, reopens",
    "robot replies",
    "trigger sets urgent",
    "ana replies, via trigger",
    "ana solves, via import",
    "nick replies",
    "ana replies, hands over",
    "ana deletes, solves",
    "ana restores",
    "ana calls it spam",
    "ana rates good",
  ])("is not: %s", (line) => {
    expect(made(line)).toEqual([]);
  });

  test("is a change of any field, known or not, and no set without fields", () => {
    const { updates, ...history } = timeline("08:00 customer opens\n09:00 ana looks");
    const countOf = (set: Update["set"]) => {
      const changed = updates.map((update) => (update.by === "ana" ? { ...update, set } : update));
      const telling = { directory, options: options() };
      return tellStory({ ...history, updates: changed }, telling)?.touches.length;
    };
    expect(countOf({})).toBe(0);
    expect(countOf({ status: undefined, group: undefined })).toBe(0);
    expect(countOf({ other: true })).toBe(1);
    expect(countOf({ assignee: null })).toBe(1);
  });

  test("is not the requester's, unless the options say so", () => {
    const own = "08:00 ben opens silently for ana\n09:00 ana writes";
    expect(touches(own)).toEqual(["ben field: 08:00 ben"]);
    const written = { agentRequesterIsCustomer: false };
    expect(tell(own, written).touches.map(({ agent }) => agent)).toEqual(["ben", "ana"]);
  });

  test("is the creation by an agent, even an empty one, unless the options say otherwise", () => {
    expect(touches("09:00 ana opens for customer")).toEqual(["ana public: 09:00 ana"]);
    expect(touches("09:00 ana opens silently for customer")).toEqual(["ana field: 09:00 ana"]);
    expect(touches("09:00 ana opens for customer", { countCreate: false })).toEqual([]);
  });

  test("stays on a merged-away ticket, with the merge", () => {
    expect(
      touches(`
        08:00 customer opens
        09:00 ana notes
        10:00 ben merges away
      `),
    ).toEqual(["ana private: 09:00 ana", "ben field: 10:00 ben"]);
  });
});

describe("touches that are merged", () => {
  const merged = (text: string) => touches(`08:00 customer opens\n${text}`, { mergeSeconds: 60 });

  test("are none by default, not even inside one second", () => {
    expect(
      touches(`
        08:00 customer opens
        09:00 ana notes
        09:00 ana solves
      `),
    ).toEqual(["ana private: 09:00 ana", "ana field: 09:00 ana (2)"]);
  });

  test("follow each other so soon, counted from update to update", () => {
    expect(
      merged(`
        09:00:00 ana tags vip
        09:01:00 ana notes
        09:02:00 ana solves
        09:03:01 ana tags again
      `),
    ).toEqual(["ana private: 09:00:00 ana,09:01:00 ana,09:02:00 ana", "ana field: 09:03:01 ana"]);
  });

  test("are of the strongest kind and begin with the first update", () => {
    const story = tell(
      `
        08:00 customer opens
        09:00:00 ana notes
        09:00:10 ana replies
        09:00:20 ana solves
      `,
      { touch: { mergeSeconds: 60 } },
    );
    expect(story.touches).toEqual([
      {
        at: at("09:00"),
        agent: "ana",
        kind: "public",
        evidence: ["09:00:00 ana", "09:00:10 ana", "09:00:20 ana"],
      },
    ]);
  });

  test.each([
    ["another agent", "ben notes"],
    ["another agent who only looked", "ben looks"],
    ["a customer", "customer writes"],
    ["a customer who only looked", "friend looks"],
    ["another agent's merge", "ben merges away"],
  ])("are kept apart by %s", (_, line) => {
    const found = merged(`
      09:00:00 ana notes
      09:00:10 ${line}
      09:00:20 ana notes
    `);
    expect(found.filter((touch) => touch.startsWith("ana"))).toHaveLength(2);
  });

  test.each([
    ["a rule", "trigger tags vip"],
    ["a bot", "robot replies"],
    ["another agent's rule", "ben notes, via trigger"],
    ["a rating", "customer rates good"],
    ["a hand-off", "ben hands over"],
    ["the agent, who looked", "ana looks"],
  ])("are not kept apart by %s", (_, line) => {
    expect(
      merged(`
        09:00:00 ana notes
        09:00:10 ${line}
        09:00:20 ana notes
      `),
    ).toEqual(["ana private: 09:00:00 ana,09:00:20 ana"]);
  });
});
