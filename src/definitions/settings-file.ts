import "./first-screen.ts";
import * as v from "valibot";
import { readSettings } from "./read-settings.ts";
import type { Settings, SettingsProblem } from "./settings.ts";
import { type Parameters, writeSettings } from "./write-settings.ts";

/** What is wrong with a file of settings: the file itself, or one of its fields. */
export type FileProblem =
  | { readonly problem: "no_file" | "newer_file" }
  /** A field that should be there or should not, or is of another kind than `expected`. */
  | { readonly problem: "bad_field"; readonly where: string; readonly expected: string }
  | (SettingsProblem & { readonly where: string });

export type ReadFile =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

const format = "sidelight-settings";
const version = 1;

const text = v.optional(v.string());
const flag = v.optional(v.boolean());

const file = v.strictObject({
  format: v.literal(format),
  version: v.literal(version),
  settings: v.strictObject({
    working_time: flag,
    working_hours: text,
    tiers: text,
    targets: text,
    bots: text,
    leads: text,
    everyone_sees_all: flag,
    definitions: text,
  }),
});

/** The file in which settings go from one installation to another. */
export function writeSettingsFile(settings: Settings): string {
  const parameters: Parameters = writeSettings(settings);
  return `${JSON.stringify({ format, version, settings: parameters }, null, 2)}\n`;
}

/** Reads such a file. Whatever is wrong in it is named, each by its field; then nothing is taken from it. */
export function readSettingsFile(written: string): ReadFile {
  const raw = parse(written);
  const { format: kind, version: made } = Object(raw);
  if (kind !== format) return { ok: false, problems: [{ problem: "no_file" }] };
  if (typeof made === "number" && made > version) {
    return { ok: false, problems: [{ problem: "newer_file" }] };
  }
  const read = v.safeParse(file, raw);
  if (!read.success) {
    const problems = read.issues.map((issue): FileProblem => {
      const where = v.getDotPath(issue) ?? "";
      return { problem: "bad_field", where, expected: issue.expected ?? "" };
    });
    return { ok: false, problems };
  }
  const { problems, settings } = readSettings(read.output.settings);
  if (!problems.length) return { ok: true, settings };
  const told = problems.map((one) => ({ ...one, where: `settings.${one.setting}` }));
  return { ok: false, problems: told };
}

function parse(written: string): unknown {
  try {
    // Editors on some systems put a mark before the first character.
    return JSON.parse(written.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
}
