import { type RestAnswer, type RestRequest, refuse } from "./rest-answer.ts";
import type { Fault } from "./scene.ts";

/** The connection is cut instead of an answer. */
export type Dropped = "dropped";

/** What goes wrong before a request is looked at; null where nothing does. */
export function faultBefore(
  { address }: Pick<RestRequest, "address">,
  faults: readonly Fault[],
): RestAnswer | Dropped | null {
  const has = (fault: Fault) => faults.includes(fault);
  const path = address.pathname;
  const audits = /tickets\/(\d+)\/audits/.exec(path);
  if (has("offline")) return "dropped";
  if (has("signed-out")) return refuse(401, "Couldn't authenticate you");
  if (has("views-403") && /\/views\//.test(path)) return forbidden;
  if (has("audits-403") && audits) return forbidden;
  if (has("audits-404") && isFifth(audits)) return refuse(404, "RecordNotFound");
  if (has("500") && isFifth(audits)) return failure;
  return null;
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
  { address, faults }: { readonly address: URL; readonly faults: readonly Fault[] },
): RestAnswer {
  const audits = /tickets\/(\d+)\/audits/.exec(address.pathname);
  if (address.pathname.includes("/views/")) return withOtherViews(answer, faults);
  if (!isFifth(audits)) return answer;
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

/** One ticket in five, always the same ones. */
function isFifth(audits: RegExpExecArray | null): boolean {
  return audits !== null && Number(audits[1]) % 5 === 0;
}

const forbidden = refuse(403, "Forbidden", "This agent may not see that.");

const failure: RestAnswer = {
  status: 500,
  headers: {},
  body: "<!doctype html><title>500</title><h1>Something went wrong</h1>",
};

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
