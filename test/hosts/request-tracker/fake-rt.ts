/** What RT answers a request with. */
export interface Reply {
  readonly status?: number;
  readonly body?: unknown;
  /** In place of a body in JSON. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `body` is what was sent along, null for nothing. */
type Route = (url: URL, body: unknown) => Reply | Promise<Reply>;

/** REST2 over answers that a test gives. */
export interface FakeRt {
  readonly fetch: typeof globalThis.fetch;
  /** What was asked for, each with its method where that is no GET. */
  readonly asked: string[];
  /** From now on this path, without /REST/2.0/, is answered so. Later routes win. */
  on(path: string | RegExp, route: Route): void;
}

export function fakeRt(): FakeRt {
  const routes: (readonly [string | RegExp, Route])[] = [];
  const asked: string[] = [];
  return {
    asked,
    on: (...route) => void routes.unshift(route),
    async fetch(input, init) {
      const request = new Request(input, init);
      const url = new URL(request.url);
      const path = url.pathname.replace(/^\/rt\/(REST\/2\.0\/)?/, "");
      const method = request.method === "GET" ? "" : `${request.method} `;
      asked.push(method + path);
      const [, route] = routes.find(([known]) => new RegExp(`^${source(known)}$`).test(path)) ?? [];
      const body = await request.text();
      const answered = route?.(url, body ? JSON.parse(body) : null) ?? {
        status: 404,
        body: { message: "Not Found" },
      };
      // Like a browser, which lets go of an answer that nobody waits for.
      const left = new Promise<never>((_, reject) =>
        request.signal.addEventListener("abort", () => reject(request.signal.reason)),
      );
      return toResponse(await Promise.race([answered, left]));
    },
  };
}

function source(path: string | RegExp): string {
  return typeof path === "string" ? path.replaceAll(".", "\\.") : `.*${path.source}.*`;
}

function toResponse({ body, headers, status = 200, text }: Reply): Response {
  const content = text ?? JSON.stringify(body ?? {});
  return new Response([204, 304].includes(status) ? null : content, {
    status,
    headers: {
      "Content-Type": text === undefined ? "application/json; charset=utf-8" : "text/html",
      ...headers,
    },
  });
}

/** A list as RT answers with it; the items that the viewer may not see are null, and left out after the cut. */
export function listed(
  items: readonly unknown[],
  { url, counts = true }: { readonly url: URL; readonly counts?: boolean },
): Reply {
  const perPage = Math.min(Number(url.searchParams.get("per_page") ?? 20), 100);
  const page = Number(url.searchParams.get("page") ?? 1);
  const seen = items.slice((page - 1) * perPage, page * perPage).filter((item) => item !== null);
  const total = counts ? items.length : null;
  const pages = counts ? Math.ceil(items.length / perPage) : null;
  return { body: { count: seen.length, page, per_page: perPage, pages, total, items: seen } };
}
