import { HostError } from "../trouble.ts";
import type { ZafClient } from "./zaf-client.ts";

/** A complete response, or the like of an XMLHttpRequest that a failure rejects with. */
interface Answer {
  readonly status?: unknown;
  readonly responseText?: unknown;
  readonly responseJSON?: unknown;
  readonly headers?: unknown;
  readonly getResponseHeader?: unknown;
}

/**
 * `fetch` through the host page, which sends the viewer's own session along.
 * Rejects with the trouble `offline` where no answer came.
 *
 * Only the path of an address counts: it always goes to the viewer's Zendesk.
 * The host page knows no abort; what still arrives after one is ignored.
 */
export function zafFetch(client: Pick<ZafClient, "request">): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { url, method, signal } = request;
    const data = await request.text();
    signal.throwIfAborted();
    const { pathname, search } = new URL(url);
    const asked = client
      .request({
        url: pathname + search,
        type: method,
        httpCompleteResponse: true,
        autoRetry: false,
        // The host page adds its own proof that the viewer meant it.
        ...(data && { data, contentType: "application/json" }),
      })
      .then(
        // Some hosts answer with the body alone, whatever they were asked for.
        (answer) => ("status" in Object(answer) ? answer : { status: 200, responseJSON: answer }),
        (failure) => failure,
      );
    return toResponse(await Promise.race([asked, abortOf(signal)]));
  };
}

function abortOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

function toResponse(answer: Answer | null | undefined): Response {
  const { status, responseText: text, responseJSON: json } = answer ?? {};
  if (!answer || typeof status !== "number" || !(status >= 200 && status < 600))
    throw new HostError({ kind: "offline" });
  const body = text && typeof text === "string" ? text : JSON.stringify(json);
  return new Response([204, 205, 304].includes(status) ? null : body, {
    status,
    headers: headersOf(answer),
  });
}

/** The one header that we need, from wherever this host keeps headers, if it tells any. */
function headersOf(answer: Answer): HeadersInit {
  const name = "retry-after";
  const told = new Headers();
  const ways = [
    () => {
      const given = Object(answer.headers);
      // One by one: a header of another name that a browser refuses must not hide this one.
      for (const [key, value] of given[Symbol.iterator] ? given : Object.entries(given))
        if (`${key}`.toLowerCase() === name) told.set(name, value);
    },
    () => {
      const found = !told.has(name) && Object(answer).getResponseHeader(name);
      if (found) told.set(name, found);
    },
  ];
  for (const read of ways) {
    try {
      read();
    } catch {}
  }
  return told;
}
