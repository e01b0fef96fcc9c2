import type { Carry } from "../carry.ts";
import { HostError } from "../trouble.ts";

/**
 * Carries questions with the viewer's own session at RT. Rejects with the
 * troubles `offline` where no answer came, and `signed_out` where RT sends us
 * to its door: by a redirect, or with a page where data was asked for.
 */
export function sessionCarry(fetch: typeof globalThis.fetch): Carry {
  return async ({ body, method, url }, { signal }) => {
    const lost = (error: unknown): never => {
      signal.throwIfAborted();
      throw error instanceof TypeError ? new HostError({ kind: "offline" }) : error;
    };
    const response = await fetch(url, {
      method,
      signal,
      credentials: "same-origin",
      // RT says when a ticket was changed last, from which a browser may conclude that it keeps.
      cache: "no-store",
      redirect: "manual",
      headers: { Accept: "application/json", ...(body && { "Content-Type": "application/json" }) },
      ...(body && { body }),
    }).catch(lost);
    const { headers, status, type } = response;
    const isSent = type === "opaqueredirect" || (status >= 300 && status < 400);
    const isPage = status === 200 && !/json/.test(headers.get("content-type") ?? "");
    if (isSent || isPage) throw new HostError({ kind: "signed_out" });
    return { status, text: await response.text().catch(lost), headers: [...headers] };
  };
}
