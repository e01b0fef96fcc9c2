import { describe, expect, test } from "vitest";
import { asFields, asId, asList, asOneOf, misread, reading, show } from "../../src/log/log.ts";

describe("reading", () => {
  test("gives the value, or the sentence that ended it", () => {
    expect(reading(() => 7)).toEqual({ ok: true, value: 7 });
    expect(reading(() => misread("no"))).toEqual({ ok: false, problem: "no" });
  });

  test("lets mistakes of our own through", () => {
    expect(() =>
      reading(() => {
        throw new RangeError("ours");
      }),
    ).toThrow(RangeError);
  });
});

describe("a value", () => {
  const problemOf = (read: () => unknown) => {
    const result = reading(read);
    return result.ok ? null : result.problem;
  };

  test("is an object, a list, an id or one of some words, or the place is named", () => {
    for (const value of [null, [], "a", 1, undefined]) {
      expect(problemOf(() => asFields(value, "here"))).toBe("here must be an object");
    }
    for (const value of [null, {}, "a", { length: 0 }]) {
      expect(problemOf(() => asList(value, "here"))).toBe("here must be a list");
    }
    for (const value of [null, "", {}, Number.NaN, true]) {
      expect(problemOf(() => asId(value, "here"))).toBe("here must be an id: a text or a number");
    }
    expect(asId(0, "here")).toBe("0");
    expect(problemOf(() => asOneOf("c", { allowed: ["a", "b"], where: "here" }))).toBe(
      'here must be one of a, b, not "c"',
    );
  });

  test("has no fields but its own", () => {
    expect(Object.keys(asFields(JSON.parse('{"__proto__": 1}'), "here"))).toEqual(["__proto__"]);
  });

  test("is shown in short", () => {
    expect(show("x".repeat(1000))).toHaveLength(80);
    expect(show(undefined)).toBe("nothing");
  });
});
