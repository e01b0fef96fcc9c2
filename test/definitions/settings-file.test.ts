import { describe, expect, test } from "vitest";
import { readSettings } from "../../src/definitions/read-settings.ts";
import { readSettingsFile, writeSettingsFile } from "../../src/definitions/settings-file.ts";

const { settings } = readSettings({
  tiers: "1: Support\n2: Süd, 客服",
  targets: "first response: 1h, goal 55%\nfirst response urgent: 15m",
  everyone_sees_all: true,
});

const fileWith = (change: object) =>
  JSON.stringify({ format: "sidelight-settings", version: 1, settings: {}, ...change });

function problemsOf(text: string) {
  const read = readSettingsFile(text);
  return read.ok ? [] : read.problems;
}

test("a file brings the settings that went into it", () => {
  const text = writeSettingsFile(settings);
  expect(JSON.parse(text)).toMatchObject({ format: "sidelight-settings", version: 1 });
  expect(readSettingsFile(text)).toEqual({ ok: true, settings });
  expect(readSettingsFile(`\uFEFF${text}`)).toEqual({ ok: true, settings });
});

test("what a file leaves out has its default", () => {
  expect(readSettingsFile(fileWith({}))).toEqual({
    ok: true,
    settings: readSettings({}).settings,
  });
});

describe("what is no such file, or one that is wrong, is told", () => {
  test.each(["", "[]", "null", "{}", '{"format": "other"}', "first response: 1h"])("%j", (text) => {
    expect(problemsOf(text)).toEqual([{ problem: "no_file" }]);
  });

  test("a newer one", () => {
    expect(problemsOf(fileWith({ version: 2 }))).toEqual([{ problem: "newer_file" }]);
  });

  test("each field of another kind, and each that nobody knows", () => {
    const wrong = { settings: { tiers: 1, working_time: "yes", colour: "red" } };
    const problems = problemsOf(fileWith(wrong));
    expect(problems.map((one) => ("where" in one ? one.where : ""))).toEqual([
      "settings.working_time",
      "settings.tiers",
      "settings.colour",
    ]);
    expect(problems[1]).toEqual({
      problem: "bad_field",
      where: "settings.tiers",
      expected: "string",
    });
  });

  test("each line that cannot be used", () => {
    const wrong = { settings: { targets: "first response: 1h\nresolution: soon", bots: "Robby" } };
    expect(problemsOf(fileWith(wrong))).toMatchObject([
      { where: "settings.bots", problem: "bad_id", text: "Robby" },
      { where: "settings.targets", line: 2, problem: "bad_duration" },
    ]);
  });
});
