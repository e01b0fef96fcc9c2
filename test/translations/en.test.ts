import { describe, expect, test } from "vitest";
import { statuses, updateKinds } from "../../src/history/update.ts";
import { metrics } from "../../src/metrics/traits.ts";
import en from "../../src/translations/en.json" with { type: "json" };
import { filesIn } from "../source-files.ts";

const keys = Object.keys(en);
const shipped = [...filesIn("src/view", /\.tsx?$/), ...filesIn("src", /^main\.tsx$/)]
  .map(({ text }) => text)
  .join("\n");

/** Keys that are put together from a word of ours and one of the domain. */
const families = [...shipped.matchAll(/`(?:(\w+_)\$\{[^}]+\}|\$\{[^}]+\}(_\w+))`/g)].map(
  ([, start, end]) => ({ start: start ?? "", end: end ?? "" }),
);

describe("every text", () => {
  test("is said somewhere", () => {
    const unused = keys.filter((key) => {
      const isNamed = new RegExp(`["\`]${key}["\`]`).test(shipped);
      const isOfFamily = families.some(
        ({ start, end }) => (start || end) && key.startsWith(start) && key.endsWith(end),
      );
      const isMetric = metrics.some(({ id }) => id === key);
      return !isNamed && !isOfFamily && !isMetric;
    });
    expect(unused, "Take these out of every language, or say them.").toEqual([]);
  });

  test("is there for every word of the domain", () => {
    const wanted = [
      ...metrics.flatMap(({ id }) => [id, `${id}_how`, `${id}_credit`]),
      ...statuses.map((status) => `status_${status}`),
      ...updateKinds
        .filter((kind) => kind !== "create" && kind !== "update")
        .map((kind) => `did_${kind}`),
    ];
    expect(wanted.filter((key) => !keys.includes(key))).toEqual([]);
  });

  test("is in order, so that two languages are easy to compare", () => {
    expect(keys).toEqual([...keys].sort());
  });

  test("leaves no brace open", () => {
    const sentences = Object.values(en).flatMap((text) =>
      typeof text === "string" ? text : Object.values(text),
    );
    expect(sentences.filter((text) => /[{}]/.test(text.replace(/\{\w+\}/g, "")))).toEqual([]);
  });

  test("has a letter for each status", () => {
    expect(en.letters.split(" ")).toHaveLength(statuses.length);
  });
});
