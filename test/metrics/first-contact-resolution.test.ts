import { describe, expect, test } from "vitest";
import {
  firstContactResolution,
  isFirstContactResolved,
} from "../../src/metrics/first-contact-resolution.ts";
import { measuringBy, samplesOf, type Terms, tell } from "../telling.ts";
import { at } from "../timeline.ts";

const answered = "08:00 customer opens\n09:00 ana replies\n10:00 ben solves";
const isResolved = (text: string, terms: Terms = {}) =>
  isFirstContactResolved(tell(text, terms.options), measuringBy(terms));

describe("resolved at the first contact", () => {
  test("is true once the window after the first solve is over", () => {
    expect(isResolved(answered, { now: "Mon+7 09:59:59" })).toBeNull();
    expect(isResolved(answered, { now: "Mon+7 10:00" })).toBe(true);
    expect(isResolved(answered, { now: "Wed 10:00", options: { fcr: { windowDays: 2 } } })).toBe(
      true,
    );
  });

  test("is false after a second answered turn, solved or not", () => {
    const twice =
      "08:00 customer opens\n09:00 ana replies\n10:00 customer writes\n11:00 ana replies";
    expect(isResolved(twice)).toBe(false);
    expect(isResolved(`${twice}\n12:00 ana solves`, { now: "12:00" })).toBe(false);
  });

  test("is false after a hard reopen in the window, its last second included", () => {
    expect(isResolved(`${answered}\nMon+7 10:00 customer reopens`)).toBe(false);
    expect(isResolved(`${answered}\nMon+7 10:00:01 customer reopens`)).toBeNull();
    expect(isResolved(`${answered}\nMon+7 10:00:01 customer reopens\n11:00 ana solves`)).toBe(true);
  });

  test("forgives a reopen that was soft", () => {
    expect(isResolved(`${answered}\nTue 10:00 customer reopens\n11:00 ben solves`)).toBe(true);
    expect(isResolved(`${answered}\nTue 10:00 customer reopens`)).toBe(false);
  });

  test("is unknown without an answer, unsolved, or excluded", () => {
    expect(isResolved("08:00 customer opens\n10:00 ben solves")).toBeNull();
    expect(isResolved("08:00 customer opens\n09:00 ana replies")).toBeNull();
    expect(isResolved(`${answered}\n11:00 ana merges away`)).toBeNull();
  });

  test("is false after a hard reopen even where nobody answered", () => {
    expect(isResolved("08:00 customer opens\n10:00 ben solves\n11:00 customer reopens")).toBe(
      false,
    );
  });

  test("takes a clock that is behind for the last update's", () => {
    const late = `${answered}\nMon+7 10:00 trigger tags old`;
    expect(isResolved(late, { now: "08:00" })).toBe(true);
  });
});

test("is one case of a share, credited to who answered first", () => {
  expect(samplesOf(firstContactResolution, answered)).toMatchObject([
    {
      agent: "ana",
      at: at("10:00"),
      value: 1,
      of: 1,
      evidence: ["08:00 customer", "09:00 ana", "10:00 ben"],
    },
  ]);
  expect(samplesOf(firstContactResolution, answered, { now: "10:01" })).toEqual([]);
});

test("goes to the solver where nobody answered", () => {
  const text = "08:00 customer opens\n10:00 ben solves\n11:00 customer reopens";
  expect(samplesOf(firstContactResolution, text)).toMatchObject([
    { agent: "ben", at: at("10:00"), value: 0, of: 1 },
  ]);
});
