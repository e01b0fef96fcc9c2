import type { Carry } from "./carry.ts";
import type { HostPage } from "./host.ts";
import { readSurroundings, type Surroundings } from "./zendesk/surroundings.ts";
import { zafCarry } from "./zendesk/zaf-carry.ts";
import { zafClient } from "./zendesk/zaf-client.ts";
import { zendeskPage } from "./zendesk/zendesk-page.ts";

/** What lets another thread ask the host by itself. Plain data. */
export interface Introduction {
  readonly host: "zendesk";
  readonly surroundings: Surroundings;
}

/** The tool around this page. */
export interface ChosenHost {
  readonly page: HostPage;
  readonly introduction: Introduction;
  /** Asks the tool in the viewer's name. */
  readonly carry: Carry;
  /**
   * Told when the tool puts something else in our place, and when it shows us
   * again: a page cannot tell by itself.
   */
  onShown(listener: (state: { readonly isHidden: boolean }) => void): void;
}

/** One for each tool: null where this page stands in another one. */
const hosts: readonly (() => Promise<ChosenHost> | null)[] = [zendesk];

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
    }))
  );
}
