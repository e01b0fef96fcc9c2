import { expect, test } from "vitest";
import { readFlags } from "./flags.ts";

test("takes a port of its own, and with it a folder of its own", () => {
  const [one, other] = [readFlags(["up"]), readFlags(["up", "--port", "18123"])];
  if (one.kind !== "up" || other.kind !== "up") throw new Error("both are right");
  expect(other.flags.port).toBe(18_123);
  expect(other.flags.home).not.toBe(one.flags.home);
});

test("the month may begin on a day of one's choice", () => {
  expect(readFlags(["up", "--start", "2026-01-31"])).toMatchObject({
    kind: "up",
    flags: { start: Date.UTC(2026, 0, 31) / 1000 },
  });
});

test("names of tests go with the tests alone", () => {
  expect(readFlags(["test", "flow"])).toMatchObject({ kind: "test", names: ["flow"] });
  expect(readFlags(["up", "flow"])).toMatchObject({ kind: "problem" });
});

test.each([
  [[]],
  [["sideways"]],
  [["up", "--port", "0"]],
  [["up", "--port", "70000"]],
  [["up", "--start", "31.1.2026"]],
  [["up", "--tickets", "many"]],
  [["up", "--colour", "red"]],
])("%j is no way to ask", (argv) => {
  expect(readFlags(argv)).toMatchObject({ kind: "problem" });
});
