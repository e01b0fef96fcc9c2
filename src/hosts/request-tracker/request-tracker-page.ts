import type { TicketId } from "../../history/ids.ts";
import type { HostPage } from "../host.ts";
import { memoryOf } from "../memory.ts";
import { addressOf } from "./address.ts";
import { appearanceOf } from "./appearance.ts";
import { noTicketBeside, ticketBeside } from "./current-ticket.ts";
import type { Surroundings } from "./surroundings.ts";
import { queryView, searchView } from "./view-ids.ts";

/** RT's page around the element into which we draw. */
export function requestTrackerPage(mount: HTMLElement, surroundings: Surroundings): HostPage {
  const { base, place, query, search, settingsPath, ticket, user } = surroundings;
  return {
    traits: {
      name: "Request Tracker",
      place,
      groups: "queues",
      rates: false,
      tags: false,
      reports: false,
      keepsSettings: user.isAdmin && settingsPath !== null,
    },
    ...(place === "ticket" && ticket
      ? ticketBeside({ base, ticket: ticket as TicketId })
      : noTicketBeside),
    currentView() {
      if (place !== "view") return null;
      return search === null ? queryView(query) : searchView(search);
    },
    ...addressOf(place),
    ...appearanceOf(mount, surroundings),
    // We stand within RT's page, which is as high as it is.
    fitHeight() {},
    async openTicket(other) {
      location.assign(`${base}/Ticket/Display.html?id=${encodeURIComponent(other)}`);
    },
    ...memoryOf(`sidelight ${base} ${user.id} `),
  };
}
