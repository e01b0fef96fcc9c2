import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { runInNewContext } from "node:vm";
import { beforeEach, expect, test, vi } from "vitest";
import {
  type FrameMessage,
  type ZafHost,
  type ZafParent,
  zafParent,
} from "../../src/desk/page/zaf-parent.ts";
import { carryRequest } from "../../src/desk/page/zaf-request.ts";

const deskOrigin = "http://127.0.0.1:4173";
const appOrigin = "http://localhost:4173";
const guid = "app-1";

interface SdkClient {
  on(event: string, handler: (told: unknown) => void): void;
  off(event: string, handler: (told: unknown) => void): void;
  get(paths: string | readonly string[]): Promise<unknown>;
  set(path: string, value: unknown): Promise<unknown>;
  invoke(action: string, ...given: readonly unknown[]): Promise<unknown>;
  request(options: unknown): Promise<unknown>;
  context(): Promise<unknown>;
  metadata(): Promise<unknown>;
}

/** The real SDK in a window of its own, and the desk around it. */
interface Stage {
  readonly client: SdkClient;
  readonly parent: ZafParent;
  /** What an app of another origin, or another frame, would send. */
  deliver(message: Partial<FrameMessage>): void;
  readonly heights: unknown[];
}

let stage: Stage;

beforeEach(() => {
  stage = playedWith({});
});

test("the app learns where it is", async () => {
  expect(await stage.client.context()).toEqual({ location: "ticket_sidebar", ticketId: 7 });
  expect(await stage.client.metadata()).toEqual({ settings: { tiers: "1: 5301" } });
});

test("a path is answered, a wrong one is an error that names it", async () => {
  expect(await stage.client.get("ticket.id")).toEqual({ errors: {}, "ticket.id": 7 });
  await expect(stage.client.get("ticket.colour")).rejects.toThrow('"ticket.colour" is not known');
  expect(await stage.client.get(["ticket.id", "ticket.colour"])).toEqual({
    "ticket.id": 7,
    errors: {
      "ticket.colour": { name: "APIError", message: "is not known", path: "ticket.colour" },
    },
  });
});

test("actions arrive with what they were given; setting is refused", async () => {
  await stage.client.invoke("resize", { width: "100%", height: "420px" });
  await stage.client.invoke("track", { type: "click" });
  expect(stage.heights).toEqual([{ width: "100%", height: "420px" }]);
  await expect(stage.client.set("ticket.subject", "x")).rejects.toThrow("ticket.subject");
});

test("events reach those who listen, and nobody after that", async () => {
  const told: unknown[] = [];
  const listener = (status: unknown) => told.push(status);
  await stage.client.context();
  stage.parent.tell("ticket.status.changed", "open");
  stage.client.on("ticket.status.changed", listener);
  stage.parent.tell("ticket.status.changed", "solved");
  stage.client.off("ticket.status.changed", listener);
  stage.parent.tell("ticket.status.changed", "closed");
  expect(told).toEqual(["solved"]);
});

test("a request brings back the whole answer, and a refusal with its headers", async () => {
  const answer = await stage.client.request({
    url: "/api/v2/groups.json",
    httpCompleteResponse: true,
  });
  expect(answer).toMatchObject({ status: 200, responseJSON: { groups: [] } });
  expect(await stage.client.request("/api/v2/groups.json")).toEqual({ groups: [] });
  await expect(stage.client.request({ url: "/api/v2/tickets/1/audits" })).rejects.toMatchObject({
    status: 429,
    responseText: "<h1>Too many</h1>",
    headers: { "retry-after": "12" },
  });
});

test("what never arrives, and what leads elsewhere, has the status 0", async () => {
  await expect(stage.client.request("/api/v2/offline")).rejects.toMatchObject({ status: 0 });
  await expect(stage.client.request("https://example.org/api/v2/me")).rejects.toMatchObject({
    status: 0,
  });
});

test("messages of other origins, other frames and other apps are passed over", async () => {
  const get = vi.fn(() => ({ value: 1 }));
  const { parent, deliver, client } = playedWith({ get });
  const data = JSON.stringify({ id: 1, request: "get", params: ["ticket.id"], appGuid: guid });
  deliver({ data, origin: "https://evil.example" });
  deliver({ data, source: {} });
  deliver({ data: data.replace(guid, "app-2") });
  deliver({ data: "{" });
  deliver({ data: null });
  parent.receive({ origin: appOrigin, source: null, data });
  expect(get).not.toHaveBeenCalled();
  await client.get("ticket.id");
  expect(get).toHaveBeenCalledTimes(1);
});

