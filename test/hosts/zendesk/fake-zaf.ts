import type { ZafClient } from "../../../src/hosts/zendesk/zaf-client.ts";

/** What Zendesk answers a request with. */
export interface Reply {
  readonly status?: number;
  readonly body?: unknown;
  /** In place of a body in JSON. */
  readonly text?: string;
  readonly headers?: unknown;
}

/** `body` is what was sent along, null for nothing. */
type Route = (url: URL, body: unknown) => Reply | unknown;

/** The client of the app framework, over answers that a test gives. */
export interface FakeZaf {
  readonly client: ZafClient;
  /** Paths with queries, in the order asked. */
  readonly asked: string[];
  /** What the host page was told to do. */
  readonly invoked: (readonly unknown[])[];
  readonly told: { currentUser: object; colorScheme?: string; "ticket.id"?: unknown };
  /** From now on this path, without /api/v2/, is answered so. Later routes win. */
  on(path: string | RegExp, route: Route): void;
  /** Tells the app of an event. */
  tell(event: string, data?: unknown): void;
  listeners(): number;
}

export function fakeZaf(location = "ticket_sidebar"): FakeZaf {
  const routes: (readonly [string | RegExp, Route])[] = [];
  const handlers: (readonly [string, (data: unknown) => void])[] = [];
  const asked: string[] = [];
  const invoked: (readonly unknown[])[] = [];
  const told: FakeZaf["told"] = {
    currentUser: {
      id: 11,
      name: "Ana",
      role: "agent",
      groups: [{ id: 31, name: "Support" }],
      locale: "en-US",
      timeZone: { name: "Madrid", ianaName: "Europe/Madrid" },
    },
    "ticket.id": 7,
  };
  const client: ZafClient = {
    context: async () => ({ product: "support", account: { subdomain: "acme" }, location }),
    metadata: async () => ({
      appId: 1,
      name: "Side_Light",
      installationId: 99,
      settings: { clock: "working" },
    }),
    get: async (paths) => {
      const wanted = [paths].flat();
      return {
        errors: {},
        ...Object.fromEntries(Object.entries(told).filter(([key]) => wanted.includes(key))),
      };
    },
    invoke: async (...given) => {
      invoked.push(given);
    },
    on: (event, handler) => void handlers.push([event, handler]),
    off: (event, handler) => {
      const at = handlers.findIndex(([name, one]) => name === event && one === handler);
      if (at >= 0) handlers.splice(at, 1);
    },
    async request({ data, type, url }) {
      const address = new URL(url, "https://desk.example");
      asked.push((type === "GET" ? "" : `${type} `) + url.replace("/api/v2/", ""));
      const path = address.pathname.replace("/api/v2/", "").replace(/\.json$/, "");
      const found = routes.findLast(([wanted]) =>
        typeof wanted === "string" ? wanted === path : wanted.test(path),
      );
      return answer(
        found
          ? await found[1](address, data === undefined ? null : JSON.parse(data))
          : { status: 404, body: { error: "RecordNotFound" } },
      );
    },
  };
  return {
    client,
    asked,
    invoked,
    told,
    on: (path, route) => void routes.push([path, route]),
    tell: (event, data) => {
      for (const [name, handler] of [...handlers]) if (name === event) handler(data);
    },
    listeners: () => handlers.length,
  };
}

/** As the app framework does: complete when asked for, a failure rejects with the like of a request. */
function answer(reply: unknown): unknown {
  const { status = 200, body, text, headers }: Reply = isReply(reply) ? reply : { body: reply };
  const complete = {
    status,
    statusText: "",
    responseText: text ?? JSON.stringify(body),
    ...(text === undefined && { responseJSON: body }),
    ...(headers !== undefined && { headers }),
  };
  if (status >= 200 && status < 300) return complete;
  throw complete;
}

function isReply(reply: unknown): reply is Reply {
  return typeof reply === "object" && reply !== null && ("status" in reply || "text" in reply);
}
