import { describe, expect, test } from "vitest";
import { tell } from "../telling.ts";
import { at } from "../timeline.ts";

/** `09:00 to 09:40 by ana`, or where the clock stands instead. */
function firstResponse(text: string, frt: object = {}): string {
  const { awaitingSince, firstResponse } = tell(text, { frt });
  const clock = awaitingSince === null ? "stopped" : `running since ${time(awaitingSince)}`;
  if (!firstResponse) return clock;
  expect(awaitingSince).toBeNull();
  return `${time(firstResponse.start)} to ${time(firstResponse.end)} by ${firstResponse.agent}`;
}

function time(instant: number): string {
  const day = Math.floor((instant - at("00:00")) / 86_400);
  const clock = new Date(instant * 1000).toISOString().slice(11, 16);
  return day ? `day ${day} ${clock}` : clock;
}

describe("the first response", () => {
  test("runs from the creation to the first human reply, and belongs to its author", () => {
    expect(
      firstResponse(`
        09:00 customer opens, assigns to ben
        09:12 ben notes
        09:15 trigger replies
        09:20 robot replies
        09:25 ben replies, via sharing
        09:30 ben replies, via merge
        09:35 ana writes for customer
        09:40 ana replies
        09:50 ben replies
      `),
    ).toBe("09:00 to 09:40 by ana");
  });

  test("is the author's, whoever saved the reply", () => {
    expect(
      firstResponse(`
        09:00 customer opens
        09:40 ben writes for ana
      `),
    ).toBe("09:00 to 09:40 by ana");
  });

  test("may take no time at all", () => {
    expect(
      firstResponse(`
        09:00 customer opens
        09:00 ana replies
      `),
    ).toBe("09:00 to 09:00 by ana");
  });

  test("starts with the creation whether or not somebody wrote in it", () => {
    expect(
      firstResponse(`
        09:00 ben opens with a note for customer
        09:40 ana replies
      `),
    ).toBe("09:00 to 09:40 by ana");
    expect(
      firstResponse(`
        09:00 ben logs for customer
        09:40 ana replies
      `),
    ).toBe("09:00 to 09:40 by ana");
  });

  test("comes at the creation's instant where the reply was stamped before it", () => {
    expect(
      firstResponse(`
        08:59 ana replies
        09:00 customer opens
      `),
    ).toBe("09:00 to 09:00 by ana");
  });

  test("waits while nobody answers", () => {
    expect(firstResponse("09:00 customer opens")).toBe("running since 09:00");
  });

  test("needs a creation", () => {
    expect(
      firstResponse(`
        09:00 customer writes
        09:40 ana replies
      `),
    ).toBe("stopped");
  });

  test("leaves its evidence: what started the clock and what stopped it", () => {
    expect(
      tell(`
        09:00 customer opens
        09:10 robot solves
        09:20 customer writes
        09:40 ana replies
      `).firstResponse?.evidence,
    ).toEqual(["09:20 customer", "09:40 ana"]);
  });
});

describe("solved by nobody human before any reply", () => {
  const solvedBy = (who: string, ...later: readonly string[]) =>
    firstResponse(["09:00 customer opens", `09:10 ${who} solves`, ...later].join("\n"));

  test.each(["robot", "automation", "customer", "friend"])("by %s, the clock stops", (who) => {
    expect(solvedBy(who)).toBe("stopped");
  });

  test("a reply while it stands still ends nothing", () => {
    expect(solvedBy("robot", "09:30 ana replies")).toBe("stopped");
    expect(
      solvedBy("robot", "09:30 ana replies", "10:00 customer writes", "10:05 ana replies"),
    ).toBe("10:00 to 10:05 by ana");
  });

  test("it starts again at the next message", () => {
    expect(solvedBy("robot", "10:00 friend writes")).toBe("running since 10:00");
    expect(solvedBy("robot", "10:00 customer writes", "10:05 ana replies")).toBe(
      "10:00 to 10:05 by ana",
    );
  });

  test("it starts again at the next reopen", () => {
    expect(solvedBy("robot", "10:00 ben reopens", "10:05 ana replies")).toBe(
      "10:00 to 10:05 by ana",
    );
  });

  test("a message that solves starts nothing", () => {
    expect(solvedBy("robot", "10:00 customer writes, reopens, solves")).toBe("running since 10:00");
    expect(
      firstResponse(`
        09:00 customer opens
        09:10 customer writes, solves
      `),
    ).toBe("stopped");
    expect(firstResponse("09:00 customer opens, solves")).toBe("stopped");
  });

  test("a reply in the update that reopens comes before the reopen", () => {
    expect(solvedBy("robot", "10:00 ana replies, reopens")).toBe("running since 10:00");
  });

  test("a human who solves silently does not stop it", () => {
    expect(solvedBy("ana", "10:00 customer writes, reopens", "10:05 ana replies")).toBe(
      "09:00 to 10:05 by ana",
    );
  });

  test("nothing starts again in the update that answers", () => {
    expect(solvedBy("ana", "10:00 ben replies, reopens")).toBe("09:00 to 10:00 by ben");
  });

  test("the requester who is an agent is the customer", () => {
    expect(
      firstResponse(`
        09:00 ana opens
        09:10 ana solves
      `),
    ).toBe("stopped");
  });
});

