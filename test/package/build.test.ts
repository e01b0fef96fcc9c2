import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  boardBudget,
  openedBudget,
  settingsBudget,
  sidebarBudget,
  ticketBudget,
} from "../../src/package/sizes.ts";
import { version } from "./zendesk/package-for-tests.ts";

const run = promisify(execFile);
const zip = `sidelight-zendesk-${version}.zip`;
const archive = `sidelight-request-tracker-${version}.tar.gz`;
let out: string;

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "sidelight-build-"));
});

afterAll(() => rm(out, { recursive: true }));

/** Builds as `npm run build` does, elsewhere; resolves to what it prints. */
async function build(name: string, zone: string): Promise<string> {
  const env = { ...process.env, TZ: zone };
  const { stdout } = await run("node", ["build.mjs", "--out", join(out, name)], { env });
  return stdout;
}

test("two builds are equal byte for byte, whatever the time zone", async () => {
  const [printed] = await Promise.all([
    build("one", "America/New_York"),
    build("other", "Asia/Tokyo"),
  ]);
  for (const file of [zip, archive]) {
    const [one, other] = await Promise.all(
      ["one", "other"].map((name) => readFile(join(out, name, file))),
    );
    expect(one).toEqual(other);
  }
  for (const budget of [sidebarBudget, ticketBudget, openedBudget, boardBudget, settingsBudget]) {
    expect(printed).toMatch(new RegExp(`its budget +${budget.toLocaleString("en")}\n`));
  }
  const files = await readdir(join(out, "one/zendesk"), { recursive: true });
  // Files that are fetched later carry a hash of what is in them.
  const named = files.filter((path) => !/-[0-9A-Z]{8}\.js$/.test(path));
  expect(named.sort()).toEqual([
    "assets",
    "assets/behind.css",
    "assets/board.css",
    "assets/icon_nav_bar.svg",
    "assets/iframe.html",
    "assets/licences.json",
    "assets/logo-small.png",
    "assets/logo.png",
    "assets/main.css",
    "assets/main.js",
    "assets/settings.css",
    "assets/story.css",
    "assets/worker.js",
    "manifest.json",
    "translations",
    "translations/en.json",
    "translations/fi.json",
    "translations/ru.json",
    "translations/zh-cn.json",
    "translations/zh-tw.json",
  ]);

  const { stdout } = await run("tar", ["tzf", join(out, "one", archive)]);
  const plugin = stdout.trim().split("\n");
  expect(plugin.filter((path) => !path.includes("/static/"))).toEqual(
    [
      "LICENSE",
      "README",
      "html/Callbacks/RT-Extension-Sidelight/Elements/Tabs/Privileged",
      "html/Callbacks/RT-Extension-Sidelight/Search/Results.html/BeforeResults",
      "html/Callbacks/RT-Extension-Sidelight/Ticket/Elements/ShowSummary/RightColumnTop",
      "html/Sidelight/Elements/Mount",
      "html/Sidelight/Settings",
      "html/Sidelight/index.html",
      "lib/RT/Extension/Sidelight.pm",
      "lib/RT/Extension/Sidelight/Page.pm",
      "lib/RT/Extension/Sidelight/Settings.pm",
      "licences.json",
    ].map((path) => `RT-Extension-Sidelight/${path}`),
  );
  const scripts = files.filter((path) => /\.(js|css)$/.test(path));
  expect(plugin.filter((path) => path.includes("/static/")).sort()).toEqual(
    scripts
      .map((path) => path.replace("assets", `RT-Extension-Sidelight/static/sidelight-${version}`))
      .sort(),
  );
}, 60_000);

test("a command that does not exist is answered with those that do", async () => {
  const failure = await run("node", ["build.mjs", "publish"]).catch((error) => error);
  expect(failure).toMatchObject({ code: 2, stderr: expect.stringContaining("no command publish") });
  expect(failure.stderr).toContain("build.mjs measure");
});
