import { build } from "esbuild";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { type Desk, startDesk } from "./desk.ts";
import { readEverything, visit } from "./visit.ts";

let browser: Browser;
let desk: Desk;

beforeAll(async () => {
  browser = await launchBrowser();
  desk = await startDesk();
});

afterAll(async () => {
  await Promise.all([browser?.close(), desk?.stop()]);
});

describe("beside the desk", () => {
  test("what was read once is not asked for again, but by somebody else", async () => {
    const { app, close, page } = await visit(browser, {
      address: `${desk.address}?view=9002`,
    });
    let audits = 0;
    page.on("request", (request) => {
      if (request.url().includes("/audits.json")) audits++;
    });
    const readAll = async (address: string) => {
      await page.goto(address);
      audits = 0;
      await app.getByRole("tab", { name: "Me" }).click();
      await readEverything(app);
      return audits;
    };
    const first = await readAll(`${desk.address}?view=9002`);
    expect(first).toBeGreaterThan(50);
    // The ticket beside which it stands is always read anew.
    expect(await readAll(`${desk.address}?view=9002`)).toBeLessThan(3);
    await app.getByText(/ tickets are kept in this browser since /).waitFor();

    expect(await readAll(`${desk.address}?view=9002&role=agent`)).toBeGreaterThan(50);

    await app.getByRole("button", { name: "Clear data" }).click();
    await app.getByRole("button", { name: "Clear now" }).click();
    await app.getByText("No tickets are kept in this browser.").waitFor();
    expect(await readAll(`${desk.address}?view=9002`)).toBeLessThan(3);
    await close();
  });
});

describe("the store alone", () => {
  let context: BrowserContext;
  let script: string;

  beforeAll(async () => {
    const { outputFiles } = await build({
      entryPoints: ["test/archive/browser-page.ts"],
      bundle: true,
      format: "iife",
      target: "es2022",
      write: false,
    });
    script = outputFiles[0]?.text ?? "";
  });

  beforeEach(async () => {
    context = await browser.newContext();
    await context.route("https://archive.example/", (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Archive</title>" }),
    );
    return () => context.close();
  });

  async function open(address = "https://archive.example/"): Promise<Page> {
    const page = await context.newPage();
    await page.goto(address);
    await page.addScriptTag({ content: script });
    return page;
  }

  test("keeps tickets from one page to the next, for each user apart", async () => {
    const one = await open();
    await one.evaluate('keep("ana", [0, 700])');
    await one.evaluate('keep("ben", [0, 3])');
    await one.close();
    const other = await open();
    expect(await other.evaluate('count("ana")')).toBe(700);
    expect(await other.evaluate('count("ben")')).toBe(3);
    expect(await other.evaluate('count("chen")')).toBe(0);
    expect(await other.evaluate('state("ana")')).toMatchObject({ memory: null, tickets: 700 });
    await other.evaluate('clear("ana")');
    expect(await other.evaluate('count("ana")')).toBe(0);
    expect(await other.evaluate('count("ben")')).toBe(3);
  });

  test("two pages write and join at once, and nothing is lost", async () => {
    const pages = [await open(), await open()];
    await Promise.all(
      pages.map((page, index) =>
        page.evaluate(`keepOn("ana", [${index * 60}, ${index * 60 + 60}])`),
      ),
    );
    for (const page of [...pages, await open()])
      expect(await page.evaluate('count("ana")')).toBe(120);
  });

  test("a page that is killed while it writes has lost nothing that it had kept", async () => {
    const page = await open();
    const writing = page.evaluate('keepOn("ana", [0, 5000])').catch(() => {});
    await page.waitForFunction("globalThis.keptUpTo > 40");
    const kept = await page.evaluate<number>("keptUpTo");
    await page.close();
    await writing;
    const after = await open();
    expect(await after.evaluate<number>('count("ana")')).toBeGreaterThan(kept);
    expect(await after.evaluate('state("ana")')).toMatchObject({ memory: null, isDamaged: false });
  });

  /** Does something in a page to the raw database, in a version of it. */
  const inDatabase = (page: Page, work: string, version = "undefined") =>
    page.evaluate(`new Promise((resolve, reject) => {
      const opening = indexedDB.open("sidelight", ${version});
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const database = opening.result;
        ${work}
      };
    })`);

  test("bits that were turned on the disk are noticed, and cost those tickets alone", async () => {
    const page = await open();
    await page.evaluate('keep("ana", [0, 5])');
    await page.evaluate('keep("ana", [5, 8])');
    await inDatabase(
      page,
      `const transaction = database.transaction("blocks", "readwrite");
      transaction.objectStore("blocks").openCursor().onsuccess = ({ target: { result } }) => {
        result.value.bytes[30] ^= 1;
        result.update(result.value);
      };
      transaction.oncomplete = () => { database.close(); resolve(); };`,
    );
    await page.close();
    const after = await open();
    expect(await after.evaluate('count("ana")')).toBe(3);
    expect(await after.evaluate('state("ana")')).toMatchObject({ memory: null, isDamaged: true });
    await after.evaluate('keep("ana", [0, 5])');
    expect(await (await open()).evaluate('count("ana")')).toBe(8);
  });

  test("a newer version takes over at once from a page that is open, and is left alone", async () => {
    const older = await open();
    await older.evaluate('keep("ana", [0, 5])');
    const newer = await open();
    await inDatabase(newer, "database.close(); resolve();", "99");
    expect(await older.evaluate('count("ana")')).toBe(5);
    await older.evaluate('keep("ana", [5, 8])');
    expect(await older.evaluate('state("ana")')).toMatchObject({ memory: "newer", tickets: 8 });
    expect(await inDatabase(newer, "resolve(database.version);")).toBe(99);
  });

  test("on a disk without room memory serves, and says so", async () => {
    const page = await open();
    const devtools = await context.newCDPSession(page);
    await devtools.send("Storage.overrideQuotaForOrigin", {
      origin: "https://archive.example",
      quotaSize: 1,
    });
    await page.evaluate('keep("ana", [0, 5])');
    expect(await page.evaluate('count("ana")')).toBe(5);
    expect(await page.evaluate('state("ana")')).toMatchObject({ memory: "full", tickets: 5 });
  });

  test("where the browser allows no storage, as in some frames, memory serves", async () => {
    // A page without an origin of its own.
    const page = await open("data:text/html,<title>Nowhere</title>");
    await page.evaluate('keep("ana", [0, 5])');
    expect(await page.evaluate('count("ana")')).toBe(5);
    expect(await page.evaluate('state("ana")')).toMatchObject({ memory: "forbidden", tickets: 5 });
  });
});
