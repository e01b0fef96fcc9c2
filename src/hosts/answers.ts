import type { Introduction } from "./choose.ts";
import type { HostAnswers } from "./host.ts";
import { requestTrackerAnswers } from "./request-tracker/request-tracker-answers.ts";
import { zendeskAnswers } from "./zendesk/zendesk-answers.ts";

/** The answers of a tool to which the page introduced us, asked through `fetch`. */
export function hostAnswers(
  introduction: Introduction,
  asking: { readonly fetch: typeof globalThis.fetch },
): HostAnswers {
  switch (introduction.host) {
    case "zendesk":
      return zendeskAnswers(introduction.surroundings, asking);
    case "request-tracker":
      // Of RT's own origin, the thread that makes the numbers needs nobody to ask for it.
      return requestTrackerAnswers(introduction.surroundings, { fetch: (...it) => fetch(...it) });
  }
}
