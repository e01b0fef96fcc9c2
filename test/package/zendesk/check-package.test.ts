import { expect, test } from "vitest";
import { checkPackage } from "../../../src/package/zendesk/check-package.ts";
import { soundPackage, version } from "./package-for-tests.ts";

test("the project's own package is sound", () => {
  expect(checkPackage(soundPackage(), version)).toEqual([]);
});

test("an empty package is told all that it lacks", () => {
  const complaints = checkPackage(new Map(), version);
  for (const missing of ["manifest.json", "translations/en.json", "logo.png", "iframe.html"]) {
    expect(complaints.join("\n")).toContain(missing);
  }
});
