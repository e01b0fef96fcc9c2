import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type DeskServer, serveDesk } from "../../src/desk/desk-server.ts";
import { readFlags } from "../../src/desk/flags.ts";
import { madeUpMonth } from "../../src/desk/month/made-up-month.ts";
import { main } from "../../src/desk/serve.ts";
import { openStore } from "../../src/desk/store.ts";
import { readConfig } from "../../src/measure/read-config.ts";
import { type Instant, readInstant } from "../../src/time/instant.ts";

const now = readInstant("2026-11-23T15:00:00Z") as Instant;
const iframe = `<meta http-equiv="Content-Security-Policy" content="script-src 'self' https://static.zdassets.com; style-src 'self'">
<script defer src="https://static.zdassets.com/zendesk_app_framework_sdk/2.0/zaf_sdk.min.js"></script>`;

let folder: string;
let server: DeskServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "desk-"));
  await mkdir(join(folder, "app/assets"), { recursive: true });
  await mkdir(join(folder, "desk"));
  await writeFile(join(folder, "app/assets/iframe.html"), iframe);
  await writeFile(join(folder, "app/assets/main.js"), "1");
  await writeFile(join(folder, "desk/page.html"), "<title>Desk</title>");
  await writeFile(join(folder, "secret.js"), "no");
  server = await serveDesk({
    store: openStore(madeUpMonth({ tickets: 30, seed: 1, now }), () => now),
    places: { app: join(folder, "app"), desk: join(folder, "desk") },
    port: 0,
  });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

test("the page and the app come from two origins, with the SDK from here", async () => {
  const page = await get("/");
  expect(page.headers.get("content-security-policy")).toContain(`http://localhost:${server.port}`);
  const html = await (await get("/app/assets/iframe.html?origin=x")).text();
  expect(html).toBe(
    iframe
      .replace(" https://static.zdassets.com;", ";")
      .replace(/https:[^"]*zaf_sdk.min.js/, "/sdk.js"),
  );
  expect((await get("/app/assets/main.js")).headers.get("content-type")).toMatch("javascript");
});

test("a broken app has all but the scripts that are fetched later", async () => {
  await writeFile(join(folder, "app/assets/behind-AB12.js"), "2");
  const script = async (path: string) => (await get(path)).text();
  expect(await script("/app/assets/behind-AB12.js")).toBe("2");
  expect(await script("/broken-app/assets/behind-AB12.js")).toMatch(/^throw new Error/);
  expect(await script("/broken-app/assets/main.js")).toBe("1");
  expect(await script("/broken-app/assets/iframe.html")).toContain('src="/sdk.js"');
});

test("nothing outside the two folders is sent", async () => {
  for (const path of [
    "/app/../secret.js",
    "/broken-app/../secret.js",
    "/app/%2e%2e/secret.js",
    "/../secret.js",
    "/none.js",
  ]) {
    expect((await get(path)).status).toBe(404);
  }
});

test("names of elsewhere are refused, and so is a save that is no JSON", async () => {
  expect(await statusFor("desk.example")).toBe(403);
  expect(await statusFor(`localhost:${server.port}`)).toBe(200);
  const save = await fetch(address("/api/v2/tickets/10001"), { method: "PUT", body: "{}" });
  expect(save.status).toBe(415);
});

test("the configuration is one that measure takes", async () => {
  const read = readConfig(await (await get("/desk/config.json")).json(), now);
  expect(read).toMatchObject({ ok: true, value: { now, defaultSchedule: "4401" } });
});

test("a cut connection is no answer", async () => {
  const headers = { "x-desk-scene": "faults=offline" };
  await expect(fetch(address("/api/v2/users/me"), { headers })).rejects.toThrow();
});

test("a port that is taken is said in one sentence", async () => {
  const complained = vi.spyOn(console, "error").mockReturnValue();
  await main(["--port", String(server.port)], { app: folder, desk: folder });
  expect(complained).toHaveBeenCalledWith(expect.stringMatching(/^Port \d+ is taken/));
  expect(process.exitCode).toBe(1);
  process.exitCode = undefined;
  complained.mockRestore();
});

test("flags: wrong ones are explained", () => {
  expect(readFlags([])).toEqual({ kind: "flags", flags: { data: null, port: 4173 } });
  expect(readFlags(["--data", "x.ndjson", "--port=0"])).toEqual({
    kind: "flags",
    flags: { data: "x.ndjson", port: 0 },
  });
  expect(readFlags(["--help"])).toEqual({ kind: "help" });
  for (const wrong of [["--port", "x"], ["--port", "70000"], ["--what"], ["file"]]) {
    expect(readFlags(wrong).kind).toBe("problem");
  }
});

function address(path: string): string {
  return `http://127.0.0.1:${server.port}${path}`;
}

function get(path: string): Promise<Response> {
  return fetch(address(path));
}

/** `fetch` does not let a test choose the name that it asks for. */
function statusFor(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(address("/desk/start.json"), { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on("error", reject)
      .end();
  });
}