describe("an outbound ticket", () => {
  const outbound = `
    09:00 ana opens for customer
    09:30 ben replies
    10:00 customer writes
    10:20 ben replies
  `;

  test("waits for its first customer message", () => {
    expect(tell(outbound).outbound).toBe(true);
    expect(firstResponse(outbound)).toBe("10:00 to 10:20 by ben");
    expect(firstResponse("09:00 ana opens for customer")).toBe("stopped");
  });

  test("is not started by a reopen before that", () => {
    expect(
      firstResponse(`
        09:00 ana opens for customer, solves
        09:10 robot reopens
        09:20 ben replies
      `),
    ).toBe("stopped");
  });

  test("is started by a reopen after that", () => {
    expect(
      firstResponse(`
        09:00 ana opens for customer
        09:10 customer writes
        09:20 automation solves
        10:00 ben reopens
      `),
    ).toBe("running since 10:00");
  });

  test("can be left out", () => {
    expect(firstResponse(outbound, { outbound: "exclude" })).toBe("stopped");
  });

  test("is only what an agent opens with a reply to somebody else", () => {
    expect(tell("09:00 customer opens").outbound).toBe(false);
    expect(tell("09:00 ana opens with a note for customer").outbound).toBe(false);
    expect(tell("09:00 ana logs for customer").outbound).toBe(false);
    expect(tell("09:00 ana opens").outbound).toBe(false);
    expect(tell("09:00 ana opens for customer, via import").outbound).toBe(false);
  });
});

describe("from the hand-off", () => {
  const handedOver = `
    09:00 customer opens
    09:10 robot replies
    09:20 robot hands over
    09:30 robot hands over
    09:40 ana replies
    09:50 robot hands over
  `;

  test("starts at the last one before the reply, on demand", () => {
    expect(firstResponse(handedOver)).toBe("09:00 to 09:40 by ana");
    expect(firstResponse(handedOver, { start: "handoff" })).toBe("09:30 to 09:40 by ana");
  });

  test("does not start a clock that stands still", () => {
    expect(
      firstResponse(
        `
          09:00 customer opens
          09:10 robot solves
          09:20 robot hands over
          09:40 ana replies
        `,
        { start: "handoff" },
      ),
    ).toBe("stopped");
  });

  test("changes no reply turn", () => {
    const { replies } = tell(handedOver.replace("robot replies", "robot looks"), {
      frt: { start: "handoff" },
    });
    expect(replies.map(({ start }) => start)).toEqual([at("09:00")]);
  });
});

describe("as Zendesk counts", () => {
  const zendesk = { mode: "zendesk" };

  test("always runs from the creation", () => {
    expect(
      firstResponse(
        `
          09:00 customer opens
          09:10 automation solves
          10:00 customer writes, reopens
          10:05 ana replies
        `,
        zendesk,
      ),
    ).toBe("09:00 to 10:05 by ana");
  });

  test("ends on outbound tickets with the next human reply, asked for or not", () => {
    expect(
      firstResponse(
        `
          09:00 ana opens for customer
          09:20 robot replies
          09:25 ana replies, via trigger
          09:30 ben replies
        `,
        { ...zendesk, outbound: "exclude" },
      ),
    ).toBe("09:00 to 09:30 by ben");
  });

  test("knows no hand-off and no restart", () => {
    expect(
      firstResponse(
        `
          09:00 customer opens
          09:30 robot hands over, via bot
          09:40 ana replies
        `,
        { ...zendesk, start: "handoff" },
      ),
    ).toBe("09:00 to 09:40 by ana");
    expect(
      firstResponse(
        `
          09:00 customer opens
          09:10 robot solves
          09:40 ana replies
        `,
        zendesk,
      ),
    ).toBe("09:00 to 09:40 by ana");
  });
});

test.each(["deletes", "calls it spam", "merges away"])("somebody %s it: there is none", (deed) => {
  expect(
    firstResponse(`
      09:00 customer opens
      09:10 ana replies
      09:20 ana ${deed}
    `),
  ).toBe("stopped");
  expect(
    firstResponse(`
      09:00 customer opens
      09:20 ana ${deed}
    `),
  ).toBe("stopped");
});
