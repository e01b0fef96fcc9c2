import { describe, expect, test } from "vitest";
import { order } from "../../src/story/order.ts";
import { at, directory, timeline } from "../timeline.ts";

const ordered = (text: string) => order(timeline(text), directory);
const sourcesOf = (text: string) => ordered(text).updates.map(({ source }) => source);

describe("the order of updates", () => {
  test("is by time, however they arrived", () => {
    expect(
      sourcesOf(`
        Tue 10:00 ana solves
        Mon 09:30 ana replies
        09:00 customer opens
      `),
    ).toEqual(["09:00 customer", "09:30 ana", "Tue 10:00 ana"]);
  });

  test("inside one second puts the creation first", () => {
    expect(
      sourcesOf(`
        09:00 friend writes
        09:00 trigger sets urgent
        09:00 customer opens
      `),
    ).toEqual(["09:00 customer", "09:00 friend", "09:00 trigger"]);
  });

  test("sees nothing amiss where others share the creation's second", () => {
    expect(ordered("09:00 friend writes\n09:00 customer opens").isSkewed).toBe(false);
  });

  test("inside one second follows seq where all have one, the creation aside", () => {
    expect(
      sourcesOf(`
        09:00 customer opens
        09:00 ana replies, seq 7
        09:00 friend writes, seq 12
        09:00 trigger sets urgent, seq 3
      `),
    ).toEqual(["09:00 customer", "09:00 trigger", "09:00 ana", "09:00 friend"]);
  });

  test("does not follow the creation's own seq", () => {
    expect(
      sourcesOf(`
        09:00 ana replies, seq 1
        09:00 customer opens, seq 9
      `),
    ).toEqual(["09:00 customer", "09:00 ana"]);
  });

  test("ignores seq where one of the second lacks it, and puts customers first", () => {
    expect(
      sourcesOf(`
        08:00 customer opens
        09:00 ana replies, seq 1
        09:00 friend writes, seq 2
        09:00 trigger sets urgent
        10:00 ben replies, seq 2
        10:00 chen replies, seq 1
      `),
    ).toEqual([
      "08:00 customer",
      "09:00 friend",
      "09:00 ana",
      "09:00 trigger",
      "10:00 chen",
      "10:00 ben",
    ]);
  });

  test("puts customers first among equal numbers, and where one has none", () => {
    const following = (first: string, second: string) =>
      sourcesOf(`
        08:00 customer opens
        09:00 ana replies${first}
        09:00 friend writes${second}
      `).slice(1);
    expect(following(", seq 2", ", seq 2")).toEqual(["09:00 friend", "09:00 ana"]);
    expect(following("", ", seq 3")).toEqual(["09:00 friend", "09:00 ana"]);
    expect(following(", seq 2", "")).toEqual(["09:00 friend", "09:00 ana"]);
    expect(following(", seq 2", ", seq 3")).toEqual(["09:00 ana", "09:00 friend"]);
  });

  test("sorts numbers as numbers", () => {
    expect(
      sourcesOf(`
        08:00 customer opens
        09:00 ana notes, seq 10
        09:00 ben notes, seq 9
      `),
    ).toEqual(["08:00 customer", "09:00 ben", "09:00 ana"]);
  });

  test("asks who wrote, not who saved, and in which role at that time", () => {
    expect(
      sourcesOf(`
        08:00 customer opens
        09:00 chen replies
        09:00 ana writes for friend
        09:00 nick writes
        Tue 09:00 ana notes
        09:00 nick writes
        09:00 olga writes
      `),
    ).toEqual([
      "08:00 customer",
      "09:00 ana",
      "09:00 nick",
      "09:00 chen",
      "Tue 09:00 olga",
      "Tue 09:00 ana",
      "Tue 09:00 nick",
    ]);
  });

  test("else leaves a second as it came", () => {
    expect(
      sourcesOf(`
        08:00 customer opens
        09:00 chen notes
        09:00 ana notes
        09:00 ben notes
      `),
    ).toEqual(["08:00 customer", "09:00 chen", "09:00 ana", "09:00 ben"]);
  });

  test("takes the first create for the creation", () => {
    const { creation } = ordered(`
      10:00 ana opens
      09:00 customer opens
    `);
    expect(creation?.source).toBe("09:00 customer");
  });

  test("takes the customer's of two creations in one second", () => {
    expect(
      sourcesOf(`
        09:00 ana opens for friend
        09:00 customer opens
      `),
    ).toEqual(["09:00 customer", "09:00 ana"]);
  });

  test("takes neither of two creations by its seq where another update of the second has none", () => {
    const { creation } = ordered(`
      09:00 chen opens for friend, seq 8
      09:00 ben notes
      09:00 ana opens for customer, seq 3
    `);
    expect(creation?.source).toBe("09:00 chen");
  });
});

test("what a decoder settled is taken as it stands", () => {
  const { updates } = timeline(`
    09:00 customer opens
    09:10 ana notes
    09:10 friend writes
  `);
  const settled = order({ ...timeline(""), updates, isSettled: true }, directory);
  expect(settled).toEqual({ updates, creation: updates[0], isSkewed: false });
});

describe("repeats", () => {
  test("are ignored; the first to arrive is kept", () => {
    const { updates } = ordered(`
      09:00 customer opens
      09:30 ana replies, id same
      09:10 ben notes, id same
    `);
    expect(updates.map(({ by }) => by)).toEqual(["customer", "ana"]);
  });
});

describe("updates before the creation", () => {
  test("are moved to its instant, right after it, in their own order", () => {
    const { creation, isSkewed, updates } = ordered(`
      08:40 ben notes
      08:30 ana replies
      09:00 friend writes
      09:00 customer opens
      09:10 ana notes
    `);
    expect(isSkewed).toBe(true);
    expect(creation?.source).toBe("09:00 customer");
    expect(updates.map(({ source }) => source)).toEqual([
      "09:00 customer",
      "08:30 ana",
      "08:40 ben",
      "09:00 friend",
      "09:10 ana",
    ]);
    expect(updates.map((update) => update.at)).toEqual(
      ["09:00", "09:00", "09:00", "09:00", "09:10"].map(at),
    );
  });

  test("are no skew in the same second", () => {
    expect(
      ordered(`
        09:00 ana notes
        09:00 customer opens
      `).isSkewed,
    ).toBe(false);
  });

  test("stay where they are if there is no creation", () => {
    const { creation, isSkewed, updates } = ordered(`
      10:00 ben notes
      08:30 ana replies
    `);
    expect(creation).toBeNull();
    expect(isSkewed).toBe(false);
    expect(updates.map((update) => update.at)).toEqual([at("08:30"), at("10:00")]);
  });
});