test("an app that asks for its part of the address is told it at once", async () => {
  const { client } = playedWith({ route: () => "view=3" });
  const told = await new Promise((resolve) => client.on("app.route.changed", resolve));
  expect(told).toEqual({ appRoute: "view=3" });
});

function playedWith(changes: Partial<ZafHost>): Stage {
  const heights: unknown[] = [];
  const appWindow = new PlayedWindow(`?origin=${encodeURIComponent(deskOrigin)}&app_guid=${guid}`);
  const parent = zafParent({
    appOrigin,
    guid,
    frame: () => appWindow.asSeenByParent,
    registration: () => ({
      metadata: { settings: { tiers: "1: 5301" } },
      context: { location: "ticket_sidebar", ticketId: 7 },
    }),
    route: () => null,
    get: (path) =>
      path === "ticket.id"
        ? { value: 7 }
        : { error: { name: "APIError", message: "is not known" } },
    set: () => ({ error: { name: "APIError", message: "cannot be set" } }),
    invoke: (action, given) => {
      if (action === "resize") heights.push(given[0]);
      return { value: null };
    },
    request: (options) =>
      carryRequest(options, { fetch: playedFetch, origin: deskOrigin, scene: "" }),
    ...changes,
  });
  appWindow.onPosted = (data) =>
    parent.receive({ origin: appOrigin, source: appWindow.asSeenByParent, data });
  return {
    parent,
    heights,
    client: startSdk(appWindow),
    deliver: (message) =>
      parent.receive({
        origin: appOrigin,
        source: appWindow.asSeenByParent,
        data: null,
        ...message,
      }),
  };
}

const playedFetch: typeof fetch = async (input) => {
  switch (String(input)) {
    case "/api/v2/groups.json":
      return Response.json({ groups: [] });
    case "/api/v2/tickets/1/audits":
      return new Response("<h1>Too many</h1>", { status: 429, headers: { "retry-after": "12" } });
    default:
      throw new TypeError("Failed to fetch");
  }
};

/** As much of a window as the SDK needs, with the desk as its parent. */
class PlayedWindow {
  readonly location: { readonly search: string; readonly hash: string };
  readonly document: { readonly location: PlayedWindow["location"] };
  readonly Promise = Promise;
  onPosted: (data: unknown) => void = () => {};
  #listener: (message: FrameMessage) => void = () => {};
  /** The desk's window, as the app sees it. */
  readonly parent = {
    postMessage: (data: unknown, origin: string) => {
      if (origin === deskOrigin) this.onPosted(data);
    },
  };
  /** This window, as the desk sees it. */
  readonly asSeenByParent = {
    postMessage: (data: unknown, origin: string) => {
      if (origin === appOrigin) this.#listener({ origin: deskOrigin, source: this.parent, data });
    },
  };

  constructor(search: string) {
    this.location = { search, hash: "" };
    this.document = { location: this.location };
  }

  addEventListener(_type: "message", listener: (message: FrameMessage) => void): void {
    this.#listener = listener;
  }
}

/** Loads the package's own files, unchanged, with that window around them. */
function startSdk(window: PlayedWindow): SdkClient {
  const resolve = createRequire(import.meta.url).resolve;
  const main = resolve("zendesk_app_framework_sdk");
  const loaded = new Map<string, { exports: unknown }>();
  const globals = { window, document: window.document, setTimeout, clearTimeout };

  function load(path: string): unknown {
    const known = loaded.get(path);
    if (known) return known.exports;
    const module = { exports: {} as unknown };
    loaded.set(path, module);
    const wrapped = `(function (require, module, exports) {${readFileSync(path, "utf8")}\n})`;
    const run = runInNewContext(wrapped, globals);
    run((name: string) => load(createRequire(path).resolve(name)), module, module.exports);
    return module.exports;
  }

  const sdk = load(main) as { init(): SdkClient | false };
  const client = sdk.init();
  if (!client) throw new Error("the SDK found no host");
  return client;
}
