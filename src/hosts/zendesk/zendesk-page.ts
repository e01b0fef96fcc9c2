import type { HostPage } from "../host.ts";
import { memoryOf } from "../memory.ts";
import { addressOf } from "./address.ts";
import { appearanceOf } from "./appearance.ts";
import { noTicketBeside, ticketBeside } from "./current-ticket.ts";
import { isBeside, type Surroundings } from "./surroundings.ts";
import type { ZafClient } from "./zaf-client.ts";

/** The page around the app in Zendesk Support, through its app framework. */
export function zendeskPage(client: ZafClient, surroundings: Surroundings): HostPage {
  const { installation, user } = surroundings;
  const hasTicket = isBeside(surroundings);
  let height = 0;
  return {
    traits: {
      name: "Zendesk",
      place: hasTicket ? "ticket" : "page",
      groups: "groups",
      rates: true,
      tags: true,
      reports: true,
      keepsSettings: user.role === "admin" && installation !== "",
    },
    ...(hasTicket ? ticketBeside(client) : noTicketBeside),
    currentView: () => null,
    ...addressOf(client, surroundings),
    ...appearanceOf(client, surroundings),
    fitHeight(pixels) {
      const wanted = Math.ceil(pixels);
      if (!(wanted > 0) || wanted === height) return;
      height = wanted;
      client.invoke("resize", { width: "100%", height: `${wanted}px` }).catch(() => {});
    },
    async openTicket(ticket) {
      await client.invoke("routeTo", "ticket", Number(ticket));
    },
    ...memoryOf(`sidelight ${installation} ${user.id} `),
  };
}
