import type { Host } from "../../../src/hosts/host.ts";
import { requestTracker } from "../../../src/hosts/request-tracker/request-tracker.ts";
import { requestTrackerAnswers } from "../../../src/hosts/request-tracker/request-tracker-answers.ts";
import { sessionCarry } from "../../../src/hosts/request-tracker/session-carry.ts";
import { farFetch } from "../../../src/reading/far-fetch.ts";

/** Both halves of RT on one thread. */
export function requestTrackerHost(mount: HTMLElement, fetch: typeof globalThis.fetch): Host {
  const { introduction, page } = requestTracker(mount);
  const asking = { fetch: farFetch(sessionCarry(fetch)) };
  return { ...page, ...requestTrackerAnswers(introduction.surroundings, asking) };
}
