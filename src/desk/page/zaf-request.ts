import type { RequestOutcome } from "./zaf-parent.ts";

/** What the desk needs to carry a request of the app to its server. */
export interface Carrying {
  readonly fetch: typeof fetch;
  /** The address of the account, which is the desk's own. */
  readonly origin: string;
  /** What the server must know of the scene. */
  readonly scene: string;
}

/**
 * Carries out `client.request`, with the answers that jQuery would give: what
 * came back, or an object in the likeness of an XMLHttpRequest.
 */
export async function carryRequest(options: unknown, carrying: Carrying): Promise<RequestOutcome> {
  const asked = readOptions(options);
  const path = asked && pathIn(asked.url, carrying.origin);
  if (!asked || path === null) return failed({ status: 0, statusText: "error", responseText: "" });
  try {
    const response = await carrying.fetch(path, {
      method: asked.method,
      headers: {
        ...asked.headers,
        "x-desk-scene": carrying.scene,
        ...(asked.body !== null && { "content-type": asked.contentType }),
      },
      ...(asked.body !== null && { body: asked.body }),
    });
    return await toOutcome(response, asked.isComplete);
  } catch {
    return failed({ status: 0, statusText: "error", responseText: "" });
  }
}

interface Asked {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly contentType: string;
  /** Whether the answer is wanted with its status. */
  readonly isComplete: boolean;
}

function readOptions(options: unknown): Asked | null {
  if (typeof options !== "object" || options === null || !("url" in options)) return null;
  const given: Readonly<Record<string, unknown>> = { ...options };
  const data = given["data"];
  const headers = Object.entries(given["headers"] ?? {});
  return {
    url: String(given["url"]),
    method: String(given["type"] ?? given["method"] ?? "GET").toUpperCase(),
    headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
    body: data === undefined ? null : typeof data === "string" ? data : JSON.stringify(data),
    contentType: String(given["contentType"] ?? "application/json"),
    isComplete: given["httpCompleteResponse"] === true,
  };
}

/** The account's own API alone: there is no proxy to other hosts here. */
function pathIn(url: string, origin: string): string | null {
  const address = URL.canParse(url, origin) ? new URL(url, origin) : null;
  const isOwn = address?.origin === origin && address.pathname.startsWith("/api/v2/");
  return address && isOwn ? address.pathname + address.search : null;
}

async function toOutcome(response: Response, isComplete: boolean): Promise<RequestOutcome> {
  const responseText = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  const parsed = isJson ? parse(responseText) : { value: undefined };
  const { status, statusText } = response;
  const whole = {
    status,
    statusText,
    responseText,
    ...(parsed?.value !== undefined && { responseJSON: parsed.value }),
    headers: Object.fromEntries(response.headers),
  };
  if (!response.ok) return failed(whole);
  if (!parsed) return { how: "fail", responseArgs: [whole, "parsererror", statusText] };
  const body = isJson ? parsed.value : responseText;
  return { how: "done", responseArgs: [isComplete ? whole : body, "success", whole] };
}

function failed(whole: {
  readonly statusText: string;
  readonly [name: string]: unknown;
}): RequestOutcome {
  return { how: "fail", responseArgs: [whole, "error", whole.statusText] };
}

function parse(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}
