import type { Answering, Call } from "./connect.ts";

/** What a request needs to cross threads. */
interface Asked {
  readonly url: string;
  readonly method: string;
  /** Empty where nothing is sent along. */
  readonly body: string;
}

interface Answered {
  readonly status: number;
  readonly text: string | null;
  readonly headers: readonly (readonly [string, string])[];
}

/** A `fetch` that the other thread carries out. */
export function farFetch(call: Call): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const { method, signal, url } = request;
    const asked: Asked = { url, method, body: await request.text() };
    const { headers, status, text } = await call<Answered>("fetch", asked, { signal });
    return new Response(text, { status, headers: headers.map(([name, value]) => [name, value]) });
  };
}

/** Carries out what `farFetch` asks for. */
export function answerFetch(fetch: typeof globalThis.fetch) {
  return async ({ body, method, url }: Asked, { signal }: Answering): Promise<Answered> => {
    const response = await fetch(url, { method, signal, ...(body && { body }) });
    // These have no body, and may not be given one.
    const isEmpty = [204, 205, 304].includes(response.status);
    return {
      status: response.status,
      text: isEmpty ? null : await response.text(),
      headers: [...response.headers],
    };
  };
}
