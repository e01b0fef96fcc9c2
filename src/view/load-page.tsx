import { isRead, loadOf } from "../state/evidence.ts";
import type { LoadPlace } from "../state/place.ts";
import type { OpenFace } from "./face.ts";
import { Icon } from "./icon.tsx";

/** The unsolved tickets of an agent, the oldest first; one that was not read opens in the host. */
export function LoadPage({ face, place }: { face: OpenFace; place: LoadPlace }) {
  const { app, format, minute, t } = face;
  return (
    <ol class="list">
      {loadOf(face, place).map(({ createdAt, status, subject, ticket }) => {
        const opensHere = isRead(face, ticket);
        const onClick = () =>
          opensHere
            ? app.open({ kind: "updates", ticket, metric: null, agent: null, at: null })
            : app.openTicket(ticket);
        return (
          <li key={ticket}>
            <button type="button" onClick={onClick}>
              <bdi class="quiet">#{ticket}</bdi>
              <bdi class="cut">{subject}</bdi>
              <span class="quiet">{t(`status_${status}`)}</span>
              <bdi>{format.duration(Math.max(0, minute.value - createdAt), "calendar")}</bdi>
              <Icon name={opensHere ? "next" : "out"} />
            </button>
          </li>
        );
      })}
    </ol>
  );
}
