import { statuses } from "../history/update.ts";
import type { CurrentTicket } from "../state/ticket-model.ts";
import { basisOf } from "./basis.ts";
import { letterOf, nameOf, type TicketFace, wholeMinutes } from "./face.ts";
import { Pieces } from "./fact.tsx";
import { HostSays } from "./host-says.tsx";
import { later } from "./later.tsx";
import { loadStyle } from "./load-style.ts";
import { TicketFacts } from "./ticket-facts.tsx";
import { TroubleNote, WaitNote } from "./trouble-note.tsx";

/** Figures first: the picture comes a moment later. */
export const TicketStory = later(async ({ speech }) => {
  const [story] = await Promise.all([
    import("./ticket-story.tsx"),
    loadStyle("story"),
    speech.need("story"),
  ]);
  return story.TicketStory;
});

/** The ticket beside which the widget stands: how it is, then five facts with their credit. */
export function TicketTab({ face }: { face: TicketFace }) {
  const { t, ticket } = face;
  const current = ticket.current.value;
  const { value } = current;
  const until = face.app.waitUntil.value;
  const trouble = ticket.trouble.value;
  return (
    <>
      {trouble && <TroubleNote face={face} trouble={trouble} />}
      {current.state === "loading" && (!value?.read || until !== null) && (
        <WaitNote face={face} until={until} />
      )}
      {value && <StatusLine face={face} ticket={value} />}
      {value?.read && <TicketStory face={face} read={value.read} />}
      {value && <TicketFacts face={face} ticket={value} />}
      {value?.read && <HostSays face={face} head={value.head} read={value.read} metric={null} />}
      {value?.read && (
        <p class="foot quiet">
          <button
            type="button"
            class="link"
            onClick={() =>
              face.app.open({
                kind: "updates",
                ticket: value.head.ticket,
                metric: null,
                agent: null,
                at: null,
              })
            }
          >
            {basisOf(face, value.read)}
          </button>
          <span>{t(face.terms.clock)}</span>
        </p>
      )}
      {!value && current.state === "ready" && <p class="blank">{t("no_ticket")}</p>}
    </>
  );
}

function StatusLine({ face, ticket: { head, read } }: { face: TicketFace; ticket: CurrentTicket }) {
  const { clock, format, reader, t } = face;
  const { assignee, status } = head;
  const states = read?.story.states ?? [];
  const since = states.findLast((state, at) => states[at - 1]?.status !== state.status)?.from;
  const person = assignee === null ? undefined : reader.directory.value.people.get(assignee);
  const tier = person?.tier ?? null;
  return (
    <div class="row pad status">
      <i class={`letter ${status}`} aria-hidden="true">
        {letterOf(face, statuses.indexOf(status))}
      </i>
      <h2>{t(`status_${status}`)}</h2>
      <span class="quiet">
        {since !== undefined && format.duration(wholeMinutes(clock.value - since), "calendar")}
      </span>
      <span class="quiet far">
        <Pieces
          of={[
            assignee === null ? t("unassigned") : nameOf(face, assignee),
            tier === null ? null : t("tier", { n: tier }),
          ]}
        />
      </span>
    </div>
  );
}
