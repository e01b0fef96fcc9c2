import type { TicketId } from "../../history/ids.ts";
import type { HostPage, Unsubscribe } from "../host.ts";

type Current = Pick<HostPage, "currentTicket" | "onCurrentTicket">;

interface Beside {
  readonly base: string;
  readonly ticket: TicketId;
}

/** So often a page that is looked at asks whether its ticket was changed elsewhere. */
const rhythm = 30_000;
/**
 * And so many times after the viewer was last seen to do anything: every
 * question tells RT that somebody is there, who is to be signed out if not.
 */
const stamina = 10;
/** RT's page tells its server of a change by itself, through this. */
const savedThrough = /\/Helpers\/(TicketUpdate|AddTimeWorked)|\/Ticket\/(Display|Update)\.html/;
/** One save asks several times; the last one counts. */
const settling = 300;

/**
 * The ticket of RT's page. A save mostly loads the page anew; some parts change
 * in place, and others change the ticket elsewhere. RT marks what a ticket is
 * by its `ETag`: whether it is still the same costs next to nothing.
 */
export function ticketBeside({ base, ticket }: Beside): Current {
  return {
    currentTicket: async () => ticket,
    onCurrentTicket(listener): Unsubscribe {
      const watch = new AbortController();
      const { signal } = watch;
      let tag: string | null = null;
      let alone = 0;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const look = async () => {
        if (document.visibilityState === "hidden") return;
        const now = await tagOf(`${base}/REST/2.0/ticket/${ticket}`, { signal, tag });
        if (signal.aborted || now === null) return;
        const isNew = tag !== null && now !== tag;
        tag = now;
        if (isNew) listener(ticket);
      };
      const lookSoon = () => {
        clearTimeout(timer);
        timer = setTimeout(look, settling);
      };
      const every = setInterval(() => {
        alone++;
        if (alone <= stamina) void look();
      }, rhythm);
      const isThere = () => {
        alone = 0;
      };
      for (const sign of ["pointerdown", "keydown", "focus"])
        addEventListener(sign, isThere, { signal, passive: true });
      addEventListener("focus", lookSoon, { signal });
      document.addEventListener("visibilitychange", lookSoon, { signal });
      const saves = watchSaves(lookSoon);
      void look();
      return () => {
        watch.abort();
        clearInterval(every);
        clearTimeout(timer);
        saves?.disconnect();
      };
    },
  };
}

/** A page of its own, and a list, have no ticket beside them. */
export const noTicketBeside: Current = {
  currentTicket: async () => null,
  onCurrentTicket: () => () => {},
};

interface Looking {
  readonly signal: AbortSignal;
  readonly tag: string | null;
}

/** The mark of what is at an address; null where it cannot be told now. */
async function tagOf(url: string, { signal, tag }: Looking): Promise<string | null> {
  try {
    const response = await fetch(url, {
      signal,
      redirect: "manual",
      cache: "no-store",
      headers: { Accept: "application/json", ...(tag !== null && { "If-None-Match": tag }) },
    });
    if (response.status === 304) return tag;
    return response.ok ? response.headers.get("etag") : null;
  } catch {
    return null;
  }
}

/** Told after RT's own scripts have sent something away that may have changed the ticket. */
function watchSaves(onSave: () => void): PerformanceObserver | null {
  if (!globalThis.PerformanceObserver) return null;
  const observer = new PerformanceObserver((told) => {
    if (told.getEntries().some(({ name }) => savedThrough.test(name))) onSave();
  });
  observer.observe({ type: "resource" });
  return observer;
}
