// The other thread: asks the host, reads its answers and makes the numbers, so
// that the page stays free. Where a page may have no worker it loads this file
// itself and talks to it over a channel of its own.
import { browserShelves } from "./archive/browser-shelf.ts";
import { createHistoryStore } from "./archive/history-store.ts";
import type { Owner } from "./archive/kept.ts";
import { hostAnswers } from "./hosts/answers.ts";
import type { Answer } from "./hosts/carry.ts";
import type { Introduction } from "./hosts/choose.ts";
import type { HostRecords } from "./hosts/host.ts";
import { carryTo, identityOf, mannersOf } from "./hosts/manners.ts";
import { type Answers, type Call, connect, type End } from "./reading/connect.ts";
import { farFetch } from "./reading/far-fetch.ts";
import { alone, besidePage } from "./reading/give-way.ts";
import { createReading } from "./reading/reading.ts";
import { answersFor } from "./reading/remote.ts";
import { joinTabs } from "./tabs/join-tabs.ts";
import { cutToInstant } from "./time/instant.ts";

/** Serves the page at the other end of a channel. The first message introduces the host. */
export function serve(end: End): void {
  end.onmessage = ({ data }) => {
    const call: Call = connect(
      end,
      answersOf(data, (...asked) => call(...asked)),
    );
  };
}

/** Rejects where the code for this host cannot be fetched. */
async function answersOf(introduction: Introduction, call: Call): Promise<Answers> {
  const { ask, show } = joinTabs({
    identity: identityOf(introduction),
    manners: mannersOf(introduction),
    carry: carryTo(introduction, (question, options) => call<Answer>("carry", question, options)),
  });
  const host = await hostAnswers(introduction, { fetch: farFetch(ask) });
  const now = () => cutToInstant(Date.now());
  const owner = () => ownerOf(introduction, host);
  const giveWay = globalThis.document ? besidePage() : alone;
  const store = createHistoryStore({ owner, openShelf: browserShelves(), now, giveWay });
  const reading = createReading({ host, now, store, giveWay });
  return answersFor({ host, reading, show });
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
