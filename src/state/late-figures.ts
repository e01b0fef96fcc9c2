import { effect, type ReadonlySignal, untracked } from "@preact/signals";
import type { HostLists, TicketHead, Unsubscribe } from "../hosts/host.ts";
import type { ViewModel } from "./view-model.ts";

export interface LateFiguresParts {
  readonly host: Pick<HostLists, "ticket">;
  readonly view: Pick<ViewModel, "heads" | "takeIn">;
  /** The ticket behind a number that somebody looks at, where the host's figures of it are missing. */
  readonly lacking: ReadonlySignal<TicketHead | undefined>;
}

/**
 * Asks for the host's own figures of a ticket when somebody looks behind a
 * number: lists bring them for unread tickets alone, and there they are
 * compared with ours.
 */
export function compareWithHost({ host, lacking, view }: LateFiguresParts): Unsubscribe {
  async function ask({ ticket }: TicketHead): Promise<void> {
    const { signal } = new AbortController();
    // They are an extra: without them nothing is missing.
    const found = await host.ticket(ticket, { signal }).catch(() => null);
    // What came meanwhile knows better.
    if (found?.reported && found.updatedAt === view.heads.peek().get(ticket)?.updatedAt)
      view.takeIn(found, null);
  }
  return effect(() => {
    const head = lacking.value;
    if (head) untracked(() => void ask(head));
  });
}
