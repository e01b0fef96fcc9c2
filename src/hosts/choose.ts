import type { Carry } from "./carry.ts";
import type { HostPage } from "./host.ts";
import type { Surroundings as RequestTracker } from "./request-tracker/surroundings.ts";
import { readSurroundings, type Surroundings as Zendesk } from "./zendesk/surroundings.ts";
import { zafCarry } from "./zendesk/zaf-carry.ts";
import { zafClient } from "./zendesk/zaf-client.ts";
import { zendeskPage } from "./zendesk/zendesk-page.ts";

/** What lets another thread ask the host by itself. Plain data. */
export type Introduction =
  | { readonly host: "zendesk"; readonly surroundings: Zendesk }
  | { readonly host: "request-tracker"; readonly surroundings: RequestTracker };

/** The tool around this page. */
export interface ChosenHost {
  readonly page: HostPage;
  readonly introduction: Introduction;
  /** Asks the tool in the viewer's name; missing where the other thread may do so by itself. */
  readonly carry?: Carry;
  /**
   * Told when the tool puts something else in our place, and when it shows us
   * again: a page cannot tell by itself.
   */
  onShown(listener: (state: { readonly isHidden: boolean }) => void): void;
}

/** The tool around this page; null where there is none that we know. */
export async function chooseHost(): Promise<ChosenHost | null> {
  const client = zafClient();
  if (client) {
    const surroundings = await readSurroundings(client);
    return {
      page: zendeskPage(client, surroundings),
      introduction: { host: "zendesk", surroundings },
      carry: zafCarry(client),
      onShown(listener) {
        let isHidden = false;
        const tell = () => listener({ isHidden: isHidden || document.hidden });
        client.on("app.activated", () => {
          isHidden = false;
          tell();
        });
        client.on("app.deactivated", () => {
          isHidden = true;
          tell();
        });
        addEventListener("visibilitychange", tell);
        tell();
      },
    };
  }
  const mount = document.querySelector<HTMLElement>("[data-host=request-tracker]");
  return mount && (await import("./request-tracker/request-tracker.ts")).requestTracker(mount);
}
