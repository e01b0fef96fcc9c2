import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

/** A desk that runs as `npm start` runs it, on a port of its own. */
export interface Desk {
  /** `http://127.0.0.1:4173/` */
  readonly address: string;
  /** The numbers of `npm run measure` for what the desk holds now. */
  measure(): Promise<Measured>;
  stop(): Promise<void>;
}

/** What `measure` prints, as far as it is compared here. */
export interface Measured {
  readonly tickets: readonly MeasuredTicket[];
  readonly agents: Readonly<Record<string, MeasuredAgent>>;
}

export interface MeasuredTicket {
  readonly ticket: string;
  readonly frt: { readonly seconds: number; readonly agent: string } | null;
  readonly full_resolution: { readonly seconds: number; readonly agent: string | null } | null;
  readonly solves: readonly unknown[];
  readonly reopens: readonly { readonly agent: string | null; readonly cause: string }[];
  readonly touches: readonly { readonly agent: string; readonly kind: string }[];
  readonly escalations: readonly { readonly by: string | null }[];
  readonly public_replies: number | null;
  readonly excluded: string | null;
}

interface MeasuredAgent {
  readonly frt: { readonly count: number; readonly median: number | null };
  readonly resolution: { readonly count: number; readonly median: number | null };
  readonly solves: number;
  readonly reopen_rate: number | null;
  readonly touches: { readonly total: number };
  readonly tickets_touched: number;
  readonly escalation_rate: number | null;
}

export async function startDesk(): Promise<Desk> {
  const desk = spawn("node", ["build.mjs", "start", "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await addressOf(desk);
  return {
    address,
    measure: () => measure(address),
    stop: async () => {
      desk.kill();
      await once(desk, "exit");
    },
  };
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error("The desk has no output.");
  for await (const line of createInterface(stdout)) {
    const [address] = /http:\/\/\S+\/$/.exec(line) ?? [];
    if (address) return address;
  }
  throw new Error("The desk ended before it said where it is.");
}

async function measure(address: string): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), "sidelight-desk-"));
  const download = async (name: string) => {
    const answer = await fetch(`${address}desk/${name}`);
    await writeFile(join(folder, name), await answer.text());
    return join(folder, name);
  };
  const config = await download("config.json");
  const log = await download("log.ndjson");
  const { stdout } = await promisify(execFile)(
    "node",
    ["build.mjs", "measure", "--config", config, log],
    { maxBuffer: 2 ** 26 },
  );
  await rm(folder, { recursive: true });
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  return {
    tickets: lines.filter((line) => "ticket" in line),
    agents: lines.find((line) => "agents" in line).agents,
  };
}
