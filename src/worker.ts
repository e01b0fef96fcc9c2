// The other thread: asks the host, reads its answers and makes the numbers, so
// that the page stays free. Where a page may have no worker it loads this file
// itself and talks to it over a channel of its own.

import { hostAnswers } from "./hosts/answers.ts";
import type { Answer } from "./hosts/carry.ts";
import type { Introduction } from "./hosts/choose.ts";
import { identityOf, mannersOf } from "./hosts/manners.ts";
import { connect, type End } from "./reading/connect.ts";
import { farFetch } from "./reading/far-fetch.ts";
import { createReading } from "./reading/reading.ts";
import { answersFor } from "./reading/remote.ts";
import { joinTabs } from "./tabs/join-tabs.ts";
import { cutToInstant } from "./time/instant.ts";

/** Serves the page at the other end of a channel. The first message introduces the host. */
export function serve(end: End): void {
  end.onmessage = ({ data }) => {
    const introduction: Introduction = data;
    const { ask, show } = joinTabs({
      identity: identityOf(introduction),
      manners: mannersOf(introduction),
      carry: (question, options) => call<Answer>("carry", question, options),
    });
    const host = hostAnswers(introduction, { fetch: farFetch(ask) });
    const reading = createReading({ host, now: () => cutToInstant(Date.now()) });
    const call = connect(end, answersFor({ host, reading, show }));
  };
}

if (!globalThis.document) {
  serve(globalThis);
  globalThis.postMessage(null);
}
