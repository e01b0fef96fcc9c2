import { isHTTPError, isTimeoutError } from "ky";
import { HostError, type Trouble } from "../host.ts";

type What = Extract<Trouble, { readonly kind: "not_permitted" }>["what"];

/** What a refusal is about, by the first word that stands in the path. */
const subjects: readonly What[] = ["schedules", "tickets", "views"];

/** An expected failure in our words; null for everything else, an abort too. */
export function troubleOf(error: unknown, path: string): Trouble | null {
  if (isTimeoutError(error)) return { kind: "timed_out" };
  if (error instanceof SyntaxError) return { kind: "unreadable", where: path.replace(/\?.*/, "") };
  if (!isHTTPError(error)) return null;
  const { status } = error.response;
  if (status === 401) return { kind: "signed_out" };
  if (status === 404 || status === 410) return { kind: "gone" };
  if (status !== 403) return { kind: "host_failed", status };
  const subject = subjects.find((word) => path.includes(word)) ?? "people";
  return { kind: "not_permitted", what: path.includes("audits") ? "history" : subject };
}

/** Whether trying again may help: no answer came, or Zendesk itself failed. */
export function mayPass(error: Error): boolean {
  return error instanceof HostError
    ? error.trouble.kind === "offline"
    : isHTTPError(error) && error.response.status >= 500;
}
