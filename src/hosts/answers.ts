import type { HostFetch } from "./carry.ts";
import type { Introduction } from "./choose.ts";
import type { HostAnswers } from "./host.ts";

/**
 * The answers of a tool to which the page introduced us, asked through `fetch`.
 * Rejects where the tool's code cannot be fetched.
 */
export async function hostAnswers(
  introduction: Introduction,
  asking: { readonly fetch: HostFetch },
): Promise<HostAnswers> {
  switch (introduction.host) {
    case "zendesk": {
      const { zendeskAnswers } = await import("./zendesk/zendesk-answers.ts");
      return zendeskAnswers(introduction.surroundings, asking);
    }
    case "request-tracker": {
      const far = await import("./request-tracker/request-tracker-answers.ts");
      return far.requestTrackerAnswers(introduction.surroundings, asking);
    }
  }
}
