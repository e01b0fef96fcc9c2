import { existsSync, readFileSync } from "node:fs";
import { type Identity, RunFailed, run } from "./run.ts";

/** Why the tracker cannot be set up on this machine, in a sentence. */
export class Unfit extends Error {}

/**
 * msmtp-mta stands in for a mail server, dbconfig-no-thanks for questions about a database,
 * rt5-standalone for a web server, and w3m quietens a warning.
 */
const packages = [
  "request-tracker5",
  "rt5-db-sqlite",
  "rt5-standalone",
  "msmtp-mta",
  "dbconfig-no-thanks",
  "w3m",
] as const;

/** Makes Debian's packages be there; throws `Unfit` where they cannot be. */
export async function installPackages(): Promise<void> {
  if (process.getuid?.() !== 0)
    throw new Unfit("only root may install its packages and run it as www-data");
  if (!existsSync("/etc/debian_version")) throw new Unfit("its packages are Debian's");
  if (await isInstalled()) return;
  const apt = ["apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=60"] as const;
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  try {
    await run([...apt, "update"], { env });
    await run([...apt, "install", "--no-install-recommends", ...packages], { env });
  } catch (failure) {
    if (!(failure instanceof RunFailed)) throw failure;
    throw new Unfit(`its packages are not to be had here:\n${failure.message}`);
  }
}

async function isInstalled(): Promise<boolean> {
  try {
    const format = `--showformat=\${db:Status-Abbrev}\n`;
    const states = await run(["dpkg-query", "--show", format, ...packages]);
    return states
      .trim()
      .split("\n")
      .every((state) => state.trim() === "ii");
  } catch (failure) {
    // A package that it never heard of makes it fail.
    if (failure instanceof RunFailed) return false;
    throw failure;
  }
}

/** Who runs web servers on Debian. */
export function webServer(): Identity {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((it) => it.startsWith("www-data:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (!uid || !gid) throw new Unfit("there is no user www-data");
  return { uid: Number(uid), gid: Number(gid) };
}
