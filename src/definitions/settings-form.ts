import { plainText, type SettingsProblem } from "./settings.ts";

export type ProblemKind = SettingsProblem["problem"];

/** What is wrong with a line, given in plain characters with its number; null where nothing is. */
export type LineReader = (line: string, number: number) => ProblemKind | null;

/** The parameters of an installation as the host gave them, and what was found wrong in them. */
export interface SettingsForm {
  readonly problems: readonly SettingsProblem[];
  report(problem: SettingsProblem): void;
  isTicked(setting: string): boolean;
  textOf(setting: string): string;
  /** Reads every line that is not empty, and reports those with a problem. */
  readLines(setting: string, read: LineReader): void;
}

/** Opens whatever the host gave: what is no object has no parameters. */
export function openForm(raw: unknown): SettingsForm {
  const given = new Map<string, unknown>(Object.entries(raw ?? {}));
  const problems: SettingsProblem[] = [];
  const report = (problem: SettingsProblem): void => {
    problems.push(problem);
  };
  const textOf = (setting: string): string => {
    const value = given.get(setting) ?? "";
    if (typeof value === "string") return value;
    if (typeof value === "number") return `${value}`;
    report({ setting, line: null, problem: "unknown_line", text: typeof value });
    return "";
  };
  return {
    problems,
    report,
    textOf,
    isTicked: (setting) => {
      const value = given.get(setting);
      return (
        value === true || (value !== false && /^(true|yes|on|1)$/i.test(textOf(setting).trim()))
      );
    },
    readLines(setting, read) {
      textOf(setting)
        .split(/\r\n?|\n/)
        .forEach((text, index) => {
          const line = plainText(text);
          const problem = line && read(line, index + 1);
          if (problem) report({ setting, line: index + 1, problem, text: text.trim() });
        });
    },
  };
}

/** The parts of a list with commas, semicolons or spaces between them. */
export function partsOf(list: string): readonly string[] {
  return list.split(/[ ,;]+/).filter(Boolean);
}
