import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { openDeskApi } from "./desk-api.ts";
import { fileIn, withLocalSdk } from "./desk-files.ts";
import { measureConfig } from "./installation.ts";
import type { Store } from "./store.ts";
import { writeLog } from "./write-log.ts";

/** Folders of the built app and of the desk's bundled page. */
export interface Places {
  readonly app: string;
  readonly desk: string;
}

export interface Responding {
  readonly store: Store;
  readonly places: Places;
}

export type Responder = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface Reply {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly content: string | Uint8Array;
}

/** Answers everything that the desk's page and the app in it ask for. */
export function responder({ store, places }: Responding): Responder {
  const api = openDeskApi(store);

  async function replyTo(request: IncomingMessage, address: URL): Promise<Reply | null> {
    const { pathname } = address;
    switch (pathname) {
      case "/desk/start.json":
        return json({ settings: store.installation.settings() });
      case "/desk/config.json":
        return json(measureConfig(store));
      case "/desk/log.ndjson":
        return {
          type: "application/x-ndjson; charset=utf-8",
          content: [...writeLog(store)].join(""),
        };
      default:
        return pathname.startsWith("/api/v2/")
          ? replyToApi(request, address)
          : replyWithFile(places, address);
    }
  }

  async function replyToApi(request: IncomingMessage, address: URL): Promise<Reply | null> {
    const { method = "GET", headers } = request;
    // A page elsewhere cannot send this type without asking, and is then refused.
    const isJson = /^application\/json/.test(headers["content-type"] ?? "");
    if (method !== "GET" && !isJson) return { status: 415, content: "Send JSON." };
    const body = method === "GET" ? null : readJson(await text(request));
    const scene = String(headers["x-desk-scene"] ?? "");
    const { answer, after } = api({ method, address, body, scene });
    if (after) await pause(after);
    if (answer === "dropped") return null;
    if (typeof answer.body === "string") return { ...answer, content: answer.body };
    return { ...json(answer.body), status: answer.status, headers: answer.headers };
  }

  return async (request, response) => {
    const host = request.headers.host ?? "";
    // Other names that lead here belong to pages that have no business here.
    const isOurs = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
    const reply = isOurs
      ? await replyTo(request, new URL(request.url ?? "/", `http://${host}`))
      : { status: 403, content: "The desk answers on this machine alone." };
    if (reply === null) {
      response.destroy();
      return;
    }
    const { status = 200, type = "text/html; charset=utf-8", headers, content } = reply;
    response.writeHead(status, {
      "content-type": type,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...headers,
    });
    response.end(content);
  };
}

function json(body: unknown): Reply {
  return { type: "application/json; charset=utf-8", content: JSON.stringify(body) };
}

function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** What the app loads when a story is drawn, or somebody looks further. */
const fetchedLater = /\/(behind|ticket-story)-\w+\.js$/;

async function replyWithFile(places: Places, { pathname, port }: URL): Promise<Reply> {
  const missing: Reply = { status: 404, content: "There is nothing at this address." };
  if (pathname === "/") {
    const page = await fileIn(places.desk, "page.html");
    return page ? { ...page, headers: { "content-security-policy": pagePolicy(port) } } : missing;
  }
  const [, folder, path = ""] = /^\/(app|broken-app)\/(.+)/.exec(pathname) ?? [];
  if (!folder) return (await fileIn(places.desk, pathname)) ?? missing;
  if (folder === "broken-app" && fetchedLater.test(path)) {
    return {
      type: "text/javascript",
      content: "throw new Error('Broken by the desk, on purpose.')",
    };
  }
  const file = await fileIn(places.app, path);
  if (!file) return missing;
  return file.type.startsWith("text/html") ? withLocalSdk(file) : file;
}

/** The page runs its own files alone, and frames the app from the other name of this machine. */
function pagePolicy(port: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    `frame-src http://localhost:${port} http://127.0.0.1:${port}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
