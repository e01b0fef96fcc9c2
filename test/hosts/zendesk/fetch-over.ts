import type { HostFetch } from "../../../src/hosts/carry.ts";
import { zafCarry } from "../../../src/hosts/zendesk/zaf-carry.ts";
import type { ZafClient } from "../../../src/hosts/zendesk/zaf-client.ts";
import { farFetch } from "../../../src/reading/far-fetch.ts";

/** Asks the host page at once, on one thread. */
export function fetchOver(client: Pick<ZafClient, "request">): HostFetch {
  const carry = zafCarry(client);
  return farFetch((question, { signal }) => {
    signal.throwIfAborted();
    const abort = new Promise<never>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
    return Promise.race([carry(question, { signal }), abort]);
  });
}
