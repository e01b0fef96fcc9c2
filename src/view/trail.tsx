import { figureOf, findTicket, loadOf } from "../state/evidence.ts";
import { headline } from "../state/judge.ts";
import type { Place } from "../state/place.ts";
import { type OpenFace, sayFigure, sayPerson } from "./face.ts";
import { Icon } from "./icon.tsx";
import { LoadPage } from "./load-page.tsx";
import { Page } from "./page.tsx";
import { TicketsPage } from "./tickets-page.tsx";
import { UpdatesPage } from "./updates-page.tsx";

/** The pages opened one from another; those below stay as they were left. */
export function Trail({ face }: { face: OpenFace }) {
  const { app, t } = face;
  const trail = app.trail.value;
  return trail.map((place, at) => (
    <Page
      key={at}
      title={titleOf(face, place)}
      back={backTo(face, trail[at - 1])}
      isHidden={at < trail.length - 1}
      onBack={app.back}
      action={
        place.kind === "updates" && (
          <button type="button" class="button bare" onClick={() => app.openTicket(place.ticket)}>
            {t("open_ticket")} <Icon name="out" />
          </button>
        )
      }
    >
      {place.kind === "tickets" && <TicketsPage face={face} place={place} />}
      {place.kind === "load" && <LoadPage face={face} place={place} />}
      {place.kind === "updates" && <UpdatesPage face={face} place={place} />}
    </Page>
  ));
}

function backTo({ app, t }: OpenFace, place: Place | undefined): string {
  if (place?.kind === "load") return t("load");
  return t(place?.metric ?? app.tab.value);
}

function titleOf(face: OpenFace, place: Place): string {
  if (place.kind === "updates")
    return findTicket(face, place.ticket).head?.subject ?? `#${place.ticket}`;
  if (place.kind === "load") {
    const { agent } = place;
    const who = agent === null ? face.t("team") : sayPerson(face, agent);
    return face.t("load_of", { n: loadOf(face, place).length, who });
  }
  const { metric } = place;
  const value = headline(figureOf(face, place), metric);
  const label = face.t(metric);
  return value === null
    ? label
    : face.t("titled", { label, value: sayFigure(face, { metric, value }) });
}
