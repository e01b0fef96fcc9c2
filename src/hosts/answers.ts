import type { Introduction } from "./choose.ts";
import type { HostAnswers, HostFetch } from "./host.ts";
import { zendeskAnswers } from "./zendesk/zendesk-answers.ts";

/** The answers of a tool to which the page introduced us, asked through `fetch`. */
export function hostAnswers(
  introduction: Introduction,
  asking: { readonly fetch: HostFetch },
): HostAnswers {
  switch (introduction.host) {
    case "zendesk":
      return zendeskAnswers(introduction.surroundings, asking);
  }
}
