import type { Answering, Call } from "./connect.ts";

/** What a request needs to cross threads. */
interface Asked {
  readonly url: string;
  readonly method: string;
}

interface Answered {
  readonly status: number;
  readonly text: string | null;
  readonly headers: readonly (readonly [string, string])[];
}

/** A `fetch` that the other thread carries out. */
export function farFetch(call: Call): typeof fetch {
  return async (input, init) => {
    const { method, signal, url } = new Request(input, init);
    const asked: Asked = { url, method };
    const { headers, status, text } = await call<Answered>("fetch", asked, { signal });
    return new Response(text, { status, headers: headers.map(([name, value]) => [name, value]) });
  };
}

/** Carries out what `farFetch` asks for. */
export function answerFetch(fetch: typeof globalThis.fetch) {
  return async ({ method, url }: Asked, { signal }: Answering): Promise<Answered> => {
    const response = await fetch(url, { method, signal });
    // These have no body, and may not be given one.
    const isEmpty = [204, 205, 304].includes(response.status);
    return {
      status: response.status,
      text: isEmpty ? null : await response.text(),
      headers: [...response.headers],
    };
  };
}
