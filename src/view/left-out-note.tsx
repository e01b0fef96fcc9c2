import type { TicketId } from "../history/ids.ts";
import type { OpenFace } from "./face.ts";
import { Note } from "./note.tsx";
import { sayTrouble } from "./trouble-note.tsx";

/** So many tickets of a reason are named, and so many reasons. */
const most = 20;

/** The tickets of a view that could not be read: each reason once, with how often it holds and for which. */
export function LeftOutNote({ face }: { face: OpenFace }) {
  const { app, t, view } = face;
  const skipped = view.skipped.value;
  if (!skipped.size) return null;
  const idsFor = new Map<string, string[]>();
  for (const [id, trouble] of skipped) {
    const reason = sayTrouble(face, trouble);
    const ids = idsFor.get(reason);
    if (ids) ids.push(id);
    else idsFor.set(reason, [id]);
  }
  // Only what the list told of at all can be opened.
  const listed = new Map<string, TicketId>();
  for (const ticket of view.heads.value.keys()) if (skipped.has(ticket)) listed.set(ticket, ticket);
  const link = (id: string) => {
    const ticket = listed.get(id);
    const name = <bdi>#{id}</bdi>;
    if (!ticket) return name;
    return (
      <button type="button" class="link" onClick={() => app.openTicket(ticket)}>
        {name}
      </button>
    );
  };
  const reasons = [...idsFor];
  const unnamed = reasons.slice(most).flatMap(([, ids]) => ids);
  const more = (ids: readonly string[]) => t("more", { n: ids.length });
  return (
    <Note icon="skip">
      <details open={skipped.size === 1}>
        <summary>{t("left_out", { n: skipped.size, total: view.heads.value.size })}</summary>
        <ul>
          {reasons.slice(0, most).map(([reason, ids]) => (
            <li key={reason}>
              {ids.length > 1 && `${face.format.count(ids.length)} × `}
              {reason}
              {ids.slice(0, most).map((id) => [" ", link(id)])}
              {ids.length > most && [" ", more(ids.slice(most))]}
            </li>
          ))}
          {unnamed.length > 0 && <li>{more(unnamed)}</li>}
        </ul>
      </details>
    </Note>
  );
}
