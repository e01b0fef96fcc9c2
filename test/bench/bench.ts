import { build } from "esbuild";
import { brotliBytes, sidebarBudget } from "../../src/package/sizes.ts";
import type { PackageFiles } from "../../src/package/zendesk/package-files.ts";
import { launchBrowser } from "../browser.ts";
import { measureBoard } from "./busy.ts";
import type { WorkingTimeFigures } from "./working-time.ts";

/** Every figure by its name for ever, and what it may be at most. */
const limits = {
  compute_vs_parse: 0.1,
  working_time_ns: 150,
  working_time_vs_day_walk: 0.01,
  board_filter_ms_p95: 50,
  board_sort_ms_p95: 50,
  sidebar_brotli_bytes: sidebarBudget,
};

type Figures = Readonly<Record<keyof typeof limits, number>>;

interface Subject {
  /** The project's top folder. */
  readonly root: string;
  /** The package as it is built now. */
  readonly files: PackageFiles;
  /** Which of them the sidebar page loads. */
  readonly sidebar: readonly string[];
}

/** The command behind `npm run bench`: prints the figures, returns its exit status. */
export async function main(argv: readonly string[], subject: Subject): Promise<number> {
  const unknown = argv.find((argument) => argument !== "--json");
  if (unknown !== undefined) {
    console.error(`The benchmark takes --json and nothing else, not ${unknown}.`);
    return 2;
  }
  const figures: Figures = {
    ...(await measureInBrowser(subject)),
    sidebar_brotli_bytes: sidebarBytes(subject),
  };
  console.log(argv.length ? JSON.stringify(figures) : table(figures));
  return 0;
}

async function measureInBrowser({
  files,
  root,
}: Subject): Promise<Omit<Figures, "sidebar_brotli_bytes">> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["test/bench/page.ts"],
    bundle: true,
    format: "iife",
    jsx: "automatic",
    jsxImportSource: "preact",
    define: { "process.env.NODE_ENV": '"production"' },
    target: "es2022",
    minify: true,
    write: false,
  });
  const script = outputFiles[0]?.text ?? "";
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: script });
    const hours = await page.evaluate<WorkingTimeFigures>("measureWorkingTime()");
    const computeVsParse = await page.evaluate<number>("measureCompute()");
    const board = await measureBoard(browser, { files, script });
    return {
      board_filter_ms_p95: board.filterMs,
      board_sort_ms_p95: board.sortMs,
      compute_vs_parse: computeVsParse,
      working_time_ns: hours.workingTimeNs,
      working_time_vs_day_walk: hours.workingTimeVsDayWalk,
    };
  } finally {
    await browser.close();
  }
}

function sidebarBytes({ files, sidebar }: Subject): number {
  return sidebar.reduce((sum, path) => sum + brotliBytes(files.get(path) ?? new Uint8Array()), 0);
}

function table(figures: Figures): string {
  const rows = Object.entries(limits).map(([name, limit]) => {
    const value = figures[name as keyof Figures];
    return [name, readable(value), readable(limit), value <= limit ? "ok" : "over"];
  });
  return [["figure", "measured", "at most", ""], ...rows]
    .map(([name = "", value = "", limit = "", verdict = ""]) =>
      [name.padEnd(26), value.padStart(10), limit.padStart(10), `  ${verdict}`].join("").trimEnd(),
    )
    .join("\n");
}

function readable(value: number): string {
  return value.toLocaleString("en", { maximumSignificantDigits: value < 1000 ? 3 : 9 });
}
