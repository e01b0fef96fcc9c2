import { describe, expect, test } from "vitest";
import { tell } from "../telling.ts";
import { at } from "../timeline.ts";

const solves = (text: string, options: object = {}) =>
  tell(text, options).solves.map(
    ({ agent, auto, evidence }) => `${evidence.join()}: ${agent}${auto ? ", auto" : ""}`,
  );

const reopens = (text: string, options: object = {}) =>
  tell(text, options).reopens.map(
    ({ agent, cause, evidence, soft }) =>
      `${evidence.join(" undone by ")}: ${agent}, ${cause}${soft ? ", soft" : ""}`,
  );

describe("the credit of a solve", () => {
  const solvedBy = (line: string, attribution?: string) =>
    solves(
      `
        08:00 customer opens, assigns to ben
        09:00 ${line}
        10:00 dora assigns to chen
      `,
      attribution ? { solve: { attribution } } : {},
    );

  test("is the human's who did it, whoever is in charge then and later", () => {
    expect(solvedBy("ana solves")).toEqual(["09:00 ana: ana"]);
    expect(solvedBy("ana solves, assigns to chen")).toEqual(["09:00 ana: ana"]);
  });

  test.each(["robot", "automation", "trigger", "customer", "friend"])(
    "goes to the assignee if %s did it",
    (who) => {
      expect(solvedBy(`${who} solves`)).toEqual([`09:00 ${who}: ben, auto`]);
      expect(solvedBy(`${who} solves, assigns to dora`)).toEqual([`09:00 ${who}: dora, auto`]);
      expect(solvedBy(`${who} solves, assigns to nobody`)).toEqual([`09:00 ${who}: null, auto`]);
    },
  );

  test("goes to the assignee after the update, on demand", () => {
    expect(solvedBy("ana solves", "assignee")).toEqual(["09:00 ana: ben"]);
    expect(solvedBy("ana solves, takes", "assignee")).toEqual(["09:00 ana: ana"]);
    expect(solvedBy("robot solves", "assignee")).toEqual(["09:00 robot: ben, auto"]);
    expect(solvedBy("ana solves, assigns to nobody", "assignee")).toEqual(["09:00 ana: null"]);
  });

  test("goes to the assignee if the requester did it, agent or not", () => {
    const own = `
      08:00 ben opens for ana, assigns to ben
      09:00 ana solves
    `;
    expect(solves(own)).toEqual(["09:00 ana: ben, auto"]);
    expect(solves(own, { agentRequesterIsCustomer: false })).toEqual(["09:00 ana: ana"]);
  });
});

describe("a solve", () => {
  test("is every move from unsolved to solved, and nothing else", () => {
    expect(
      solves(`
        08:00 customer opens
        09:00 ana solves
        09:10 ana solves
        09:20 automation closes
        09:30 customer reopens
        09:40 ben closes
      `),
    ).toEqual(["09:00 ana: ana", "09:40 ben: ben"]);
  });

  test("may be the creation, and the first status at all", () => {
    expect(solves("08:00 ana logs for customer, solves")).toEqual(["08:00 ana: ana"]);
    expect(solves("08:00 ana solves")).toEqual(["08:00 ana: ana"]);
  });

  test("is no merge", () => {
    expect(
      solves(`
        08:00 customer opens
        09:00 ana merges away, closes
      `),
    ).toEqual([]);
  });
});

describe("a reopen", () => {
  const reopenedBy = (...lines: readonly string[]) =>
    reopens(["08:00 customer opens, assigns to ben", "09:00 ana solves", ...lines].join("\n"));

  test("is charged to who was credited with the solve that it undoes", () => {
    expect(
      reopenedBy(
        "10:00 customer writes, reopens",
        "10:30 robot replies, solves",
        "11:00 ana sets pending",
      ),
    ).toEqual([
      "09:00 ana undone by 10:00 customer: ana, customer, soft",
      "10:30 robot undone by 11:00 ana: ben, agent",
    ]);
  });

  test.each([
    ["customer reopens", "customer"],
    ["friend reopens", "customer"],
    ["ana reopens, writes for customer", "customer"],
    ["robot reopens, writes for customer", "customer"],
    ["customer reopens, via trigger", "system"],
    ["customer notes, reopens, via autoreply", "system"],
    ["ana reopens", "agent"],
    ["ana replies, reopens", "agent"],
    ["ana reopens, via automation", "system"],
    ["robot reopens", "system"],
    ["trigger reopens", "system"],
  ])("%s: caused by %s", (line, cause) => {
    expect(reopenedBy(`10:00 ${line}`)[0]).toMatch(new RegExp(`: ana, ${cause}$`));
  });

  test("is caused by the customer if the requester did it", () => {
    expect(
      reopens(`
        08:00 ben opens for chen
        09:00 ana solves
        10:00 chen reopens
      `),
    ).toEqual(["09:00 ana undone by 10:00 chen: ana, customer"]);
  });

  test("is no deletion and no return from one", () => {
    expect(reopenedBy("10:00 ana deletes", "11:00 ana restores")).toEqual([]);
  });

  test("is soft if solved again without a human reply after it", () => {
    const softness = (...lines: readonly string[]) =>
      reopenedBy("10:00 customer writes, reopens", ...lines)[0]?.endsWith("soft");
    expect(softness("11:00 ben solves")).toBe(true);
    expect(softness("10:30 ana notes", "10:40 robot replies", "11:00 ben solves")).toBe(true);
    expect(softness("10:30 ana replies", "11:00 ben solves")).toBe(false);
    expect(softness("10:30 ana chats one", "11:00 ben solves")).toBe(false);
    expect(softness("11:00 ben replies, solves")).toBe(false);
    expect(softness("11:00 ben solves", "11:30 ben replies")).toBe(true);
    expect(softness()).toBe(false);
  });

  test("is soft in spite of replies up to the reopening itself", () => {
    expect(reopenedBy("10:00 ana replies, reopens", "11:00 ana solves")).toEqual([
      "09:00 ana undone by 10:00 ana: ana, agent, soft",
    ]);
  });
});

