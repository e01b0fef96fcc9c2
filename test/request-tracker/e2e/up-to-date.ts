import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { standingTracker } from "../standing.ts";

/** A tracker that somebody left running may hold the plugin of yesterday. */
export async function setup(): Promise<void> {
  const tracker = standingTracker();
  if (!tracker || process.env["SIDELIGHT_RT"]) return;
  const where = ["--port", `${tracker.port}`, "--home", tracker.home];
  await promisify(execFile)(process.execPath, ["build.mjs", "rt", "up", ...where]);
}
