// The other thread: asks the host, reads its answers and makes the numbers, so
// that the page stays free. Where a page may have no worker it loads this file
// itself and talks to it over a channel of its own.
import { hostAnswers } from "./hosts/answers.ts";
import type { Introduction } from "./hosts/choose.ts";
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
    const reading = createReading({ host, now: () => cutToInstant(Date.now()) });
    const call = connect(end, answersFor({ host, reading }));
  };
}

if (!globalThis.document) {
  serve(globalThis);
  globalThis.postMessage(null);
}
