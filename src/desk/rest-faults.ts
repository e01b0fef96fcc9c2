import { type RestAnswer, type RestRequest, refuse } from "./rest-answer.ts";
import type { Fault, Scene } from "./scene.ts";

/** The connection is cut instead of an answer. */
export type Dropped = "dropped";

/** What goes wrong, and with which tickets. */
type Wrong = Pick<Scene, "faults" | "hit">;

/** What goes wrong before a request is looked at; null where nothing does. */
export function faultBefore(
  { address }: Pick<RestRequest, "address">,
  { faults, hit }: Wrong,
): RestAnswer | Dropped | null {
  const has = (fault: Fault) => faults.includes(fault);
  const path = address.pathname;
  const ticket = ticketOf(address);
  const isHit = ticket !== null && isAmong(ticket, hit);
  if (has("offline")) return "dropped";
  if (has("signed-out")) return refuse(401, "Couldn't authenticate you");
  if (has("views-403") && /\/views\//.test(path)) return forbidden;
  if (has("audits-403") && ticket !== null) return forbidden;
  if (has("some-403") && isHit) return forbidden;
  if (has("audits-404") && isHit) return refuse(404, "RecordNotFound");
  if (has("500") && isHit) return failure(500, "Something went wrong");
  if (has("html") && isHit) return { status: 200, headers: {}, body: page("Sign in to the desk") };
  return null;
}

/** Milliseconds after which nobody waits for an answer any more. */
const tooLong = 60_000;

/** How much longer than a scene says an answer takes, in milliseconds. */
export function delayOf({ address }: Pick<RestRequest, "address">, { faults, hit }: Wrong): number {
  const ticket = ticketOf(address);
  const isLate = faults.includes("no-answer") && ticket !== null && isAmong(ticket, hit);
  return isLate ? tooLong : 0;
}

/** Remembers which addresses were asked, since each one fails the first time. */
export function flakiness(): (request: Pick<RestRequest, "address">) => RestAnswer | null {
  const asked = new Set<string>();
  return ({ address }) => {
    if (asked.has(address.href)) return null;
    asked.add(address.href);
    return { status: 503, headers: { "retry-after": "1" }, body: "<h1>Service Unavailable</h1>" };
  };
}

/** What goes wrong with an answer that was right. */
export function faultAfter(
  answer: RestAnswer,
  { address, faults, hit }: Wrong & { readonly address: URL },
): RestAnswer {
  const ticket = ticketOf(address);
  if (address.pathname.includes("/views/")) return withOtherViews(answer, faults);
  if (ticket === null || !isAmong(ticket, hit)) return answer;
  if (faults.includes("broken-json")) {
    const text = JSON.stringify(answer.body);
    return { ...answer, body: text.slice(0, Math.floor(text.length / 2)) };
  }
  return faults.includes("odd-audits") ? { ...answer, body: oddAudits } : answer;
}

/** Only the view of all tickets; views without tickets; or with none that changed for months. */
function withOtherViews(answer: RestAnswer, faults: readonly Fault[]): RestAnswer {
  const body: Readonly<Record<string, unknown>> = { ...Object(answer.body) };
  const change = (key: string, edit: (items: readonly Item[]) => readonly Item[]) =>
    Array.isArray(body[key]) ? { ...answer, body: { ...body, [key]: edit(body[key]) } } : null;
  if (faults.includes("all-tickets") && body["views"]) {
    return change("views", (views) => views.filter(({ id }) => id === 9004)) ?? answer;
  }
  if (faults.includes("no-tickets")) {
    const counts = change("view_counts", (all) => all.map((count) => ({ ...count, value: 0 })));
    const none = { tickets: [], meta: { has_more: false } };
    return counts ?? (body["tickets"] ? { ...answer, body: none } : answer);
  }
  if (!faults.includes("stale")) return answer;
  const updated_at = "2020-02-02T02:02:02Z";
  return change("tickets", (all) => all.map((ticket) => ({ ...ticket, updated_at }))) ?? answer;
}

type Item = Readonly<Record<string, unknown>>;

/** The ticket whose history is asked for; null where something else is. */
function ticketOf({ pathname }: URL): string | null {
  return /tickets\/(\d+)\/audits/.exec(pathname)?.[1] ?? null;
}

/** The tickets named, else one in five, always the same ones. */
function isAmong(ticket: string, hit: readonly string[]): boolean {
  return hit.length ? hit.includes(ticket) : Number(ticket) % 5 === 0;
}

const forbidden = refuse(403, "Forbidden", "This agent may not see that.");

/** A failure with a page for people. */
export function failure(status: number, title: string): RestAnswer {
  return { status, headers: {}, body: page(title) };
}

function page(title: string): string {
  return `<!doctype html><title>${title}</title><h1>${title}</h1>`;
}

/** Audits as nobody promised them. */
const oddAudits = {
  audits: [
    {
      id: "7",
      created_at: "2026-01-01T09:00:00Z",
      author_id: null,
      via: null,
      events: [{ type: "Hologram" }],
    },
    { id: 8, created_at: "yesterday", author_id: 20001, events: "none" },
  ],
};