describe("within the grace", () => {
  const grace = { reopen: { graceSeconds: 60 } };
  const quickly = (reopening: string) => `
    08:00 customer opens, assigns to ben
    09:00 ana solves
    ${reopening}
    12:00 ben solves
  `;

  test("a solve and the reopen by the same human disappear", () => {
    expect(solves(quickly("09:01:00 ana reopens"), grace)).toEqual(["12:00 ben: ben"]);
    expect(reopens(quickly("09:01:00 ana reopens"), grace)).toEqual([]);
  });

  test.each([
    ["a second too late", "09:01:01 ana reopens"],
    ["by another agent", "09:00:20 ben reopens"],
    ["by a rule in the agent's name", "09:00:20 ana reopens, via trigger"],
    ["by the customer", "09:00:20 customer reopens"],
  ])("nothing disappears: %s", (_, reopening) => {
    expect(solves(quickly(reopening), grace)).toHaveLength(2);
    expect(reopens(quickly(reopening), grace)).toHaveLength(1);
  });

  test("a bot's solve stays", () => {
    const text = quickly("09:00:20 robot reopens").replace("ana solves", "robot solves");
    expect(solves(text, grace)).toHaveLength(2);
  });

  test("turns, waits and the first response stay as they happened", () => {
    const text = `
      08:00 customer opens
      09:00 ana solves
      09:00:20 ana reopens
      10:00 ana replies, solves
    `;
    const { firstResponse, replies, states } = tell(text, grace);
    expect(firstResponse?.end).toBe(at("10:00"));
    expect(replies).toEqual([]);
    expect(states.map(({ status }) => status)).toEqual(["new", "solved", "open", "solved"]);
  });

  test("an earlier reopen waits for the next solve to be soft or not", () => {
    const text = (last: string) => `
      08:00 customer opens
      09:00 ana solves
      10:00 customer reopens
      11:00 ana solves
      11:00:20 ana reopens
      ${last}
    `;
    const reopened = "09:00 ana undone by 10:00 customer: ana, customer";
    expect(reopens(text(""), grace)).toEqual([reopened]);
    expect(reopens(text("12:00 ana solves"), grace)).toEqual([`${reopened}, soft`]);
    expect(reopens(text("12:00 ana replies, solves"), grace)).toEqual([reopened]);
  });
});

describe("a rating", () => {
  const ratedAfter = (...lines: readonly string[]) => {
    const { rating } = tell(["08:00 customer opens, assigns to ben", ...lines].join("\n"), {
      reopen: { graceSeconds: 60 },
    });
    return rating && `${rating.rating} for ${rating.agent} by ${rating.evidence.join()}`;
  };

  test("is the last one that is not an offer", () => {
    expect(ratedAfter("09:00 robot rates offered")).toBeNull();
    expect(
      ratedAfter(
        "09:00 ana solves",
        "10:00 customer rates good",
        "11:00 customer rates bad",
        "12:00 robot rates offered",
      ),
    ).toBe("bad for ana by 09:00 ana,11:00 customer");
  });

  test("is credited with the last solve before it", () => {
    expect(
      ratedAfter(
        "09:00 ana solves",
        "10:00 customer reopens",
        "10:10 customer rates good",
        "11:00 chen solves",
      ),
    ).toBe("good for ana by 09:00 ana,10:10 customer");
  });

  test("is credited to the assignee then, if no solve credits anybody", () => {
    expect(ratedAfter("09:00 customer rates good", "10:00 dora assigns to chen")).toBe(
      "good for ben by 09:00 customer",
    );
    expect(
      ratedAfter(
        "09:00 robot assigns to nobody, solves",
        "10:00 dora assigns to chen",
        "10:10 customer rates good",
      ),
    ).toBe("good for chen by 09:00 robot,10:10 customer");
  });

  test("passes over solves that the grace took away, even later", () => {
    expect(
      ratedAfter(
        "09:00 chen solves",
        "10:00 customer reopens",
        "11:00 ana solves",
        "11:00:10 customer rates good",
        "11:00:20 ana reopens",
      ),
    ).toBe("good for chen by 09:00 chen,11:00:10 customer");
  });

  test("may be nobody's", () => {
    expect(ratedAfter("09:00 dora assigns to nobody", "09:10 customer rates bad")).toBe(
      "bad for null by 09:10 customer",
    );
  });
});
