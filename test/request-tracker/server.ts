import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { password } from "./cast.ts";
import { type Identity, lastLines, RunFailed } from "./run.ts";
import { addressOf, environmentOf, type Tracker } from "./tracker.ts";

const program = "/usr/share/request-tracker5/libexec/rt-server";
/** More only take memory on a small machine. */
const workers = 4;
const patience = { between: 200, times: 300 };

/** Fails where somebody else listens on the port: who asks there would be answered by another tracker. */
export async function needPort({ port }: Pick<Tracker, "port">): Promise<void> {
  const trial = createServer().listen(port, "127.0.0.1");
  try {
    await once(trial, "listening");
  } catch {
    throw new RunFailed(`Port ${port} is taken. Another one: npm run rt -- up --port ${port + 1}`);
  }
  trial.close();
  await once(trial, "close");
}

/** Starts the server in its own name and waits until it answers. */
export async function startServer(tracker: Tracker, as: Identity): Promise<void> {
  const log = join(tracker.home, "server.log");
  const output = openSync(log, "a");
  const args = ["--host", "127.0.0.1", "--port", `${tracker.port}`, "--max-workers", `${workers}`];
  const child = spawn(program, args, {
    ...as,
    cwd: tracker.home,
    detached: true,
    env: { ...process.env, ...environmentOf(tracker) },
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  child.unref();
  if (child.pid === undefined) throw new RunFailed(`${program} cannot be started.`);
  await writeFile(pidFile(tracker), `${child.pid}\n`);
  for (let time = 0; time < patience.times; time++) {
    if (child.exitCode !== null) break;
    if (await answers(tracker)) return;
    await wait(patience.between);
  }
  await stopServer(tracker);
  throw new RunFailed(`The server does not answer:\n${lastLines(readFileSync(log, "utf8"))}`);
}

/** Stops the server, if there is one. */
export async function stopServer(tracker: Tracker): Promise<void> {
  const pid = serverOf(tracker);
  if (pid !== null) {
    process.kill(pid);
    while (serverOf(tracker) !== null) await wait(patience.between / 4);
  }
  await rm(pidFile(tracker), { force: true });
}

/** The process of the server; null where none runs. */
export function serverOf(tracker: Pick<Tracker, "home">): number | null {
  const file = pidFile(tracker);
  const pid = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  // After a restart of the machine the number may be somebody else's.
  const about = pid ? `/proc/${pid}/cmdline` : "";
  return about && existsSync(about) && readFileSync(about, "utf8").includes(program) ? pid : null;
}

function pidFile({ home }: Pick<Tracker, "home">): string {
  return join(home, "server.pid");
}

async function answers(tracker: Tracker): Promise<boolean> {
  const who = Buffer.from(`root:${password}`).toString("base64");
  try {
    const answer = await fetch(`${addressOf(tracker)}REST/2.0/rt`, {
      headers: { Authorization: `Basic ${who}` },
    });
    return answer.ok;
  } catch {
    return false;
  }
}
