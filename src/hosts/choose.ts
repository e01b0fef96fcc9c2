import type { HostPage } from "./host.ts";
import type { Surroundings as RequestTracker } from "./request-tracker/surroundings.ts";
import { readSurroundings, type Surroundings } from "./zendesk/surroundings.ts";
import { zafClient } from "./zendesk/zaf-client.ts";
import { zafFetch } from "./zendesk/zaf-fetch.ts";
import { zendeskPage } from "./zendesk/zendesk-page.ts";

/** What lets another thread ask the host by itself. Plain data. */
export type Introduction =
  | { readonly host: "zendesk"; readonly surroundings: Surroundings }
  | { readonly host: "request-tracker"; readonly surroundings: RequestTracker };

/** The tool around this page. */
export interface ChosenHost {
  readonly page: HostPage;
  readonly introduction: Introduction;
  /** Asks the tool in the viewer's name. */
  readonly fetch: typeof globalThis.fetch;
}

/** One for each tool: null where this page stands in another one. */
const hosts: readonly (() => Promise<ChosenHost> | null)[] = [zendesk, requestTracker];

/** The tool around this page; null where there is none that we know. */
export async function chooseHost(): Promise<ChosenHost | null> {
  for (const host of hosts) {
    const found = await host();
    if (found) return found;
  }
  return null;
}

function zendesk(): Promise<ChosenHost> | null {
  const client = zafClient();
  return (
    client &&
    readSurroundings(client).then((surroundings) => ({
      page: zendeskPage(client, surroundings),
      introduction: { host: "zendesk", surroundings },
      fetch: zafFetch(client),
    }))
  );
}

/** The page says so itself, on the element into which we draw. */
function requestTracker(): Promise<ChosenHost> | null {
  const mount = document.querySelector<HTMLElement>('[data-host="request-tracker"]');
  return (
    mount &&
    import("./request-tracker/request-tracker.ts").then(({ besideRequestTracker }) =>
      besideRequestTracker(mount),
    )
  );
}
