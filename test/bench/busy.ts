import type { Browser, CDPSession } from "playwright-core";
import type { PackageFiles } from "../../src/package/zendesk/package-files.ts";
import { percentile } from "./timing.ts";

const rounds = 60;
/** The first ones warm up. */
const warming = 12;

export interface BoardFigures {
  readonly filterMs: number;
  readonly sortMs: number;
}

/**
 * How long the main thread works when somebody filters or sorts a board of
 * many tickets and agents, nineteen of twenty times at most; its own time, so
 * that other work on the machine does not count. On a page of its own: what
 * others have left in the memory would slow it.
 */
export async function measureBoard(
  browser: Browser,
  { files, script }: { readonly files: PackageFiles; readonly script: string },
): Promise<BoardFigures> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addScriptTag({ content: script });
  for (const name of ["main", "behind", "board"]) {
    const content = Buffer.from(files.get(`assets/${name}.css`) ?? []).toString();
    await page.addStyleTag({ content });
  }
  await page.evaluate("openBoard().then((board) => { globalThis.board = board; })");
  const session = await page.context().newCDPSession(page);
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
  return { filterMs: await busy("filter"), sortMs: await busy("sort") };
}

/** Seconds that the page's main thread has worked so far. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "ThreadTime")?.value ?? Number.NaN;
}
