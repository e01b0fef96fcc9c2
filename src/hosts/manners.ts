import type { Manners } from "./allowance.ts";
import type { Carry } from "./carry.ts";
import type { Introduction } from "./choose.ts";
import { requestTrackerManners } from "./request-tracker/manners.ts";
import { sessionCarry } from "./request-tracker/session-carry.ts";
import { zendeskManners } from "./zendesk/allowance.ts";
import { textOf } from "./zendesk/surroundings.ts";

/** How the tool to which the page introduced us wants to be asked. */
export function mannersOf({ host }: Introduction): Manners {
  switch (host) {
    case "zendesk":
      return zendeskManners;
    case "request-tracker":
      return requestTrackerManners;
  }
}

/** Who carries our questions there: the page, unless this thread may ask by itself. */
export function carryTo({ host }: Introduction, byPage: Carry): Carry {
  switch (host) {
    case "zendesk":
      return byPage;
    case "request-tracker":
      // Of RT's own origin.
      return sessionCarry((...asked) => fetch(...asked));
  }
}

/**
 * Whose requests these are: the same for every tab of one user of one
 * installation, and for nobody else. Null where the tool does not tell.
 */
export function identityOf({ host, surroundings }: Introduction): string | null {
  switch (host) {
    case "zendesk": {
      const { account, installation, user } = surroundings;
      if (!installation || !user.id) return null;
      return [host, textOf(account, "subdomain"), installation, user.id].join(" ");
    }
    case "request-tracker":
      return [host, surroundings.base, surroundings.user.id].join(" ");
  }
}
