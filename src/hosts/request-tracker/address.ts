import type { HostPage } from "../host.ts";
import type { Surroundings } from "./surroundings.ts";

type Address = Pick<HostPage, "address" | "keepAddress" | "onAddress">;

/** RT has fragments of its own, such as `#txn-12`: ours begin so. */
const mark = "#sidelight?";

/** What is shown stands in the fragment of the page's address; beside a ticket the address is the ticket's. */
export function addressOf(place: Surroundings["place"]): Address {
  const hasOwn = place !== "ticket";
  const inPage = () => (location.hash.startsWith(mark) ? location.hash.slice(mark.length) : "");
  let address = hasOwn ? inPage() : "";
  return {
    address: () => address,
    keepAddress(text) {
      if (text === address) return;
      address = text;
      const { pathname, search } = location;
      if (hasOwn)
        history.replaceState(history.state, "", `${pathname}${search}${text && mark}${text}`);
    },
    onAddress(listener) {
      const onTold = () => {
        const text = inPage();
        // Where the fragment is RT's own, nothing was said to us.
        if (text === address || (location.hash && !text)) return;
        address = text;
        listener();
      };
      if (hasOwn) addEventListener("hashchange", onTold);
      return () => {
        if (hasOwn) removeEventListener("hashchange", onTold);
      };
    },
  };
}
