import { cutToInstant, type Instant } from "../time/instant.ts";
import type { DeskData } from "./desk-data.ts";
import { codeOf, serveDesk } from "./desk-server.ts";
import { help, readFlags } from "./flags.ts";
import { madeUpMonth } from "./month/made-up-month.ts";
import { readLogFile } from "./read-log-file.ts";
import type { Places } from "./responder.ts";
import { openStore } from "./store.ts";

const month = { tickets: 600, seed: 20 };
const shownProblems = 5;

/** Serves the desk until the process ends; says what is wrong and sets the exit status where it cannot. */
export async function main(argv: readonly string[], places: Places): Promise<void> {
  const read = readFlags(argv);
  if (read.kind === "help") {
    console.log(help);
    return;
  }
  if (read.kind === "problem") return fail(`${read.problem}\n\n${help}`, 2);
  const { data: file, port } = read.flags;
  const data = file === null ? madeUpMonth({ ...month, now: now() }) : await load(file);
  if (!data) return;
  try {
    const server = await serveDesk({ store: openStore(data, now), places, port });
    console.log(`http://127.0.0.1:${server.port}/`);
  } catch (failure) {
    if (codeOf(failure) !== "EADDRINUSE") throw failure;
    fail(`Port ${port} is taken. Another one: npm start -- --port ${port + 1}`, 1);
  }
}

function now(): Instant {
  return cutToInstant(Date.now());
}

async function load(file: string): Promise<DeskData | null> {
  try {
    const { data, problems } = await readLogFile(file);
    if (problems.length) {
      const shown = problems.slice(0, shownProblems).map((problem) => `  ${problem}`);
      const more = problems.length > shown.length ? ["  …"] : [];
      console.error(
        [`${problems.length} lines of ${file} left out:`, ...shown, ...more].join("\n"),
      );
    }
    if (data.tickets.length) return data;
    fail(`There is no ticket in ${file}.`, 1);
  } catch (failure) {
    const reason = codeOf(failure) === "ENOENT" ? "it is not there" : String(failure);
    fail(`Cannot read ${file}: ${reason}.`, 1);
  }
  return null;
}

function fail(text: string, status: number): void {
  console.error(text);
  process.exitCode = status;
}
