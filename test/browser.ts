import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";
import project from "../package.json" with { type: "json" };

/** The package's own flags would hide mistakes with frames and origins: they switch both off. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * Starts a Chromium: the one that `CHROMIUM_PATH` names, else the machine's,
 * else the one that npm brought along.
 */
export async function launchBrowser(): Promise<Browser> {
  const installed = [process.env["CHROMIUM_PATH"], "/usr/bin/chromium"].find(
    (path) => path && existsSync(path),
  );
  if (installed) return chromium.launch({ executablePath: installed, args: flags });
  const folder = await unpackedChromium();
  return chromium.launch({
    executablePath: join(folder, "chromium"),
    args: flags,
    env: environment(folder),
  });
}

/** Where npm's Chromium is unpacked: for each version and user, since nobody may read another's. */
async function unpackedChromium(): Promise<string> {
  const version = project.devDependencies["@sparticuz/chromium"];
  const folder = join(tmpdir(), `sidelight-chromium-${version}-${userInfo().uid}`);
  if (existsSync(folder)) return folder;

  const own = await mkdtemp(join(tmpdir(), "sidelight-unpacking-"));
  await unpack(own);
  await writeFile(join(own, "fonts.conf"), fontConfiguration(folder));
  // Whoever is first wins; the others find the same files there.
  await rename(own, folder).catch(() => rm(own, { recursive: true }));
  return folder;
}

/**
 * The package unpacks into the temporary folder, and the libraries that a bare
 * machine lacks only where it believes to be in Amazon's cloud. A process of
 * its own keeps both beliefs out of ours.
 */
async function unpack(folder: string): Promise<void> {
  const script = 'import("@sparticuz/chromium").then((it) => it.default.executablePath())';
  await promisify(execFile)(process.execPath, ["-e", script], {
    env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: "22.x" },
  });
}

function environment(folder: string): Record<string, string> {
  const own = Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]);
  return {
    ...Object.fromEntries(own),
    LD_LIBRARY_PATH: join(folder, "al2023/lib"),
    ...(existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_FILE: join(folder, "fonts.conf") }),
  };
}

function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?><fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>\n`;
}
