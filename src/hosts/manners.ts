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
 * installation, and for nobody else.
 */
export function identityOf({ host, surroundings }: Introduction): string {
  return [host, surroundings.installation, surroundings.user.id].join(" ");
}
