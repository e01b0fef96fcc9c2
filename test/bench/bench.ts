import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { brotliBytes, sidebarBudget } from "../../src/package/sizes.ts";
import type { PackageFiles } from "../../src/package/zendesk/package-files.ts";
import { launchBrowser } from "../browser.ts";
import type { ArchiveFigures } from "./archive.ts";
import { measureBoard } from "./busy.ts";
import { measureTabs } from "./fifteen-tabs.ts";
import { measureColdAdmin, measureRequests } from "./requests.ts";
import type { WorkingTimeFigures } from "./working-time.ts";

/** Every figure by its name for ever, and what it may be at most; null where nothing is promised. */
const limits = {
  compute_vs_parse: 0.1,
  stored_bytes_per_ticket: 400,
  open_10000_vs_parse: 0.25,
  working_time_ns: 150,
  working_time_vs_day_walk: 0.01,
  longest_task_ms: 50,
  board_filter_ms_p95: 50,
  board_sort_ms_p95: 50,
  requests_cold_2000: 2070,
  requests_unchanged_2000: 30,
  requests_changed_20_of_2000: 50,
  requests_15_tabs: 1.02,
  requests_cold_2000_admin: 250,
  sidebar_brotli_bytes: sidebarBudget,
  worker_brotli_bytes: null,
  later_brotli_bytes: null,
} as const satisfies Readonly<Record<string, number | null>>;

type Figures = Readonly<Record<keyof typeof limits, number>>;
type InBrowser = Omit<Figures, keyof Bytes | keyof Requests>;
type Requests = Pick<Figures, `requests_${string}` & keyof Figures>;
type Bytes = Pick<Figures, `${string}_brotli_bytes` & keyof Figures>;

interface Subject {
  /** The project's top folder. */
  readonly root: string;
  /** The package as it is built now. */
  readonly files: PackageFiles;
  /** Which of them the sidebar page loads. */
  readonly sidebar: readonly string[];
  /** And which of them its worker, to read tickets. */
  readonly worker: readonly string[];
}

/**
 * The command behind `npm run bench`: prints the figures. Its exit status is 1
 * where one is over its limit.
 */
export async function main(argv: readonly string[], subject: Subject): Promise<number> {
  const unknown = argv.find((argument) => argument !== "--json");
  if (unknown !== undefined) {
    console.error(`The benchmark takes --json and nothing else, not ${unknown}.`);
    return 2;
  }
  const figures: Figures = {
    ...(await measureInBrowser(subject)),
    ...(await countRequests()),
    ...bytesOf(subject),
  };
  console.log(argv.length ? JSON.stringify(figures) : table(figures));
  return names.some((name) => isOver(name, figures)) ? 1 : 0;
}

const names = Object.keys(limits) as (keyof Figures)[];

function isOver(name: keyof Figures, figures: Figures): boolean {
  const limit = limits[name];
  // What is no number at all is no good either.
  return limit !== null && !(figures[name] <= limit);
}

async function measureInBrowser({ files, root }: Subject): Promise<InBrowser> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["page", "worker", "kept-worker"].map((name) => `test/bench/${name}.ts`),
    outdir: "bench",
    bundle: true,
    format: "iife",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { "process.env.NODE_ENV": '"production"' },
    target: "es2022",
    minify: true,
    write: false,
  });
  const [script = "", worker = "", keptWorker = ""] = outputFiles.map(({ text }) => text);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: script });
    const hours = await page.evaluate<WorkingTimeFigures>("measureWorkingTime()");
    const computeVsParse = await page.evaluate<number>("measureCompute()");
    const archive = await measureKept(browser, { script, worker: keptWorker });
    const board = await measureBoard(browser, { files, script, worker });
    return {
      longest_task_ms: board.longestTaskMs,
      board_filter_ms_p95: board.filterMs,
      board_sort_ms_p95: board.sortMs,
      compute_vs_parse: computeVsParse,
      stored_bytes_per_ticket: archive.storedBytesPerTicket,
      open_10000_vs_parse: archive.openVsParse,
      working_time_ns: hours.workingTimeNs,
      working_time_vs_day_walk: hours.workingTimeVsDayWalk,
    };
  } finally {
    await browser.close();
  }
}

/** On a desk, with a clock of its own. */
async function countRequests(): Promise<Requests> {
  const agent = await measureRequests();
  return {
    requests_cold_2000: agent.cold,
    requests_unchanged_2000: agent.unchanged,
    requests_changed_20_of_2000: agent.changed,
    requests_15_tabs: await measureTabs(),
    requests_cold_2000_admin: await measureColdAdmin(),
  };
}

/** On a page with an origin of its own: others may keep nothing. */
async function measureKept(
  browser: Browser,
  { script, worker }: { readonly script: string; readonly worker: string },
): Promise<ArchiveFigures> {
  const page = await browser.newPage();
  const address = "https://bench.example/";
  await page.route(address, (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await page.route(`${address}kept-worker.js`, (route) =>
    route.fulfill({ contentType: "text/javascript", body: worker }),
  );
  await page.goto(address);
  await page.addScriptTag({ content: script });
  return page.evaluate<ArchiveFigures>("measureArchive()");
}

/** Script and style: what the sidebar page loads, what its worker does, and what is fetched later. */
function bytesOf({ files, sidebar, worker }: Subject): Bytes {
  const code = [...files.keys()].filter((path) => /\.(js|css)$/.test(path));
  const sum = (paths: readonly string[]) =>
    paths.reduce((total, path) => total + brotliBytes(files.get(path) ?? new Uint8Array()), 0);
  return {
    sidebar_brotli_bytes: sum(sidebar),
    worker_brotli_bytes: sum(worker),
    later_brotli_bytes: sum(code.filter((path) => ![...sidebar, ...worker].includes(path))),
  };
}

function table(figures: Figures): string {
  const rows = names.map((name) => {
    const limit = limits[name];
    const verdict = limit === null ? "" : isOver(name, figures) ? "over" : "ok";
    return [name, readable(figures[name]), limit === null ? "" : readable(limit), verdict];
  });
  return [["figure", "measured", "at most", ""], ...rows]
    .map(([name = "", value = "", limit = "", verdict = ""]) =>
      [name.padEnd(29), value.padStart(10), limit.padStart(10), `  ${verdict}`].join("").trimEnd(),
    )
    .join("\n");
}

function readable(value: number): string {
  return value.toLocaleString("en", { maximumSignificantDigits: value < 1000 ? 3 : 9 });
}
