import type { TicketId } from "../history/ids.ts";
import { findTicket } from "../state/evidence.ts";
import { type LeftOutReason, leftOutOf } from "../state/left-out.ts";
import type { TicketsPlace } from "../state/place.ts";
import type { OpenFace } from "./face.ts";
import { Icon } from "./icon.tsx";
import { sayTrouble } from "./trouble-note.tsx";

/** So many of a reason are named. */
const most = 50;

/** The tickets that a figure leaves out, reason by reason, each to be opened. */
export function LeftOutTickets({ face, place }: { face: OpenFace; place: TicketsPlace }) {
  const { t } = face;
  return [...leftOutOf(face, place)].map(([reason, tickets]) => (
    <details key={reason} class="left-out quiet">
      <summary>{t(`left_${reason}`, { n: tickets.length })}</summary>
      <ul class="list">
        {tickets.slice(0, most).map((ticket) => (
          <LeftOutLine key={ticket} face={face} reason={reason} ticket={ticket} />
        ))}
        {tickets.length > most && <li class="rule">{t("more", { n: tickets.length - most })}</li>}
      </ul>
    </details>
  ));
}

interface LeftOutLineProps {
  readonly face: OpenFace;
  readonly reason: LeftOutReason;
  readonly ticket: TicketId;
}

function LeftOutLine({ face, reason, ticket }: LeftOutLineProps) {
  const { app, view } = face;
  const trouble = reason === "unread" ? view.skipped.value.get(ticket) : undefined;
  const place = { kind: "updates", ticket, metric: null, agent: null, at: null } as const;
  return (
    <li>
      <button type="button" onClick={() => (trouble ? app.openTicket(ticket) : app.open(place))}>
        <bdi class="quiet">#{ticket}</bdi>
        <bdi class="cut">
          {trouble ? sayTrouble(face, trouble) : findTicket(face, ticket).head?.subject}
        </bdi>
        <Icon name={trouble ? "out" : "next"} />
      </button>
    </li>
  );
}
