import type { Browser, Locator, Page } from "playwright-core";
import { password } from "../cast.ts";
import { addressOf, type Tracker } from "../tracker.ts";

/** Somebody who is signed in to the tracker, in a browser of their own. */
export interface Visitor {
  readonly page: Page;
  /** The inside of the widget, wherever on the page it stands. */
  readonly widget: Locator;
  /** Errors, warnings, and requests to other machines: must stay empty. */
  readonly wrong: readonly string[];
  /** The paths that were asked of REST2 since the last page was opened. */
  readonly asked: readonly string[];
  /** Goes to a page of the tracker, such as `Ticket/Display.html?id=1`. */
  open(path: string): Promise<void>;
  openTicket(ticket: number): Promise<void>;
  close(): Promise<void>;
}

interface Asked {
  readonly browser: Browser;
  readonly tracker: Tracker;
  readonly login: string;
  readonly width?: number;
}

/** Signs in through the tracker's own form. */
export async function signIn({ browser, login, tracker, width = 1440 }: Asked): Promise<Visitor> {
  const address = addressOf(tracker);
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: "en-US" });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const wrong: string[] = [];
  const asked: string[] = [];
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") wrong.push(message.text());
  });
  context.on("request", (request) => {
    const { origin, pathname, search } = new URL(request.url());
    if (origin !== new URL(address).origin) wrong.push(request.url());
    if (pathname.startsWith("/REST/2.0/")) asked.push(pathname + search);
  });
  const open = async (path: string) => {
    asked.length = 0;
    // The tracker asks whether somebody really meant it where a page with parameters is entered from nowhere.
    await page.goto(address + path, { referer: address });
  };
  await open("");
  await page.locator("input[name=user]").fill(login);
  await page.locator("input[name=pass]").fill(password);
  await page.getByRole("button", { name: "Login" }).click();
  await page.locator("#login-box").waitFor({ state: "detached" });
  return {
    page,
    widget: page.locator("#sidelight .sidelight"),
    wrong,
    asked,
    open,
    openTicket: (ticket) => open(`Ticket/Display.html?id=${ticket}`),
    close: () => context.close(),
  };
}
