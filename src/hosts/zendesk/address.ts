import type { HostPage } from "../host.ts";
import { at, isBeside, type Surroundings } from "./surroundings.ts";
import type { ZafClient } from "./zaf-client.ts";

type Address = Pick<HostPage, "address" | "keepAddress" | "onAddress">;

const event = "app.route.changed";

/**
 * A page of the nav bar has an address of its own, `/agent/apps/<name>/<route>`;
 * the route is told when it changes. Beside a ticket the address is the ticket's.
 */
export function addressOf(client: ZafClient, surroundings: Surroundings): Address {
  const hasOwn = !isBeside(surroundings);
  let address = "";
  return {
    address: () => address,
    keepAddress(text) {
      if (text === address) return;
      address = text;
      // A refusal costs the bookmark and nothing else.
      if (hasOwn)
        client.invoke("routeTo", "nav_bar", pathName(surroundings.name), text).catch(() => {});
    },
    onAddress(listener) {
      const onTold = (told: unknown) => {
        const route = at(told, "appRoute") ?? told;
        const text = typeof route === "string" ? route.replace(/^\/|\/$/g, "") : "";
        if (text === address) return;
        address = text;
        listener();
      };
      if (hasOwn) client.on(event, onTold);
      return () => {
        if (hasOwn) client.off(event, onTold);
      };
    },
  };
}

/** An app's name as Zendesk writes it in addresses: words in small letters between dashes. */
function pathName(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1-$2")
    .replace(/[\s_]+/g, "-")
    .toLowerCase();
}
