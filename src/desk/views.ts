import type { PersonId } from "../history/ids.ts";
import type { View } from "../hosts/zendesk/wire.ts";
import { shift } from "../time/instant.ts";
import type { Store, StoredTicket } from "./store.ts";
import { isSolved } from "./ticket-state.ts";

/** A saved list of tickets, for the user who looks at it. */
export interface DeskView extends View {
  readonly id: number;
  has(ticket: StoredTicket): boolean;
}

const week = 7 * 86_400;

const unsolved = { all: [{ field: "status", operator: "less_than", value: "solved" }] };

/** The views of the desk for one user. */
export function viewsOf(store: Store, viewer: PersonId): readonly DeskView[] {
  const view = (id: number, title: string, has: DeskView["has"]): DeskView => ({
    id,
    title,
    active: true,
    has: (ticket) => ticket.state.gone === null && has(ticket),
  });
  const recently = () => shift(store.now(), -week);
  return [
    {
      ...view(
        9001,
        "Your unsolved tickets",
        ({ state }) => state.assignee === viewer && !isSolved(state),
      ),
      conditions: unsolved,
    },
    {
      ...view(9002, "All unsolved tickets", ({ state }) => !isSolved(state)),
      conditions: unsolved,
    },
    view(9003, "Recently solved tickets", ({ state }) => (state.solvedAt ?? 0) > recently()),
    view(9004, "All tickets", () => true),
    ...[...store.directory.groups.values()].map((group, index) =>
      view(9101 + index, group.name, ({ state }) => state.group === group.id),
    ),
  ];
}

/** The tickets of a view, those that changed last first. */
export function ticketsIn(store: Store, view: DeskView): readonly StoredTicket[] {
  return [...store.tickets()]
    .filter((ticket) => view.has(ticket))
    .sort((a, b) => b.state.updatedAt - a.state.updatedAt);
}
