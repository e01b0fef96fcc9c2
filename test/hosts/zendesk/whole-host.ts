import type { Host } from "../../../src/hosts/host.ts";
import { readSurroundings } from "../../../src/hosts/zendesk/surroundings.ts";
import type { ZafClient } from "../../../src/hosts/zendesk/zaf-client.ts";
import { zendeskAnswers } from "../../../src/hosts/zendesk/zendesk-answers.ts";
import { zendeskPage } from "../../../src/hosts/zendesk/zendesk-page.ts";
import { fetchOver } from "./fetch-over.ts";

/** Both halves of Zendesk on one thread. */
export async function zendeskHost(client: ZafClient): Promise<Host> {
  const surroundings = await readSurroundings(client);
  const answers = zendeskAnswers(surroundings, { fetch: fetchOver(client) });
  return { ...zendeskPage(client, surroundings), ...answers };
}
