import { useEffect, useRef } from "preact/hooks";
import type { DeskModel } from "./desk-model.ts";
import type { Entry } from "./entries.ts";
import { Moment } from "./moment.tsx";
import { TicketForm } from "./ticket-form.tsx";
import { StatusLetter } from "./tickets.tsx";

interface Props {
  readonly model: DeskModel;
}

/** What was said and done on the current ticket, and what can be done next. */
export function Conversation({ model }: Props) {
  const { current, book } = model;
  const ticket = current.value;
  if (!ticket) {
    return (
      <main class="conversation">
        <p class="quiet">Choose a ticket.</p>
      </main>
    );
  }
  return (
    <main class="conversation">
      <Tabs model={model} />
      <header>
        <h2>
          <StatusLetter status={ticket.status} /> <bdi>{ticket.subject}</bdi>
        </h2>
        <p class="quiet">
          #{ticket.id} · {book.nameOf(ticket.requester_id)} by {ticket.via.channel} ·{" "}
          {model.groupName(ticket.group_id)}
          {ticket.tags.length > 0 && ` · ${ticket.tags.join(", ")}`}
        </p>
      </header>
      <Entries model={model} />
      <TicketForm key={ticket.id} model={model} ticket={ticket} />
    </main>
  );
}

function Tabs({ model }: Props) {
  const { open, current } = model;
  return (
    <nav class="tabs" aria-label="Open tickets">
      <ul>
        {open.value.map(({ id }) => (
          <li key={id}>
            <button
              type="button"
              aria-current={id === current.value?.id ? "true" : undefined}
              onClick={() => model.openTicket(id)}
            >
              #{id}
            </button>
            <button type="button" aria-label={`Close #${id}`} onClick={() => model.closeTicket(id)}>
              ×
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Entries({ model }: Props) {
  const entries = model.conversation.value;
  const last = useRef<HTMLLIElement>(null);
  const newest = entries.at(-1)?.id;
  useEffect(() => {
    if (newest !== undefined) last.current?.scrollIntoView({ block: "nearest" });
  }, [newest]);
  return (
    // Keyboard users must be able to scroll it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs focus
    <section class="entries" aria-label="Conversation" tabIndex={0}>
      <ol>
        {entries.map((entry) => (
          <li key={entry.id} ref={entry.id === newest ? last : null}>
            <EntryView entry={entry} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function EntryView({ entry }: { readonly entry: Entry }) {
  const { at, author, isCustomers, comments, changes, rules } = entry;
  return (
    <article class={isCustomers ? "customers" : undefined}>
      <p>
        <b>{author}</b> <Moment at={at} />
      </p>
      {comments.map((comment, index) => (
        <div key={index} class={comment.isPublic ? "says" : "notes"}>
          {!comment.isPublic && <b>Internal note</b>}
          {comment.author !== author && <b>{comment.author}:</b>}
          <p dir="auto">{comment.body}</p>
        </div>
      ))}
      <Changes changes={changes} />
      {rules.map(({ title, changes }) => (
        <div key={title} class="rule">
          <span class="quiet">{title}</span>
          <Changes changes={changes} />
        </div>
      ))}
    </article>
  );
}

function Changes({ changes }: { readonly changes: readonly string[] }) {
  if (!changes.length) return null;
  return (
    <ul class="changes">
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  );
}
