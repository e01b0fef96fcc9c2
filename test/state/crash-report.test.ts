import { expect, test } from "vitest";
import { crashReport } from "../../src/state/crash-report.ts";

const about = "Sidelight 1.2.3\nMozilla/5.0";

test("tells which Sidelight broke, in which browser, how and where", () => {
  const error = new TypeError("it broke");
  error.stack =
    "TypeError: it broke\n    at draw (http://x/main.js:1:2)\n    at http://x/main.js:3:4";
  expect(crashReport(error, about)).toBe(
    `${about}\nTypeError: it broke\n    at draw (http://x/main.js:1:2)\n    at http://x/main.js:3:4`,
  );
});

test("knows the frames of every browser", () => {
  const error = new Error("it broke");
  error.stack = "draw@http://x/main.js:1:2\n@http://x/main.js:3:4";
  expect(crashReport(error, about)).toContain(
    "\nError: it broke\ndraw@http://x/main.js:1:2\n@http",
  );
});

test("keeps the words of tickets to itself", () => {
  const text = 'Dear "Sir",\nmy card is 4111\n    mail me: ana@example.com';
  const error = new SyntaxError(`Unexpected token 'D', "${text}"... is not valid JSON`);
  const report = crashReport(error, about);
  expect(report).toContain("Unexpected token 'D', \"…\"... is not valid JSON");
  expect(report).not.toMatch(/Dear|4111|ana@/);
});

test("of what is no error is what was thrown", () => {
  expect(crashReport("stop", about)).toBe(`${about}\nstop`);
});
