import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { type LogResult, misread, reading } from "../log/log.ts";
import { cutToInstant } from "../time/instant.ts";
import { measureCase, readCases } from "./case-file.ts";
import { measureLog } from "./log-file.ts";
import { type Config, readConfig } from "./read-config.ts";

const help = `Prints the numbers for ticket logs and case files, one JSON object a line.

  npm run --silent measure -- [--config FILE] FILE...

FILE.json                    a list of cases {id, events, config}: one line each,
                             {"id", "tickets", "agents", "team"}
FILE.ndjson, FILE.ndjson.gz  a ticket log: a line for each ticket, then {"agents"},
                             then {"team"}
--config FILE                for ticket logs: a JSON object with now, schedules,
                             defaultSchedule, serviceLevel, range, backlogAt and the
                             options that src/metrics/README.md explains

A ticket log holds {"directory": {"users": {...}, "groups": {...}}} on its first line
and one ticket {"ticket", "updates": [...]} on each further one.

What cannot be read is reported on the error output with its file and line and left
out; the exit status is then 1. It is 0 otherwise.
`;

/** The command behind `npm run measure`: takes its arguments, returns its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  process.stdout.on("error", leave);
  if (!args.length || args.includes("--help") || args.includes("-h")) {
    await print(help);
    return args.length ? 0 : 1;
  }
  const asked = readArguments(args);
  if (!asked.ok) return complain(asked.problem);
  const clock = cutToInstant(Date.now());
  const config = await configOf(asked.value.config, clock);
  if (!config.ok) return complain(config.problem);
  let status = 0;
  const terms = { clock, config: config.value, onProblem: () => (status = 1) };
  for (const file of asked.value.files) await measureFile(file, terms);
  return status;
}

interface Arguments {
  readonly config: string | null;
  readonly files: readonly string[];
}

interface Terms {
  readonly clock: ReturnType<typeof cutToInstant>;
  readonly config: Config;
  onProblem(): void;
}

function readArguments(args: readonly string[]): LogResult<Arguments> {
  return reading(() => {
    const files: string[] = [];
    let config: string | null = null;
    for (let index = 0; index < args.length; index++) {
      const argument = args[index] ?? "";
      if (argument === "--config") config = args[++index] ?? misread("--config needs a file");
      else if (argument.startsWith("--config=")) config = argument.slice("--config=".length);
      else if (argument.startsWith("-")) misread(`no option ${argument}; see --help`);
      else files.push(argument);
    }
    if (!files.length) misread("no file to measure; see --help");
    return { config, files };
  });
}

async function configOf(path: string | null, clock: Terms["clock"]): Promise<LogResult<Config>> {
  if (path === null) return readConfig({}, clock);
  try {
    const read = readConfig(JSON.parse(await readText(path)), clock);
    return read.ok ? read : { ok: false, problem: `${path}: ${read.problem}` };
  } catch (failure) {
    return { ok: false, problem: `${path}: ${messageOf(failure)}` };
  }
}

async function measureFile(file: string, terms: Terms): Promise<void> {
  const report = (line: number, text: string) => {
    terms.onProblem();
    complain(`${file}:${line}: ${text}`);
  };
  if (/\.ndjson(\.gz)?$/.test(file)) {
    const outlet = {
      print: (value: unknown) => print(`${JSON.stringify(value)}\n`),
      complain: (problem: { line: number; text: string }) => report(problem.line, problem.text),
    };
    await measureLog(file, { config: terms.config, outlet });
  } else if (file.endsWith(".json")) {
    await measureCases(file, { clock: terms.clock, report });
  } else {
    report(1, "the name must end in .json, .ndjson or .ndjson.gz");
  }
}

async function measureCases(
  file: string,
  { clock, report }: { clock: Terms["clock"]; report: (line: number, text: string) => void },
): Promise<void> {
  let text: string;
  try {
    text = await readText(file);
  } catch (failure) {
    report(1, messageOf(failure));
    return;
  }
  const cases = readCases(text);
  if (!cases.ok) return report(1, cases.problem);
  for (const { line, value } of cases.value) {
    const output = measureCase(value, clock);
    if (output.ok) await print(`${JSON.stringify(output.value)}\n`);
    else report(line, output.problem);
  }
}

/** Without the mark that some editors put before the first character; JSON has no place for it. */
async function readText(path: string): Promise<string> {
  return new TextDecoder().decode(await readFile(path));
}

/** Waits where the reader is slower than we are, so that memory does not fill with text. */
async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

/** A reader such as `head` may have seen enough. */
function leave(failure: Error): void {
  if (!("code" in failure) || failure.code !== "EPIPE") throw failure;
  process.exit();
}

function complain(problem: string): number {
  process.stderr.write(`${problem}\n`);
  return 1;
}

function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
