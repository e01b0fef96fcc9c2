import { isHTTPError } from "ky";
import { HostError, type Trouble } from "../trouble.ts";

type What = Extract<Trouble, { readonly kind: "not_permitted" }>["what"];

/** What a refusal is about, by the first word of these that stands in the path. */
const subjects: readonly (readonly [word: string, What])[] = [
  ["schedules", "schedules"],
  ["audits", "history"],
  ["tickets", "tickets"],
  ["views", "views"],
  ["installations", "settings"],
];

/** An expected failure in our words; null for everything else, an abort too. */
export function troubleOf(error: unknown, path: string): Trouble | null {
  if (error instanceof SyntaxError) return { kind: "unreadable", where: path.replace(/\?.*/, "") };
  if (!isHTTPError(error)) return null;
  const { status } = error.response;
  if (status === 401) return { kind: "signed_out" };
  if (status === 404 || status === 410) return { kind: "gone" };
  if (status !== 403) return { kind: "host_failed", status };
  const [, what = "people"] = subjects.find(([word]) => path.includes(word)) ?? [];
  return { kind: "not_permitted", what };
}

/** Whether trying again may help: no answer came, or Zendesk itself failed. */
export function mayPass(error: Error): boolean {
  return error instanceof HostError
    ? error.trouble.kind === "offline"
    : isHTTPError(error) && error.response.status >= 500;
}
