import type { Introduction } from "./choose.ts";
import type { HostAnswers } from "./host.ts";
import { zendeskAnswers } from "./zendesk/zendesk-answers.ts";

/** One for each tool that `choose.ts` finds. */
const tools = { zendesk: zendeskAnswers };

/** The answers of a tool to which the page introduced us, asked through `fetch`. */
export function hostAnswers(
  { host, surroundings }: Introduction,
  asking: { readonly fetch: typeof globalThis.fetch },
): HostAnswers {
  return tools[host](surroundings, asking);
}
