import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../../browser.ts";
import { columnLines } from "../../e2e/layout-faults.ts";
import { fact } from "../../e2e/visit.ts";
import { theMonth, theTracker } from "./the-tracker.ts";
import { signIn, type Visitor } from "./visitor.ts";

const tracker = theTracker();
const { ids } = theMonth();
/** Two people wrote its history, one of them a private comment. */
const noted = ids["original"] ?? 0;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

async function beside(login: string, ticket = noted): Promise<Visitor> {
  const visitor = await signIn({ browser, tracker, login });
  await visitor.openTicket(ticket);
  await visitor.widget.getByRole("tabpanel").getByRole("listitem").first().waitFor();
  return visitor;
}

async function leave({ close, wrong }: Visitor): Promise<void> {
  expect(wrong).toEqual([]);
  await close();
}

test("who may not read private comments is told that the figures are approximate", async () => {
  const [anna, noor] = [await beside("anna"), await beside("noor")];
  await fact(anna.page, "Touches").getByText("4", { exact: true }).waitFor();
  await anna.widget.getByText("Exact, from 6 updates").waitFor();
  await fact(noor.page, "Touches").getByText("3", { exact: true }).waitFor();
  await noor.widget.getByText("Approximate: you may not read private notes.").waitFor();
  await leave(anna);
  await leave(noor);
});

test("one tab asks for all, and when it is closed another one does", async () => {
  const lena = await beside("lena");
  const address = lena.page.url();
  const other = await lena.page.context().newPage();
  await other.route("**/REST/2.0/**", (route) => route.abort());
  await other.goto(address, { referer: address });
  await other
    .locator("#sidelight")
    .getByText(/^Exact, from/)
    .waitFor();
  await lena.page.close();
  await other.unrouteAll();
  await other.goto(address, { referer: address });
  await other
    .locator("#sidelight")
    .getByText(/^Exact, from/)
    .waitFor();
  await lena.close();
});

test("requesters see nothing of it", async () => {
  const rita = await signIn({ browser, tracker, login: "rita" });
  await rita.open(`SelfService/Display.html?id=${noted}`);
  await rita.page.getByText("Something special").first().waitFor();
  expect(await rita.page.locator("#sidelight").count()).toBe(0);
  expect(await rita.page.getByText("Sidelight").count()).toBe(0);
  await leave(rita);
});

test("the menu leads to the board", async () => {
  const lena = await signIn({ browser, tracker, login: "lena" });
  await lena.page.getByRole("link", { name: "Sidelight", exact: true }).click();
  await lena.widget.getByRole("tab", { name: "Board", selected: true }).waitFor();
  await lena.widget.getByLabel("View").getByText("All tickets").waitFor({ state: "attached" });
  // Without ratings there is a column less.
  const [head, foot] = await lena.widget.locator(".compared").evaluate(columnLines);
  expect(head).toHaveLength(3);
  expect(foot).toEqual(head);
  await leave(lena);
});

describe("above search results", () => {
  test("stand the figures of what was found", async () => {
    const lena = await signIn({ browser, tracker, login: "lena" });
    await lena.open(`Search/Results.html?Query=${encodeURIComponent("Queue = 'Repairs'")}`);
    const [, found] = /Found (\d+) tickets/.exec(await lena.page.title()) ?? [];
    expect(Number(found)).toBeGreaterThan(0);
    await lena.widget.getByText(`${found} tickets read`).waitFor();
    await lena.widget.getByRole("tab", { name: "Team" }).click();
    await lena.widget.getByText("Eino Mäkelä").filter({ visible: true }).first().waitFor();
    await leave(lena);
  });

  test("stands nothing where nothing could be asked", async () => {
    const anna = await signIn({ browser, tracker, login: "anna" });
    await anna.open(`Search/Results.html?Query=${encodeURIComponent("Queue = = 1")}`);
    expect(await anna.page.locator("#sidelight").count()).toBe(0);
    await anna.close();
  });
});

test("speaks the language that the tracker speaks to its user", async () => {
  const eino = await beside("eino");
  await eino.widget.getByRole("tab", { name: "Tiketti" }).waitFor();
  await leave(eino);
});

