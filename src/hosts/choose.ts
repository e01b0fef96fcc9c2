import type { HostPage } from "./host.ts";
import type { Surroundings as RequestTracker } from "./request-tracker/surroundings.ts";
import { readSurroundings, type Surroundings as Zendesk } from "./zendesk/surroundings.ts";
import { zafClient } from "./zendesk/zaf-client.ts";
import { zafFetch } from "./zendesk/zaf-fetch.ts";
import { zendeskPage } from "./zendesk/zendesk-page.ts";

/** What lets another thread ask the host by itself. Plain data. */
export type Introduction =
  | { readonly host: "zendesk"; readonly surroundings: Zendesk }
  | { readonly host: "request-tracker"; readonly surroundings: RequestTracker };

/** The tool around this page. */
export interface ChosenHost {
  readonly page: HostPage;
  readonly introduction: Introduction;
  /** Asks the tool in the viewer's name. */
  readonly fetch: typeof globalThis.fetch;
}

/** The tool around this page; null where there is none that we know. */
export async function chooseHost(): Promise<ChosenHost | null> {
  const client = zafClient();
  if (client) {
    const surroundings = await readSurroundings(client);
    return {
      page: zendeskPage(client, surroundings),
      introduction: { host: "zendesk", surroundings },
      fetch: zafFetch(client),
    };
  }
  const mount = document.querySelector<HTMLElement>("[data-host=request-tracker]");
  return mount && (await import("./request-tracker/request-tracker.ts")).requestTracker(mount);
}
