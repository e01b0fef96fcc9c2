import type { Options } from "./options.ts";
import { readOptions } from "./read-options.ts";
import { readPlainSettings } from "./read-plain-settings.ts";
import type { Settings, SettingsProblem } from "./settings.ts";
import { openForm, type SettingsForm } from "./settings-form.ts";
import { usualOptions } from "./usual-options.ts";

/**
 * Reads the parameters of an installation: a flat object of texts and
 * booleans, none of them needed. Whatever comes, settings come out; what could
 * not be used is told line by line, and the rest holds.
 */
export function readSettings(raw: unknown): {
  settings: Settings;
  problems: readonly SettingsProblem[];
} {
  const form = openForm(raw);
  const settings: Settings = { ...readPlainSettings(form), options: readDefinitions(form) };
  return { settings, problems: form.problems };
}

/** A JSON object of options; a group of them that is wrong is left out, and the others hold. */
function readDefinitions(form: SettingsForm): Options {
  const setting = "definitions";
  const text = form.textOf(setting).trim();
  if (!text) return usualOptions;
  const tell = (text: string) => form.report({ setting, line: null, problem: "bad_option", text });
  const written = parse(text);
  if (!written) tell('JSON such as {"touch": {"mergeSeconds": 60}}');
  const right = Object.entries(written ?? {}).filter(([name, value]) => {
    const read = readOptions({ [name]: value });
    if (!read.ok) tell(read.problem);
    return read.ok;
  });
  const read = readOptions(Object.fromEntries(right));
  return read.ok ? read.value : usualOptions;
}

function parse(text: string): object | null {
  try {
    const written: unknown = JSON.parse(text);
    return typeof written === "object" && !Array.isArray(written) ? written : null;
  } catch {
    return null;
  }
}
