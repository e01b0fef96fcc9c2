import { spawn } from "node:child_process";
import { once } from "node:events";

/** In whose name a program runs. */
export interface Identity {
  readonly uid: number;
  readonly gid: number;
}

interface Running {
  readonly as?: Identity;
  readonly env?: Readonly<Record<string, string>>;
  /** What it reads on its input. */
  readonly input?: string;
  readonly in?: string;
}

/** A program ended badly; the message is the end of what it said. */
export class RunFailed extends Error {}

/** Runs a program to its end and returns what it printed. */
export async function run(
  [program, ...args]: readonly [string, ...string[]],
  { as, env, in: folder, input = "" }: Running = {},
): Promise<string> {
  const child = spawn(program, args, { ...as, cwd: folder, env: { ...process.env, ...env } });
  let [printed, said] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
    said += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  // One that ends early closes its input; its status tells the rest.
  child.stdin.on("error", () => {}).end(input);
  const [status] = await once(child, "close");
  if (status !== 0) throw new RunFailed(`${program}: ${lastLines(said)}`);
  return printed;
}

/** The end of a long text, for people. */
export function lastLines(text: string): string {
  return text.trim().split("\n").slice(-12).join("\n");
}
