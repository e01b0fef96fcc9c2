import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

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
  readonly assignee: string | null;
}

export interface MeasuredAgent {
  readonly frt: MeasuredDurations;
  readonly replies: MeasuredDurations;
  readonly resolution: MeasuredDurations;
  readonly solves: number;
  readonly reopens: number;
  readonly reopen_rate: number | null;
  readonly touches: { readonly total: number };
  readonly tickets_touched: number;
  readonly received: number;
  readonly escalation_rate: number | null;
}

interface MeasuredDurations {
  readonly count: number;
  readonly median: number | null;
  readonly p90: number | null;
}

/** The numbers of `npm run measure` for the texts of a log and its configuration. */
export async function measured({
  config,
  log,
}: {
  readonly config: string;
  readonly log: string;
}): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), "sidelight-log-"));
  const [configFile, logFile] = [join(folder, "config.json"), join(folder, "log.ndjson")];
  await writeFile(configFile, config);
  await writeFile(logFile, log);
  const { stdout } = await promisify(execFile)(
    "node",
    ["build.mjs", "measure", "--config", configFile, logFile],
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
