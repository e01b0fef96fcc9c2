import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { cutToInstant, type Instant, shift, writeInstant } from "../../src/time/instant.ts";
import { agents, lead, password, requesters, trainee } from "./cast.ts";
import { type Flags, help, type ReadFlags, readFlags } from "./flags.ts";
import { Unfit } from "./machine.ts";
import { days } from "./month.ts";
import { RunFailed } from "./run.ts";
import { serverOf, stopServer } from "./server.ts";
import { type Sources, setUp } from "./set-up.ts";
import { standingIn } from "./standing.ts";
import { addressOf, loadedMonth } from "./tracker.ts";

const day = 86_400;

/** What the command ends with: 3 where this machine cannot run a tracker at all. */
const status = { done: 0, failed: 1, misused: 2, unfit: 3 } as const;

/** The command behind `npm run rt`: takes its arguments, returns its exit status. */
export async function main(argv: readonly string[], sources: Sources): Promise<number> {
  const read = readFlags(argv);
  if (read.kind === "help") {
    console.log(help);
    return status.done;
  }
  if (read.kind === "problem") {
    console.error(`${read.problem}\n\n${help}`);
    return status.misused;
  }
  try {
    if (read.kind === "down") return await down(read.flags);
    const done = await up(read.flags, sources);
    return read.kind === "test" && done === status.done ? await runTests(read) : done;
  } catch (failure) {
    if (failure instanceof Unfit) {
      console.error(`Request Tracker cannot be set up on this machine: ${failure.message}`);
      return status.unfit;
    }
    if (!(failure instanceof RunFailed)) throw failure;
    console.error(failure.message);
    return status.failed;
  }
}

async function up(flags: Flags, sources: Sources): Promise<number> {
  const { home, port } = flags;
  const today = midnightOf(cutToInstant(Date.now()));
  const start = flags.start ?? shift(today, -days * day);
  if (shift(start, days * day) > shift(today, day)) {
    return refuse(`Thirty days from ${dayOf(start)} are not over yet.`);
  }
  const kept = loadedMonth({ home });
  if (kept && flags.start !== null && flags.start !== kept.start) {
    return refuse(
      `${home} holds the month from ${dayOf(kept.start)}. Remove it first: npm run rt -- down --wipe`,
    );
  }
  const begun = performance.now();
  await setUp({
    tracker: { home, port },
    month: { start, tickets: flags.tickets },
    sources,
    onStep: printStep,
  });
  printStep("in all", (performance.now() - begun) / 1000);
  const month = loadedMonth({ home });
  console.log(`
Request Tracker is at ${addressOf({ port })}
  ${month?.tickets} tickets, from ${dayOf(month?.start ?? start)} on, in ${home}
  agents      ${agents.filter((it) => it !== lead && it !== trainee).join(", ")}; ${trainee}, who sees no private comments
  admins      ${lead}, root
  requesters  ${requesters.join(", ")}
  Everybody's password is "${password}".`);
  return status.done;
}

async function runTests({ flags, names }: Extract<ReadFlags, { kind: "test" }>): Promise<number> {
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--config", "test/vitest.config.ts"];
  const child = spawn(
    process.execPath,
    [...vitest, "--root", ".", "--project", "request-tracker", ...names],
    { stdio: "inherit", env: { ...process.env, ...standingIn(flags) } },
  );
  const [code] = await once(child, "exit");
  return code ?? status.failed;
}

async function down({ home, port, wipe }: Flags): Promise<number> {
  // Nothing but a tracker's own folder may be removed.
  if (!existsSync(join(home, "site-config.pl"))) {
    console.log(`There is no Request Tracker in ${home}.`);
    return status.done;
  }
  const ran = serverOf({ home }) !== null;
  await stopServer({ home, port });
  console.log(ran ? `Request Tracker on port ${port} is stopped.` : "It was not running.");
  if (wipe) {
    await rm(home, { recursive: true });
    console.log(`${home} is removed.`);
  }
  return status.done;
}

function refuse(text: string): number {
  console.error(text);
  return status.misused;
}

function printStep(name: string, seconds: number): void {
  console.log(`${name.padEnd(20)}${seconds.toFixed(1).padStart(7)} s`);
}

function midnightOf(at: Instant): Instant {
  return shift(at, -(at % day));
}

function dayOf(at: Instant): string {
  return writeInstant(at).slice(0, 10);
}
