import { chown, copyFile, cp, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { password } from "./cast.ts";
import { writeEvents } from "./events.ts";
import { installPackages, webServer } from "./machine.ts";
import { type MonthAsked, madeUpMonth } from "./month.ts";
import { type Identity, run } from "./run.ts";
import { needPort, startServer, stopServer } from "./server.ts";
import { environmentOf, loadedFile, loadedMonth, type Tracker } from "./tracker.ts";

/** Where this project keeps what goes into a tracker. */
export interface Sources {
  /** The folder of the Perl files. */
  readonly scripts: string;
  /** Builds the plugin and tells its folder. */
  buildPlugin(): Promise<string>;
}

export interface SetUp {
  readonly tracker: Tracker;
  readonly month: MonthAsked;
  readonly sources: Sources;
  /** Told of each step, with the seconds that it took. */
  onStep(name: string, seconds: number): void;
}

const perlFiles = ["site-config.pl", "people-and-queues.initialdata", "load-events.pl"] as const;
const folders = ["conf.d", "var", "mason", "sessions", "plugins"] as const;

/** Makes the tracker run; what is there already is kept. */
export async function setUp(asked: SetUp): Promise<void> {
  const { month, onStep, sources, tracker } = asked;
  const step = async <T>(name: string, doing: () => Promise<T>): Promise<T> => {
    const begun = performance.now();
    const done = await doing();
    onStep(name, (performance.now() - begun) / 1000);
    return done;
  };

  await stopServer(tracker);
  await needPort(tracker);
  await step("packages", installPackages);
  const as = webServer();
  const plugin = await step("plugin", sources.buildPlugin);
  await step("configuration", () => layOut({ tracker, as, scripts: sources.scripts, plugin }));
  if (!loadedMonth(tracker)) {
    await step("database", () => makeDatabase(tracker, as));
    await step("people and queues", () => addPeople(tracker, as));
    await step(`${month.tickets} tickets`, () => loadMonth({ tracker, month, as }));
  }
  await step("server", () => startServer(tracker, as));
}

interface Work {
  readonly tracker: Tracker;
  readonly as: Identity;
}

interface Laying extends Work {
  /** The folders that they come from. */
  readonly scripts: string;
  readonly plugin: string;
}

async function layOut({ as, plugin, scripts, tracker }: Laying): Promise<void> {
  const { home } = tracker;
  const own = async (path: string) => {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await chown(path, as.uid, as.gid);
  };
  await own(home);
  for (const name of folders) await own(join(home, name));
  // Who runs the tracker may not be able to read where the project lies.
  for (const name of perlFiles) {
    await copyFile(join(scripts, name), join(home, name));
    await chown(join(home, name), as.uid, as.gid);
  }
  const plugins = join(home, "plugins");
  await rm(plugins, { recursive: true });
  await cp(plugin, join(plugins, basename(plugin)), { recursive: true });
  await run(["chown", "-R", `${as.uid}:${as.gid}`, plugins]);
  // Compiled pages of a plugin that is no more.
  await run(["find", join(home, "mason"), "-mindepth", "1", "-delete"]);
}

async function makeDatabase(tracker: Tracker, as: Identity): Promise<void> {
  const { home } = tracker;
  for (const end of ["", "-journal", "-wal", "-shm"]) {
    await rm(join(home, `var/rt5.sqlite${end}`), { force: true });
  }
  const file = join(home, "root-password");
  await writeFile(file, password);
  await run(["chown", `${as.uid}:${as.gid}`, file]);
  await setUpDatabase(["--action", "init", "--root-password-file", file], { tracker, as });
}

async function addPeople(tracker: Tracker, as: Identity): Promise<void> {
  const data = join(tracker.home, "people-and-queues.initialdata");
  await setUpDatabase(["--action", "insert", "--datafile", data], { tracker, as });
}

async function setUpDatabase(args: readonly string[], { as, tracker }: Work): Promise<void> {
  await run(["rt-setup-database-5", "--skip-create", ...args], {
    as,
    env: environmentOf(tracker),
    in: tracker.home,
  });
}

async function loadMonth({ as, month, tracker }: Work & { readonly month: MonthAsked }) {
  const printed = await run(["perl", join(tracker.home, "load-events.pl")], {
    as,
    env: environmentOf(tracker),
    in: tracker.home,
    input: writeEvents(madeUpMonth(month)),
  });
  const ids = JSON.parse(printed);
  await writeFile(loadedFile(tracker), `${JSON.stringify({ ...month, ids })}\n`);
}
