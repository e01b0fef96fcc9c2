import type { HostPage } from "../host.ts";
import { keepFold } from "./fold.ts";
import { requestTrackerPage } from "./request-tracker-page.ts";
import { readSurroundings, type Surroundings } from "./surroundings.ts";

/** Request Tracker around the element into which we draw. */
export function requestTracker(mount: HTMLElement): {
  readonly page: HostPage;
  readonly introduction: { readonly host: "request-tracker"; readonly surroundings: Surroundings };
  /** A page in the browser is hidden by nobody else. */
  onShown(listener: (state: { readonly isHidden: boolean }) => void): void;
} {
  const surroundings = readSurroundings(mount);
  const page = requestTrackerPage(mount, surroundings);
  keepFold(mount, page);
  return {
    page,
    introduction: { host: "request-tracker", surroundings },
    onShown(listener) {
      const tell = () => listener({ isHidden: document.hidden });
      addEventListener("visibilitychange", tell);
      tell();
    },
  };
}
