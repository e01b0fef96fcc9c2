import axe from "axe-core";
import type { Browser, Frame, FrameLocator, Locator, Page } from "playwright-core";

/** A page of the desk with the app in it, and all that must not happen there. */
export interface Visit {
  readonly page: Page;
  /** The inside of the app's frame, of the ticket that is shown. */
  readonly app: FrameLocator;
  /** Messages of errors, and requests to other machines: must stay empty. */
  readonly wrong: readonly string[];
  /** The same, to look into. */
  frame(): Promise<Frame>;
  switchTheme(): Promise<void>;
  /** What axe finds in the app as it stands. */
  violations(): Promise<readonly string[]>;
  close(): Promise<void>;
}

interface Asked {
  /** The desk's address with the scene to play. */
  readonly address: string;
  readonly width?: number;
  readonly height?: number;
  /** Pixels of the screen for one of the page. */
  readonly scale?: number;
}

/** Opens the desk in a fresh browser context. */
export async function visit(browser: Browser, asked: Asked): Promise<Visit> {
  const { address, width = 1440, height = 900, scale = 1 } = asked;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    locale: "en-US",
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") wrong.push(message.text());
  });
  context.on("request", (request) => {
    const { hostname } = new URL(request.url());
    if (hostname !== "127.0.0.1" && hostname !== "localhost") wrong.push(request.url());
  });
  await page.goto(address);
  return {
    page,
    app: page.frameLocator("iframe:visible"),
    wrong,
    frame: () => frameOf(page),
    switchTheme: () =>
      page
        .getByRole("banner")
        .getByRole("button", { name: /^(Light|Dark)$/ })
        .click(),
    violations: async () => violationsIn(await frameOf(page)),
    close: () => context.close(),
  };
}

async function frameOf(page: Page): Promise<Frame> {
  const frame = await (await page.locator("iframe:visible").elementHandle())?.contentFrame();
  if (!frame) throw new Error("The app is not there.");
  return frame;
}

async function violationsIn(frame: Frame): Promise<readonly string[]> {
  await frame.evaluate(axe.source);
  return frame.evaluate<string[]>(`
    axe.run(document).then(({ violations }) =>
      violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ html, failureSummary }) => [id, help, html, failureSummary].join(" | "))))
  `);
}

/** On a tab with a view: picks all tickets of all times, and waits until every one is read. */
export async function readEverything(app: FrameLocator): Promise<void> {
  const view = app.getByLabel("View");
  const all = view.locator("option", { hasText: "All tickets" });
  await view.selectOption((await all.getAttribute("value")) ?? "");
  await app.getByRole("button", { name: "All", exact: true }).click();
  const [size = ""] = (await all.innerText()).match(/\d+/) ?? [];
  await app.getByText(`${size} tickets read`).waitFor({ timeout: 30_000 });
  await app.getByRole("status").filter({ hasText: "All read" }).waitFor();
}

/** One of the ticket's facts, or of mine: its list item. */
export function fact(app: Pick<FrameLocator, "getByRole">, label: string): Locator {
  const heading = app.getByRole("heading", { name: label, exact: true });
  return app.getByRole("tabpanel").getByRole("listitem").filter({ has: heading });
}
