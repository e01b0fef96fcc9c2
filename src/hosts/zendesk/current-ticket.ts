import type { TicketId } from "../../history/ids.ts";
import type { HostPage, Unsubscribe } from "../host.ts";
import { at, readTicketId } from "./surroundings.ts";
import type { ZafClient } from "./zaf-client.ts";

type Current = Pick<HostPage, "currentTicket" | "onCurrentTicket">;

/** What Zendesk tells when a ticket comes into view, was saved here or changed elsewhere. */
const events = ["app.activated", "ticket.submit.done", "ticket.updated", "ticket.status.changed"];
/** One save tells several times; the last one counts. */
const settling = 300;

/** The ticket beside which the app stands. */
export function ticketBeside(client: ZafClient): Current {
  const currentTicket = async () => (await readTicketId(client)) as TicketId | null;
  return {
    currentTicket,
    onCurrentTicket(listener): Unsubscribe {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const onTold = (told: unknown) => {
        // The ticket that the app is loaded for is no other one.
        if (at(told, "firstLoad") === true) return;
        clearTimeout(timer);
        timer = setTimeout(() => currentTicket().then(listener), settling);
      };
      for (const event of events) client.on(event, onTold);
      return () => {
        clearTimeout(timer);
        for (const event of events) client.off(event, onTold);
      };
    },
  };
}

/** A page of its own has no ticket beside it. */
export const noTicketBeside: Current = {
  currentTicket: async () => null,
  onCurrentTicket: () => () => {},
};
