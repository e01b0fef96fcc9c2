import type { Update } from "../history/update.ts";
import { shift } from "../time/instant.ts";
import type { RestRequest } from "./rest-answer.ts";
import type { Fault } from "./scene.ts";
import type { Store, StoredTicket } from "./store.ts";
import { ticketsIn, viewsOf } from "./views.ts";

/** What somebody does to a ticket of a list, while another one reads the list. */
const deeds = {
  /** It moves from the end of the list to its head. */
  moving: { kind: "update", comment: "private" },
  /** It is merged into another one, and is closed from then on. */
  merging: { kind: "merge_into", set: { status: "closed" } },
  /** It is in no list any more. */
  vanishing: { kind: "delete" },
} as const satisfies Partial<Record<Fault, object>>;

type Deed = keyof typeof deeds;

/** So many tickets of a desk are touched by each at most. */
const most = 5;

/** Works on the tickets of a view each time when a page after its first is asked for. */
export function openSomebodyElse(store: Store) {
  const touched = new Map<Deed, Set<string>>();
  return ({ address, viewer }: Omit<RestRequest, "overlap">, faults: readonly Fault[]): void => {
    const [, id] = /views\/(\d+)\/tickets/.exec(address.pathname) ?? [];
    if (id === undefined || !address.searchParams.has("page[after]")) return;
    const view = viewsOf(store, viewer.person.id).find((one) => String(one.id) === id);
    const by = store.agents[0]?.id;
    if (!view || !by) return;
    for (const deed of faults.filter(isDeed)) {
      const done = touched.get(deed) ?? new Set();
      touched.set(deed, done);
      const open = ticketsIn(store, view).filter(({ state }) => state.status !== "closed");
      // What was at the head of the list was told already; what is at its end was not.
      const ticket = deed === "vanishing" ? open[0] : open.at(-1);
      if (!ticket || done.size >= most) continue;
      done.add(ticket.history.ticket);
      touch(store, { ticket, deed, by });
    }
  };
}

interface Touch {
  readonly ticket: StoredTicket;
  readonly deed: Deed;
  readonly by: NonNullable<Update["by"]>;
}

function touch(store: Store, { by, deed, ticket }: Touch): void {
  const { updatedAt } = ticket.state;
  const { comment, ...rest }: { comment?: "private" } & Pick<Update, "kind" | "set"> = deeds[deed];
  const update: Update = {
    ...rest,
    // One second later than the last update, so that no two saves look alike from outside.
    at: shift(updatedAt, Math.max(1, store.now() - updatedAt)),
    by,
    via: "person",
    source: store.nextSave(),
    ...(comment && { comment: { author: by, audience: comment } }),
  };
  store.add(ticket.history.ticket, { updates: [update], words: new Map() });
}

function isDeed(fault: Fault): fault is Deed {
  return fault in deeds;
}
