import type { Manners } from "./allowance.ts";
import type { Introduction } from "./choose.ts";
import { zendeskManners } from "./zendesk/allowance.ts";

/** How the tool to which the page introduced us wants to be asked. */
export function mannersOf(introduction: Introduction): Manners {
  switch (introduction.host) {
    case "zendesk":
      return zendeskManners;
  }
}

/**
 * Whose requests these are: the same for every tab of one user of one
 * installation, and for nobody else. Null where the tool does not tell.
 */
export function identityOf({ host, surroundings }: Introduction): string | null {
  const { installation, user } = surroundings;
  return installation && user.id ? [host, installation, user.id].join(" ") : null;
}
