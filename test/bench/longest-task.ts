import type { Browser, Page } from "playwright-core";
import { opens } from "./opens.ts";

/** One entry of a browser's trace, as far as it is looked at; times in microseconds. */
interface Traced {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** How long it took, and how much of it the thread worked. */
  readonly dur?: number;
  readonly tdur?: number;
}

/**
 * The longest task of a page's main thread while something goes on, in milliseconds: as the
 * browser itself writes them down, short ones too. What the thread worked counts, not what it
 * waited for other work on the machine.
 */
export async function longestTask(
  { browser, page }: { readonly browser: Browser; readonly page: Page },
  act: () => Promise<unknown>,
): Promise<number> {
  const categories = [
    "-*",
    "toplevel",
    "blink.user_timing",
    "disabled-by-default-devtools.timeline",
  ];
  await browser.startTracing(page, { categories });
  await act();
  const { traceEvents }: { traceEvents: readonly Traced[] } = JSON.parse(
    (await browser.stopTracing()).toString(),
  );
  const start = traceEvents.find(({ name }) => name === opens);
  const tasks = traceEvents.filter(
    ({ name, pid, tid, ts }) =>
      name.endsWith("RunTask") && pid === start?.pid && tid === start.tid && ts >= start.ts,
  );
  if (!tasks.length) throw new Error("The benchmark has no trace.");
  return Math.max(...tasks.map(({ dur = 0, tdur = dur }) => tdur)) / 1000;
}
