import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import project from "../../package.json" with { type: "json" };
import { launchBrowser } from "../browser.ts";
import { smallRt } from "../hosts/request-tracker/small-rt.ts";

const origin = "https://rt.example";
const mount = `<div id="sidelight" data-host="request-tracker" data-place="ticket" data-ticket="7"
  data-web-path="/rt" data-user-id="28" data-user="ana" data-user-name="Ana Agent" data-admin="1"
  data-note-queues="3 4" data-sees-notes="1" data-locale="en" data-zone="UTC"
  data-settings="{}" data-settings-path="/Sidelight/Settings"></div>`;

/** Somebody's page with rules for everything, and an ear for every key. */
const pageAround = (
  script: string,
) => `<!doctype html><html lang="en"><head><title>RT</title><style>
  html { font-size: 5px }
  * { letter-spacing: 9px; text-transform: uppercase; margin: 3px }
  button, table, input, select, textarea, p, h2 { display: none; color: red }
  .note, .fact, .icon { position: fixed }
  .titlebox-content:not(.show) { display: none }
</style></head><body>
<h1>Theirs</h1><input id="field"><button id="sidelight-button">Theirs</button>
<div class="titlebox"><span class="toggle"></span>
<div class="titlebox-content collapse show">${mount}</div></div>
<script>addEventListener("keydown", ({ key }) => document.body.dataset.keys = (document.body.dataset.keys ?? "") + key)</script>
${script}</body></html>`;

let browser: Browser;
let out: string;

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "sidelight-guest-"));
  const [launched] = await Promise.all([
    launchBrowser(),
    promisify(execFile)("node", ["build.mjs", "--out", out]),
  ]);
  browser = launched;
});

afterAll(async () => {
  await Promise.all([browser?.close(), rm(out, { recursive: true })]);
});

/** Opens that page, with the plugin's script in it or without. */
async function open(has: "script" | "none"): Promise<{ page: Page; asked: readonly string[] }> {
  const { rt } = smallRt();
  vi.unstubAllGlobals();
  const context = await browser.newContext({ viewport: { width: 900, height: 900 } });
  const app = `/rt/static/sidelight-${project.version}`;
  const asked: string[] = [];
  await context.route(`${origin}/**`, async (route) => {
    const request = route.request();
    const { pathname } = new URL(request.url());
    if (pathname.startsWith(`${app}/`)) {
      const file = join(out, "request-tracker/RT-Extension-Sidelight", pathname.slice(3));
      const contentType = file.endsWith(".css") ? "text/css" : "text/javascript";
      return route.fulfill({ body: await readFile(file), contentType });
    }
    if (pathname.startsWith("/rt/REST/2.0/")) {
      asked.push(pathname);
      const sent = { method: request.method(), body: request.postData() };
      const answer = await rt.fetch(request.url(), sent);
      return route.fulfill({
        status: answer.status,
        body: await answer.text(),
        contentType: "application/json",
      });
    }
    const script = has === "script" ? `<script type="module" src="${app}/main.js"></script>` : "";
    return route.fulfill({ body: pageAround(script), contentType: "text/html" });
  });
  const page = await context.newPage();
  await page.goto(`${origin}/rt/Ticket/Display.html?id=7`);
  return { page, asked };
}

test("somebody's page and the widget leave each other as they are", async () => {
  const [{ page }, { page: bare }] = await Promise.all([open("script"), open("none")]);
  const heading = page.getByRole("heading", { name: "First response" });
  await heading.waitFor();
  const look = await page.locator(".sidelight").evaluate((element) => {
    const { color, fontSize, letterSpacing, textTransform } = getComputedStyle(element);
    return { color, fontSize, letterSpacing, textTransform };
  });
  expect(look).toEqual({
    color: "rgb(41, 50, 57)",
    fontSize: "14px",
    letterSpacing: "normal",
    textTransform: "none",
  });

  const around = () => {
    const told = [...document.querySelectorAll("body, body :not(script)")].map((element) => {
      const style = getComputedStyle(element);
      // What has no height without us has one with us.
      const rules = [...style].filter((rule) => !/size|height|origin|bottom|inset/.test(rule));
      return rules.map((rule) => `${rule}: ${style.getPropertyValue(rule)}`);
    });
    // Our own ground aside, which has a look of its own.
    const ours = [...document.querySelectorAll("body, body :not(script)")].findIndex(
      ({ id }) => id === "sidelight",
    );
    return {
      names: Object.getOwnPropertyNames(globalThis),
      told: told.filter((_, at) => at !== ours),
    };
  };
  expect(await page.evaluate(around)).toEqual(await bare.evaluate(around));
});

test("what is typed into the widget is no shortcut of the page, and its errors are not ours", async () => {
  const { page } = await open("script");
  const keys = () => page.locator("body").getAttribute("data-keys");
  await page.getByRole("tab", { name: "Me" }).click();
  await page.getByRole("button", { name: "Dates" }).click();
  const date = page.getByLabel("From");
  await date.press("1");
  expect(await keys()).toBeNull();
  await page.getByRole("tab", { name: "Me" }).press("?");
  expect(await keys()).toBe("?");

  await page.evaluate(() => {
    window.dispatchEvent(new ErrorEvent("error", { error: new Error("theirs") }));
    void Promise.reject(new Error("theirs, too"));
  });
  await page.getByRole("tab", { name: "Ticket" }).click();
  await page.getByRole("heading", { name: "First response" }).waitFor();
  expect(await page.getByText("Something broke").count()).toBe(0);
});

test("a box that was folded comes folded, and asks for nothing until it is opened", async () => {
  const { page, asked } = await open("script");
  const box = page.locator(".titlebox-content");
  // As RT's own script folds and opens, with a rule of its style.
  const turn = (isOpen: boolean) =>
    box.evaluate((element, isOpen) => element.classList.toggle("show", isOpen), isOpen);
  await page.getByRole("heading", { name: "First response" }).waitFor();
  await page.waitForLoadState("networkidle");
  await turn(false);
  const first = asked.length;
  await page.reload();
  await page.locator(".toggle.collapsed").waitFor({ state: "attached" });
  const before = asked.length;
  await turn(true);
  await page.getByRole("heading", { name: "First response" }).waitFor();
  expect(before).toBe(first);
  expect(asked.length).toBeGreaterThan(first);
});
