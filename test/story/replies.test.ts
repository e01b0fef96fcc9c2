import { describe, expect, test } from "vitest";
import { tell } from "../telling.ts";
import { at } from "../timeline.ts";

/** `09:00 customer to 09:40 ana, first`: the evidence of a pair is its two ends. */
function pairs(text: string, turns: object = {}): readonly string[] {
  return tell(text, { turns }).replies.map(({ agent, evidence, first }) => {
    expect(evidence).toHaveLength(2);
    return `${evidence.join(" to ")} by ${agent}${first ? ", first" : ""}`;
  });
}

describe("a reply turn", () => {
  test("opens at a message and closes at a human reply", () => {
    expect(
      pairs(`
        09:00 customer opens
        09:10 ana notes
        09:20 customer writes
        09:40 ana replies
        09:50 ben replies
        10:00 friend writes
        10:30 ben replies
      `),
    ).toEqual(["09:00 customer to 09:40 ana by ana, first", "10:00 friend to 10:30 ben by ben"]);
  });

  test("takes the time between its two ends", () => {
    const [pair] = tell(`
      09:00 customer opens
      Tue 09:40 ana replies
    `).replies;
    expect(pair).toMatchObject({ start: at("09:00"), end: at("Tue 09:40") });
  });

  test("belongs to the author of the reply, not to who saved it", () => {
    expect(
      pairs(`
        09:00 customer opens
        09:40 ben writes for ana
      `),
    ).toEqual(["09:00 customer to 09:40 ben by ana, first"]);
  });

  test("gives nothing while it is open", () => {
    expect(pairs("09:00 customer opens")).toEqual([]);
    expect(
      pairs(`
        09:00 customer opens silently
        09:30 ana replies
      `),
    ).toEqual([]);
  });

  test("is closed by a bot's answer without a pair, unless the options say otherwise", () => {
    const answered = (who: string, how = "") => `
      09:00 customer opens
      09:10 ${who} replies${how}
      09:40 ana replies
      10:00 customer writes
      10:30 ana replies
    `;
    const second = "10:00 customer to 10:30 ana by ana";
    const first = "09:00 customer to 09:40 ana by ana, first";
    expect(pairs(answered("robot"))).toEqual([second]);
    expect(pairs(answered("robot"), { botAnswerCloses: false })).toEqual([first, second]);
    expect(pairs(answered("trigger"))).toEqual([first, second]);
    expect(pairs(answered("automation"))).toEqual([first, second]);
    expect(pairs(answered("robot", ", via trigger"))).toEqual([first, second]);
  });

  test("is closed by a solve without a pair", () => {
    expect(
      pairs(`
        09:00 customer opens
        09:10 ana solves
        09:40 ana replies
      `),
    ).toEqual([]);
    expect(
      pairs(`
        09:00 customer opens
        09:10 customer writes, solves
        09:40 ana replies
      `),
    ).toEqual([]);
    expect(
      pairs(`
        09:00 customer opens, solves
        09:40 ana replies
      `),
    ).toEqual([]);
  });

  test("is closed by the reply of the update that solves", () => {
    expect(
      pairs(`
        09:00 customer opens
        09:40 ana replies, solves
      `),
    ).toEqual(["09:00 customer to 09:40 ana by ana, first"]);
  });

  test("is not first after any human reply, asked for or not", () => {
    expect(
      pairs(`
        09:00 ana opens for customer
        10:00 customer writes
        10:30 ben replies
      `),
    ).toEqual(["10:00 customer to 10:30 ben by ben"]);
  });

  test("is counted without a creation too", () => {
    expect(
      pairs(`
        09:00 customer writes
        09:30 ana replies
      `),
    ).toEqual(["09:00 customer to 09:30 ana by ana, first"]);
  });
});

describe("public replies", () => {
  const count = (text: string) => tell(text).publicReplies;

  test("are human replies, however many customers asked", () => {
    expect(
      count(`
        09:00 customer opens
        09:10 robot replies
        09:20 ana notes
        09:30 ana replies
        09:31 ana replies
        09:40 ben replies, via merge
      `),
    ).toBe(2);
  });

  test("leave out the opening of an outbound ticket", () => {
    expect(
      count(`
        09:00 ana opens for customer
        09:31 ana replies
      `),
    ).toBe(1);
  });

  test("count once in one chat", () => {
    expect(
      count(`
        09:00 customer opens
        09:30 ana chats one
        09:31 ben chats one
        09:32 ana replies
        Tue 09:30 ana chats two
        09:31 ana chats two
      `),
    ).toBe(3);
  });
});
