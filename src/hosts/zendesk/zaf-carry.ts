import type { Answer, Carry } from "../carry.ts";
import { HostError } from "../trouble.ts";
import type { ZafClient } from "./zaf-client.ts";

/** A complete response, or the like of an XMLHttpRequest that a failure rejects with. */
interface Foreign {
  readonly status?: unknown;
  readonly responseText?: unknown;
  readonly responseJSON?: unknown;
  readonly headers?: unknown;
  readonly getResponseHeader?: unknown;
}

/** What says how long to wait, and how much may be asked. */
const wanted = /^retry-after$|rate-?limit/i;

/**
 * Carries questions through the host page, which sends the viewer's own session
 * along. Rejects with the trouble `offline` where no answer came.
 *
 * Only the path of an address counts: it always goes to the viewer's Zendesk.
 * The host page knows no abort.
 */
export function zafCarry(client: Pick<ZafClient, "request">): Carry {
  return async ({ body: data, method, url }) => {
    const { pathname, search } = new URL(url);
    return client
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
      )
      .then(toAnswer);
  };
}

function toAnswer(answer: Foreign | null | undefined): Answer {
  const { status, responseText: text, responseJSON: json } = answer ?? {};
  if (!answer || typeof status !== "number" || !(status >= 200 && status < 600))
    throw new HostError({ kind: "offline" });
  return {
    status,
    text: text && typeof text === "string" ? text : (JSON.stringify(json) ?? ""),
    headers: headersOf(answer),
  };
}

/** The headers that we need, from wherever this host keeps them, if it tells any. */
function headersOf(answer: Foreign): Answer["headers"] {
  const told: (readonly [string, string])[] = [];
  const ways = [
    () => {
      const given = Object(answer.headers);
      for (const [key, value] of given[Symbol.iterator] ? given : Object.entries(given))
        if (wanted.test(key)) told.push([key, `${value}`]);
    },
    () => {
      const name = "retry-after";
      const found = Object(answer).getResponseHeader(name);
      if (found) told.push([name, `${found}`]);
    },
  ];
  for (const read of ways) {
    try {
      read();
    } catch {}
  }
  return told;
}
