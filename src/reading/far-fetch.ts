import type { HostFetch, Question } from "../hosts/carry.ts";
import { headersOf } from "../tabs/headers-of.ts";
import type { Ask } from "../tabs/question.ts";

/** These have no body, and may not be given one. */
const empty: readonly number[] = [204, 205, 304];

/** A `fetch` whose questions somebody else asks. */
export function farFetch(ask: Ask): HostFetch {
  return async (input, { call, ...init } = {}) => {
    const request = new Request(input, init);
    const { method, signal, url } = request;
    const question: Question = { url, method, body: await request.text() };
    const isReading = method === "GET";
    const answer = await ask(question, { isReading, ...call, signal });
    const { status, text } = answer;
    const body = empty.includes(status) ? null : text;
    return new Response(body, { status, headers: headersOf(answer) });
  };
}
