import { describe, expect, test } from "vitest";
import {
  priorityOf,
  statusOf,
  type Terms,
  usualTerms,
} from "../../../src/hosts/request-tracker/decode-terms.ts";

const terms: Terms = {
  lifecycles: new Map([
    ...usualTerms.lifecycles,
    ["sales", { initial: ["lead"], active: ["quoted", "resolved"], inactive: ["won", "lost"] }],
  ]),
  priorities: usualTerms.priorities,
};

describe("a status", () => {
  test.each([
    ["new", "new"],
    ["open", "open"],
    ["stalled", "hold"],
    ["resolved", "solved"],
    ["rejected", "solved"],
    ["lead", "new"],
    ["quoted", "open"],
    ["lost", "solved"],
    ["elsewhere", null],
  ] as const)("%s is %s by its class", (name, meant) => {
    expect(statusOf(name, { lifecycle: "default", terms })).toBe(meant);
  });

  test("is what the lifecycle of its queue says first", () => {
    expect(statusOf("resolved", { lifecycle: "sales", terms })).toBe("open");
    expect(statusOf("resolved", { lifecycle: "default", terms })).toBe("solved");
  });
});

describe("a priority", () => {
  test.each([
    [-1, "low"],
    [0, "low"],
    [49, "low"],
    [50, "normal"],
    [99, "normal"],
    [100, "high"],
    [1000, "high"],
    [Number.NaN, null],
  ] as const)("of %s is called as RT calls it: %s", (number, meant) => {
    expect(priorityOf(number, usualTerms)).toBe(meant);
  });

  test("is named by the site, and counts by its place where the name says nothing", () => {
    const named = (...priorities: Terms["priorities"]) => ({ ...usualTerms, priorities });
    const usual = named(["Low", 0], ["Normal", 10], ["Urgent", 20]);
    expect([0, 10, 20].map((number) => priorityOf(number, usual))).toEqual([
      "low",
      "normal",
      "urgent",
    ]);
    const colours = named(["Green", 0], ["Yellow", 1], ["Red", 2], ["Black", 3], ["Void", 4]);
    expect([0, 1, 2, 3, 4].map((number) => priorityOf(number, colours))).toEqual([
      "low",
      "normal",
      "high",
      "urgent",
      "urgent",
    ]);
  });
});
