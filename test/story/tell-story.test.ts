import { describe, expect, test } from "vitest";
import { missingPeople, tellStory } from "../../src/story/tell-story.ts";
import { options, tell } from "../telling.ts";
import { at, directory, timeline } from "../timeline.ts";

describe("a story", () => {
  test("knows its ends, its creation and its customer", () => {
    expect(
      tell(`
        09:00 ana opens for customer
        Tue 10:00 ben solves
      `),
    ).toMatchObject({
      ticket: "T1",
      createdAt: at("09:00"),
      creation: "09:00 ana",
      firstAt: at("09:00"),
      lastAt: at("Tue 10:00"),
      requester: "customer",
      outbound: true,
      exclusion: null,
      warnings: [],
      remarks: [],
    });
  });

  test("does without its beginning, with a warning", () => {
    expect(
      tell(`
        09:00 customer writes
        10:00 ana replies, solves
      `),
    ).toMatchObject({
      createdAt: null,
      creation: null,
      firstAt: at("09:00"),
      requester: null,
      outbound: false,
      warnings: ["no_create"],
      firstResponse: null,
      awaitingSince: null,
      publicReplies: 1,
      replies: [{ agent: "ana" }],
      solves: [{ agent: "ana" }],
      touches: [{ agent: "ana" }],
    });
  });

  test("warns of updates before the creation", () => {
    expect(
      tell(`
        08:59 ana notes
        09:00 customer opens
      `),
    ).toMatchObject({ firstAt: at("09:00"), warnings: ["clock_skew"] });
  });

  test("is none without updates", () => {
    expect(tellStory(timeline(""), { directory, options: options() })).toBeNull();
  });

  test("takes a later requester for nothing, and a second creation for an update", () => {
    const story = tell(`
      09:00 customer opens
      10:00 ana opens for friend
    `);
    expect(story).toMatchObject({
      requester: "customer",
      outbound: false,
      createdAt: at("09:00"),
      firstResponse: { end: at("10:00"), agent: "ana" },
    });
  });

  test("has the same numbers when every update comes twice", () => {
    const once = timeline(`
      09:00 customer opens
      09:10 ana replies, solves
      09:20 customer writes, reopens
    `);
    const telling = { directory, options: options() };
    const twice = { ...once, updates: [...once.updates, ...once.updates] };
    expect(tellStory(twice, telling)).toEqual(tellStory(once, telling));
  });
});

describe("the states of a ticket", () => {
  test("are each of its stands, with the instant from which it held", () => {
    const { states } = tell(`
      09:00 customer opens
      09:10 ana notes
      09:20 ana takes, moves to front
      09:30 ben sets urgent, sets pending
      09:40 ben sets pending
      09:50 ana deletes
    `);
    const nothing = { status: "new", assignee: null, group: null, priority: null, exclusion: null };
    const taken = { ...nothing, assignee: "ana", group: "front" };
    const urgent = { ...taken, priority: "urgent", status: "pending" };
    expect(states).toEqual([
      { from: at("09:00"), ...nothing },
      { from: at("09:20"), ...taken },
      { from: at("09:30"), ...urgent },
      { from: at("09:50"), ...urgent, exclusion: "deleted" },
    ]);
  });

  test("may follow each other inside one second", () => {
    const { states } = tell(`
      09:00 customer opens
      09:00 trigger sets open
      09:00 trigger sets pending
    `);
    expect(states.map(({ from, status }) => [from, status])).toEqual([
      [at("09:00"), "new"],
      [at("09:00"), "open"],
      [at("09:00"), "pending"],
    ]);
  });

  test("have no status until somebody sets one", () => {
    expect(tell("09:00 ana notes").states).toMatchObject([{ status: null }]);
  });
});

describe("an excluded ticket", () => {
  const ending = (...deeds: readonly string[]) =>
    tell(
      [
        "08:00 customer opens, moves to front",
        "08:10 ana replies, moves to experts, solves",
        "08:20 customer reopens",
        "08:30 ana solves",
        "08:40 customer rates good",
        ...deeds.map((deed, index) => `09:0${index} ana ${deed}`),
      ].join("\n"),
    );

  test.each([
    [["deletes"], "deleted"],
    [["calls it spam"], "spam"],
    [["merges away"], "merged"],
    [["deletes", "restores"], null],
    [["calls it spam", "calls it no spam"], null],
    [["deletes", "calls it no spam"], "deleted"],
    [["calls it spam", "restores"], "spam"],
    [["merges away", "restores", "calls it no spam"], "merged"],
    [["merges away", "calls it spam"], "spam"],
    [["merges away", "calls it spam", "deletes"], "deleted"],
    [["calls it spam", "deletes", "restores"], "spam"],
  ])("after %j is %s", (deeds, exclusion) => {
    expect(ending(...deeds).exclusion).toBe(exclusion);
  });

  test("has no replies, solves, touches or escalations when deleted or spam", () => {
    for (const deed of ["deletes", "calls it spam"]) {
      expect(ending(deed)).toMatchObject({
        firstResponse: null,
        awaitingSince: null,
        replies: [],
        solves: [],
        reopens: [],
        touches: [],
        escalations: [],
        rating: null,
        warnings: [],
      });
    }
  });

  test("keeps replies, touches and escalations when merged away", () => {
    expect(ending("merges away")).toMatchObject({
      firstResponse: null,
      replies: [{ agent: "ana" }],
      solves: [],
      reopens: [],
      touches: [{ kind: "public" }, { kind: "field" }, { kind: "field" }],
      escalations: [{ kinds: ["group"] }],
      rating: null,
    });
  });

  test("is as if nothing had happened when it comes back", () => {
    expect(ending("deletes", "restores")).toMatchObject({
      firstResponse: { agent: "ana" },
      solves: [{}, {}],
      reopens: [{ agent: "ana" }],
      rating: { rating: "good" },
    });
  });
});

test("schedules hold from the instant that an update names them", () => {
  expect(
    tell(`
      09:00 customer opens
      10:00 trigger goes by night
      11:00 trigger goes by day
    `).schedules,
  ).toEqual([
    { from: at("10:00"), schedule: "night" },
    { from: at("11:00"), schedule: "day" },
  ]);
});

test("whom the directory lacks is found wherever a history names somebody", () => {
  const history = timeline(`
    09:00 dora opens for friend
    10:00 ana writes for nick, assigns to chen
    11:00 trigger assigns to nobody
    12:00 customer writes
    13:00 ana notes
  `);
  const known = new Map([...directory.people].filter(([id]) => id === "customer"));
  expect(missingPeople(history, { ...directory, people: known })).toEqual([
    "dora",
    "friend",
    "ana",
    "nick",
    "chen",
  ]);
  expect(missingPeople(history, directory)).toEqual([]);
});
