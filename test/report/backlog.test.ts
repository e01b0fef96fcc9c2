import { describe, expect, test } from "vitest";
import { Backlog, stateInBacklog } from "../../src/report/backlog.ts";
import type { Story } from "../../src/story/story.ts";
import { tell } from "../telling.ts";
import { at } from "../timeline.ts";

const assigned = `
  09:00 customer opens
  10:00 ana takes
  11:00 ana solves
  12:00 customer reopens, assigns to ben
`;

describe("the backlog", () => {
  test("holds a ticket from its creation to its solve, and again from a reopen", () => {
    const story = tell(assigned);
    const times = ["08:59:59", "09:00", "10:59:59", "11:00", "11:59:59", "12:00", "Sun 00:00"];
    expect(times.filter((time) => stateInBacklog(story, at(time)))).toEqual([
      "09:00",
      "10:59:59",
      "12:00",
      "Sun 00:00",
    ]);
  });

  test("goes by the assignee then", () => {
    const story = tell(assigned);
    const assigneeAt = (time: string) => stateInBacklog(story, at(time))?.assignee;
    expect(["09:30", "10:00", "12:00"].map(assigneeAt)).toEqual([null, "ana", "ben"]);
  });

  test.each([
    ["deletes", "restores"],
    ["calls it spam", "calls it no spam"],
  ])("leaves a ticket out while somebody %s it", (away, back) => {
    const story = tell(`09:00 customer opens\n10:00 ana ${away}\n11:00 ana ${back}`);
    const times = ["09:30", "10:00", "10:30", "11:00"];
    expect(times.filter((time) => stateInBacklog(story, at(time)))).toEqual(["09:30", "11:00"]);
  });

  test("held a merged ticket before it was merged", () => {
    const story = tell("09:00 customer opens\n10:00 ana merges away");
    expect(stateInBacklog(story, at("09:30"))).not.toBeNull();
    expect(stateInBacklog(story, at("10:00"))).toBeNull();
  });

  test("counts a ticket without its creation from its first update", () => {
    const story = tell("09:00 ana notes\n10:00 ana takes");
    expect(stateInBacklog(story, at("08:59"))).toBeNull();
    expect(stateInBacklog(story, at("09:00"))).toMatchObject({ status: null });
  });

  test("counts nothing before the creation, even where updates were stamped before it", () => {
    const story = tell("08:00 ana takes\n09:00 customer opens");
    expect(stateInBacklog(story, at("08:30"))).toBeNull();
    expect(stateInBacklog(story, at("09:00"))).toMatchObject({ assignee: "ana" });
  });

  test("takes the last of several updates of an instant", () => {
    const story = tell(`
      09:00 customer opens
      10:00 ana solves, seq 1
      10:00 ben reopens, takes, seq 2
    `);
    expect(stateInBacklog(story, at("10:00"))).toMatchObject({ assignee: "ben" });
  });

  test("is counted by assignee, nobody included, and nobody without a ticket", () => {
    const stories = [
      tell(assigned),
      tell("09:00 customer opens"),
      tell("09:00 customer opens, assigns to ben"),
      tell("09:00 customer opens, assigns to chen, solves"),
    ];
    const { by, total } = backlogOf(stories);
    expect(total).toBe(3);
    expect(new Map(by)).toEqual(
      new Map([
        ["ben", 2],
        [null, 1],
      ]),
    );
    expect(backlogOf([])).toMatchObject({ total: 0, by: new Map() });
  });
});

function backlogOf(stories: readonly Story[]): Backlog {
  const backlog = new Backlog(at("13:00"));
  for (const story of stories) backlog.add(story);
  return backlog;
}
