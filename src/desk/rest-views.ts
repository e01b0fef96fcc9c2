import { sideloadUsers } from "./encode-people.ts";
import { encodeTicket } from "./encode-tickets.ts";
import { cutPage } from "./pages.ts";
import { type Asked, idsIn, ok, type RestAnswer, refuse } from "./rest-answer.ts";
import { type DeskView, ticketsIn, viewsOf } from "./views.ts";

export function activeViews({ store, viewer, address, overlap, twist }: Asked): RestAnswer {
  const { items, paging } = cutPage(viewsOf(store, viewer.person.id), { address, overlap, twist });
  const views = items.map(({ active, conditions = { all: [] }, id, title }) => {
    return { id, title, active, conditions };
  });
  return ok({ views, ...paging });
}

export function countViews(asked: Asked): RestAnswer {
  const wanted = new Set(idsIn(asked.address).slice(0, 20));
  const views = viewsOf(asked.store, asked.viewer.person.id);
  const counted = views.filter(({ id }) => wanted.has(String(id)));
  return ok({ view_counts: counted.map((view) => countOf(view, asked)) });
}

export function countView(asked: Asked): RestAnswer {
  return withView(asked, (view) => ok({ view_count: countOf(view, asked) }));
}

function countOf(view: DeskView, { store }: Asked): unknown {
  const value = ticketsIn(store, view).length;
  return { view_id: view.id, value, pretty: String(value), fresh: true, active: true };
}

/** Zendesk's own figures do not come along: whether they do there is not documented. */
export function viewTickets(asked: Asked): RestAnswer {
  const { store, address, overlap, twist } = asked;
  return withView(asked, (view) => {
    const { items, paging } = cutPage(ticketsIn(store, view), { address, overlap, twist });
    const tickets = items.map((ticket) => encodeTicket(ticket, address.origin));
    return ok({ tickets, ...sideloadUsers(items, asked), ...paging });
  });
}

function withView(asked: Asked, answer: (view: DeskView) => RestAnswer): RestAnswer {
  const views = viewsOf(asked.store, asked.viewer.person.id);
  const view = views.find(({ id }) => String(id) === asked.id);
  return view ? answer(view) : refuse(404, "RecordNotFound");
}
