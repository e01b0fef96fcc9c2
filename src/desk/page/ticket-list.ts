import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Scene } from "../scene.ts";
import type { AddressBook } from "./address-book.ts";
import type { DeskClient, PageTicket, PageView } from "./desk-client.ts";

/** The tickets of the chosen view, as far as they were read. */
export interface TicketList {
  readonly view: ReadonlySignal<number>;
  /** How many tickets each view has. */
  readonly counts: ReadonlySignal<ReadonlyMap<number, number>>;
  readonly tickets: ReadonlySignal<readonly PageTicket[]>;
  readonly hasMore: ReadonlySignal<boolean>;
  show(view: number): Promise<void>;
  /** Reads from the beginning, and counts again. */
  read(): Promise<void>;
  /** Reads one page more. */
  readOn(): Promise<void>;
}

interface Listing {
  readonly scene: Scene;
  readonly views: readonly PageView[];
  readonly book: AddressBook;
}

export function ticketList(client: DeskClient, { scene, views, book }: Listing): TicketList {
  const named = views.find(({ id }) => String(id) === scene.view);
  const view = signal((named ?? views[1] ?? views[0])?.id ?? 0);
  let isChosen = named !== undefined;
  const counts = signal<ReadonlyMap<number, number>>(new Map());
  const tickets = signal<readonly PageTicket[]>([]);
  const after = signal<string | null>(null);

  async function readFrom(cursor: string | null): Promise<void> {
    const asked = view.value;
    const page = await client.tickets(asked, cursor);
    await book.meet(page.tickets.map(({ requester_id }) => requester_id));
    if (asked !== view.value) return;
    batch(() => {
      tickets.value = cursor === null ? page.tickets : [...tickets.value, ...page.tickets];
      after.value = page.after;
    });
  }

  return {
    view,
    counts,
    tickets,
    hasMore: computed(() => after.value !== null),
    async show(id) {
      isChosen = true;
      view.value = id;
      await readFrom(null);
    },
    async read() {
      counts.value = await client.counts(views);
      // Old logs have nothing unsolved: then the first view with tickets is a better beginning.
      const filled = views.find(({ id }) => counts.value.get(id));
      if (!isChosen && !counts.value.get(view.value) && filled) view.value = filled.id;
      await readFrom(null);
    },
    readOn: () => readFrom(after.value),
  };
}
