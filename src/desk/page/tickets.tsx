import { addressWith } from "./address.ts";
import type { DeskModel } from "./desk-model.ts";
import { statusName } from "./entries.ts";
import { Moment } from "./moment.tsx";

interface Props {
  readonly model: DeskModel;
}

/** The views, and under them the tickets of the chosen one. */
export function Tickets({ model }: Props) {
  return (
    <div class="tickets">
      <Views model={model} />
      <TicketList model={model} />
    </div>
  );
}

function Views({ model }: Props) {
  const { views, list } = model;
  const { view, counts } = list;
  return (
    <nav class="views" aria-label="Views">
      <ul>
        {views.map(({ id, title }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={id === view.value ? "true" : undefined}
              onClick={() => model.showView(id)}
            >
              <span>{title}</span>
              <span class="count">{counts.value.get(id) ?? ""}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function TicketList({ model }: Props) {
  const { list, current, views, book } = model;
  const { tickets, hasMore, view } = list;
  const title = views.find(({ id }) => id === view.value)?.title ?? "Tickets";
  return (
    <section class="list" aria-label={title}>
      <ul>
        {tickets.value.map((ticket) => (
          <li key={ticket.id}>
            <a
              href={addressWith({ ticket: String(ticket.id) })}
              aria-current={ticket.id === current.value?.id ? "true" : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                void model.openTicket(ticket.id);
              }}
            >
              <StatusLetter status={ticket.status} />
              <span class="subject" dir="auto">
                {ticket.subject}
              </span>
              <span class="quiet who">
                #{ticket.id} · {book.nameOf(ticket.requester_id)}
              </span>
              <Moment at={ticket.updated_at} />
            </a>
          </li>
        ))}
      </ul>
      {tickets.value.length === 0 && <p class="quiet">No tickets in this view.</p>}
      {hasMore.value && (
        <button type="button" onClick={model.showMore}>
          More tickets
        </button>
      )}
    </section>
  );
}

/** The status as a coloured letter, with its name for those who do not see it. */
export function StatusLetter({ status }: { readonly status: string }) {
  const name = statusName(status);
  return (
    <abbr class={`status ${status}`} title={name}>
      <span aria-hidden="true">{name.slice(0, 1)}</span>
      <span class="unseen">{name}</span>
    </abbr>
  );
}