describe("beside the tracker's own page", () => {
  test("leaves its globals and its styles as they are", async () => {
    const anna = await signIn({ browser, tracker, login: "anna" });
    await anna.page.route("**/static/sidelight-*/main.js", (route) =>
      route.fulfill({ contentType: "text/javascript", body: "" }),
    );
    await anna.openTicket(noted);
    const without = await pageAsItIs(anna.page);
    await anna.page.unroute("**/static/sidelight-*/main.js");
    await anna.openTicket(noted);
    await fact(anna.page, "Touches").getByText("4", { exact: true }).waitFor();
    const withIt = await pageAsItIs(anna.page);
    expect(withIt.globals).toEqual(without.globals);
    expect(withIt.styles.length).toBeGreaterThan(100);
    expect(withIt.styles).toEqual(without.styles);
    await leave(anna);
  });

  test("is not drawn by its styles", async () => {
    const anna = await beside("anna");
    await anna.widget.getByText("Exact, from 6 updates").waitFor();
    await anna.page.waitForLoadState("networkidle");
    const before = await innerStyles(anna.page);
    await anna.page.addStyleTag({
      content: `h1, h2, h3, h4, p, li, ul, ol, dl, dd, button, a, table, th, td, select, svg, time {
        color: red !important; margin: 9px !important; font: 30px serif !important;
        text-transform: uppercase !important; display: block !important }`,
    });
    expect(before.length).toBeGreaterThan(50);
    expect(await innerStyles(anna.page)).toEqual(before);
    await leave(anna);
  });

  test("keeps what is typed into it from the page's shortcuts", async () => {
    const lena = await signIn({ browser, tracker, login: "lena" });
    await lena.open("Sidelight/index.html");
    await lena.widget.getByRole("tab", { name: "Settings" }).click();
    const field = lena.widget.getByRole("textbox").first();
    await field.click();
    await lena.page.keyboard.type("/?");
    expect(await field.inputValue()).toMatch(/\/\?$/);
    expect(await lena.page.locator("body > .modal").count()).toBe(0);
    await leave(lena);
  });
});

describe.each([
  ["light", "anna"],
  ["dark", "chloe"],
])("in the %s theme", (theme, login) => {
  test("looks like the page around it, and axe finds nothing in it", async () => {
    const visitor = await beside(login);
    await visitor.page.evaluate(axe.source);
    const violations = await visitor.page.evaluate(
      `axe.run("#sidelight").then(({ violations }) =>
        violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + " " + html)))`,
    );
    expect(violations).toEqual([]);
    const lightness = await visitor.widget.evaluate((element) => {
      const [red = 0, green = 0, blue = 0] =
        getComputedStyle(element).color.match(/\d+/g)?.map(Number) ?? [];
      return (red + green + blue) / 3;
    });
    expect(lightness > 128).toBe(theme === "dark");
    await leave(visitor);
  });
});

test("fits into a narrow window", async () => {
  const anna = await signIn({ browser, tracker, login: "anna", width: 360 });
  await anna.openTicket(noted);
  await fact(anna.page, "Touches").getByText("4", { exact: true }).waitFor();
  const overflow = await anna.widget.evaluate(
    (element) => element.scrollWidth - element.clientWidth,
  );
  expect(overflow).toBe(0);
  await leave(anna);
});

interface AsItIs {
  readonly globals: readonly string[];
  readonly styles: readonly string[];
}

/** What scripts and styles of the page could notice, outside our own box, once all is there. */
async function pageAsItIs(page: Page): Promise<AsItIs> {
  // The tracker itself fetches the history later.
  await page.locator(".history .transaction").first().waitFor();
  await page.waitForLoadState("networkidle");
  return page.evaluate<AsItIs>(`({
    globals: Object.getOwnPropertyNames(window).map((name) => name.replace(/^jQuery\\d+$/, "jQuery…")).sort(),
    styles: [...document.body.querySelectorAll("*")]
      .filter((element) => !element.closest("#sidelight"))
      .map((element) => {
        const style = getComputedStyle(element);
        const { color, backgroundColor, cursor, display, font, letterSpacing, margin, padding } = style;
        return [element.tagName, element.className, color, backgroundColor, cursor, display, font,
          letterSpacing, margin, padding].join(" ");
      }),
  })`);
}

function innerStyles(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`
    [...document.querySelector("#sidelight").shadowRoot.querySelectorAll("*")].map((element) => {
      const { color, display, font, margin, padding, textTransform } = getComputedStyle(element);
      return [element.tagName, color, display, font, margin, padding, textTransform].join(" ");
    })
  `);
}
