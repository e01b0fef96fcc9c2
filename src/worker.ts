// The other thread: asks the host, reads its answers and makes the numbers, so
// that the page stays free. Where a page may have no worker it loads this file
// itself and talks to it over a channel of its own.
import { browserShelves } from "./archive/browser-shelf.ts";
import { createHistoryStore } from "./archive/history-store.ts";
import type { Owner } from "./archive/kept.ts";
import { hostAnswers } from "./hosts/answers.ts";
import type { Introduction } from "./hosts/choose.ts";
import type { HostRecords } from "./hosts/host.ts";
import { connect, type End } from "./reading/connect.ts";
import { farFetch } from "./reading/far-fetch.ts";
import { createReading } from "./reading/reading.ts";
import { answersFor } from "./reading/remote.ts";
import { cutToInstant } from "./time/instant.ts";

/** Serves the page at the other end of a channel. The first message introduces the host. */
export function serve(end: End): void {
  end.onmessage = ({ data }) => {
    const introduction: Introduction = data;
    const host = hostAnswers(introduction, { fetch: (...asked) => farFetch(call)(...asked) });
    const now = () => cutToInstant(Date.now());
    const openShelf = browserShelves();
    const owner = () => ownerOf(introduction, host);
    const store = createHistoryStore({ owner, openShelf, now });
    const reading = createReading({ host, now, store });
    const call = connect(end, answersFor({ host, reading }));
  };
}

/** Whose histories are kept; null where nobody can tell for sure. */
async function ownerOf({ host }: Introduction, records: HostRecords): Promise<Owner | null> {
  try {
    const [account, { id }] = await Promise.all([records.account(), records.viewer()]);
    return account ? { account: `${host} ${account}`, user: id } : null;
  } catch {
    return null;
  }
}

if (!globalThis.document) {
  serve(globalThis);
  globalThis.postMessage(null);
}
