import type { HostPage } from "../host.ts";
import { keepFold } from "./fold.ts";
import { requestTrackerPage } from "./request-tracker-page.ts";
import { readSurroundings, type Surroundings } from "./surroundings.ts";

/** Request Tracker around the element into which we draw. */
export function requestTracker(mount: HTMLElement): {
  readonly page: HostPage;
  readonly introduction: { readonly host: "request-tracker"; readonly surroundings: Surroundings };
  readonly fetch: typeof globalThis.fetch;
} {
  const surroundings = readSurroundings(mount);
  const page = requestTrackerPage(mount, surroundings);
  keepFold(mount, page);
  return {
    page,
    introduction: { host: "request-tracker", surroundings },
    // The other thread is of RT's own origin and asks by itself.
    fetch: (...asked) => fetch(...asked),
  };
}
