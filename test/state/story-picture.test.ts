import { describe, expect, test } from "vitest";
import { type StoryPicture, storyPicture } from "../../src/state/story-picture.ts";
import { tell } from "../telling.ts";
import { at, directory, personId, timeline } from "../timeline.ts";

function draw(life: string, now = "Tue 11:00", viewer = "ana"): StoryPicture {
  return storyPicture({
    story: tell(life),
    history: timeline(life),
    directory,
    viewer: personId(viewer),
    now: at(now),
  });
}

const life = `
  09:00 customer opens
  09:12 ana notes
  09:42 ana replies, sets pending, takes, moves to front
  11:05 customer writes, sets open
  13:10 ben notes, moves to experts
  13:40 chen takes
  16:20 chen replies, solves
  Tue 09:00 customer writes, reopens
  Tue 10:15 chen replies, sets hold`;

describe("the picture of a story", () => {
  test("has a lane for each agent, the highest tier on top, then who came last", () => {
    expect(draw(life).lanes.map(({ agent }) => agent)).toEqual(["chen", "ben", "ana"]);
  });

  test("shows replies, notes and changes where their agent made them", () => {
    const [chen, ben, ana] = draw(life).lanes;
    expect(chen?.marks.map(({ kind }) => kind)).toEqual(["change", "reply", "reply"]);
    expect(ben?.marks.map(({ kind }) => kind)).toEqual(["memo"]);
    expect(ana?.marks.map(({ kind }) => kind)).toEqual(["memo", "reply"]);
  });

  test("shows the customer's words, and where they reopened", () => {
    const { customer, reopened } = draw(life);
    expect(customer.map(({ kind }) => kind)).toEqual(["customer", "customer", "customer"]);
    expect(customer[0]?.x).toBe(0);
    expect(reopened).toEqual([customer[2]?.x]);
  });

  test("the first response runs from the creation to the reply, in the lane of who wrote it", () => {
    const { lanes } = draw(life);
    const ana = lanes[2];
    expect(ana?.firstResponse?.x).toBe(0);
    expect(ana?.firstResponse?.width).toBeCloseTo(ana?.marks[1]?.x ?? 0, 9);
    expect(lanes[0]?.firstResponse).toBeNull();
  });

  test("escalations rise from who raised them: to a higher group, then to a higher agent", () => {
    const [chen, ben, ana] = draw(life).lanes;
    expect(ben?.escalated).toEqual([ben?.marks[0]?.x]);
    expect(chen?.escalated).toEqual([chen?.marks[0]?.x]);
    expect(ana?.escalated).toEqual([]);
  });

  test("shows who held the ticket when: the hand-off", () => {
    const [chen, ben, ana] = draw(life).lanes;
    expect(ana?.held).toHaveLength(1);
    expect(ben?.held).toEqual([]);
    expect(chen?.held).toHaveLength(1);
    expect(chen?.held[0]?.x).toBeCloseTo((ana?.held[0]?.x ?? 0) + (ana?.held[0]?.width ?? 0), 9);
    expect((chen?.held[0]?.x ?? 0) + (chen?.held[0]?.width ?? 0)).toBeCloseTo(1, 9);
  });

  test("bands of the status follow each other to the end", () => {
    const { bands } = draw(life);
    expect(bands.map(({ status }) => status)).toEqual([
      "new",
      "pending",
      "open",
      "solved",
      "open",
      "hold",
    ]);
    for (const [index, { x, width }] of bands.entries()) {
      expect(x + width).toBeCloseTo(bands[index + 1]?.x ?? 1, 9);
    }
  });

  test("runs until now, unless it is solved", () => {
    expect(draw(life)).toMatchObject({ isRunning: true, to: at("Tue 11:00") });
    const solved = `09:00 customer opens\n10:00 ana replies, solves`;
    expect(draw(solved)).toMatchObject({ isRunning: false, to: at("10:00") });
  });

  test("a single update is a picture too", () => {
    const { bands, customer, lanes, steps } = draw("09:00 customer opens", "09:00");
    expect(lanes).toEqual([]);
    expect(customer).toEqual([{ kind: "customer", x: 0 }]);
    expect(bands).toEqual([{ status: "new", x: 0, width: 0 }]);
    expect(steps).toHaveLength(1);
  });

  test("more than four agents: the viewer and the busiest have lanes, the others share one", () => {
    const many = `
      09:00 customer opens
      09:01 ana notes
      09:02 ben notes
      09:03 ben notes
      09:04 chen notes
      09:05 chen notes
      09:06 dora notes
      09:07 dora notes
      Tue 09:00 nick notes
      Tue 09:01 nick notes`;
    const { lanes } = draw(many);
    expect(lanes.map(({ agent }) => agent)).toEqual(["chen", "ben", "ana", "dora", null]);
    expect(lanes.at(-1)?.marks.map(({ kind }) => kind)).toEqual(["memo", "memo"]);
  });

  test("rules, machines and an agent who is the customer have no lane", () => {
    const { customer, lanes } = draw(`
      09:00 ana opens
      09:05 robot replies
      09:06 ben sets open, via trigger
      09:10 ana writes`);
    expect(lanes).toEqual([]);
    expect(customer).toHaveLength(2);
  });

  test("an update that came twice is one step, and one from before the ticket stands at its beginning", () => {
    const history = timeline("09:00 customer opens\n08:50 ana notes");
    const twice = { ...history, updates: [...history.updates, ...history.updates] };
    const { steps } = storyPicture({
      story: tell("09:00 customer opens\n08:50 ana notes"),
      history: twice,
      directory,
      viewer: personId("ana"),
      now: at("10:00"),
    });
    expect(steps.map(({ update, x }) => [update.at, x])).toEqual([
      [at("09:00"), 0],
      [at("09:00"), 0],
    ]);
  });

  test("ten thousand updates make no more marks than can be seen", () => {
    const lines = Array.from({ length: 9999 }, (_, index) => {
      const time = new Date(index * 1000 + 3_600_000).toISOString().slice(11, 19);
      return `${time} ana notes`;
    });
    const { lanes, steps } = draw(["00:30 customer opens", ...lines].join("\n"), "06:00");
    expect(steps).toHaveLength(10_000);
    expect(lanes[0]?.marks.length).toBeLessThanOrEqual(201);
  });
});
