import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import type { PackageFiles } from "../../src/package/zendesk/package-files.ts";
import { longestTask } from "./longest-task.ts";
import { percentile } from "./timing.ts";

const rounds = 60;
/** The first ones warm up. */
const warming = 12;

export interface BoardFigures {
  readonly longestTaskMs: number;
  readonly filterMs: number;
  readonly sortMs: number;
}

interface Scripts {
  readonly files: PackageFiles;
  readonly script: string;
  /** Of the other thread. */
  readonly worker: string;
}

/**
 * How long the main thread works at a time while a board of many kept tickets and agents opens,
 * and when somebody filters or sorts it, nineteen of twenty times at most; its own time, so
 * that other work on the machine does not count. On a page of its own: what others have left in
 * the memory would slow it.
 */
export async function measureBoard(browser: Browser, scripts: Scripts): Promise<BoardFigures> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const filling = await openPage(context, scripts);
  await filling.evaluate("fillArchive()");
  await filling.close();
  const page = await openPage(context, scripts);
  await page.evaluate("prepareBoard().then((open) => { globalThis.open = open; })");
  const longestTaskMs = await longestTask({ browser, page }, () =>
    page.evaluate("open().then((board) => { globalThis.board = board; })"),
  );
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const busy = async (act: string) => {
    const times: number[] = [];
    for (let round = 0; round < warming + rounds; round++) {
      const before = await worked(session);
      await page.evaluate(`board.${act}(${round})`);
      if (round >= warming) times.push(1000 * ((await worked(session)) - before));
    }
    return percentile(times, 0.95);
  };
  return { longestTaskMs, filterMs: await busy("filter"), sortMs: await busy("sort") };
}

/** A page with an origin of its own: others may keep nothing. */
async function openPage(
  context: BrowserContext,
  { files, script, worker }: Scripts,
): Promise<Page> {
  const page = await context.newPage();
  const origin = "https://board.example/";
  await page.route(origin, (route) => route.fulfill({ contentType: "text/html", body: "" }));
  await page.route(`${origin}worker.js`, (route) =>
    route.fulfill({ contentType: "text/javascript", body: worker }),
  );
  await page.goto(origin);
  await page.addScriptTag({ content: script });
  for (const name of ["main", "behind", "board"]) {
    const content = Buffer.from(files.get(`assets/${name}.css`) ?? []).toString();
    await page.addStyleTag({ content });
  }
  return page;
}

/** Seconds that the page's main thread has worked so far. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "ThreadTime")?.value ?? Number.NaN;
}
