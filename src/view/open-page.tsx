import type { OpenPlace } from "../state/app-model.ts";
import { backlogOf } from "../state/backlog-figure.ts";
import { nameOf, type OpenFace, wholeMinutes } from "./face.ts";
import { Icon } from "./icon.tsx";

/** The tickets that wait to be solved, the oldest first, each with its age. */
export function OpenPage({ face, place }: { face: OpenFace; place: OpenPlace }) {
  const { app, format, minute, t, view } = face;
  const { agent } = place;
  const { open } = backlogOf(view, agent);
  const who = agent === null ? t("team") : nameOf(face, agent);
  return (
    <>
      <p class="pad under quiet">{t("backlog_of", { who, n: open.length })}</p>
      <ol class="list">
        {open.map(({ createdAt, subject, ticket }) => {
          const age = wholeMinutes(minute.value - createdAt);
          const place = { kind: "updates", ticket, metric: null, agent: null, at: null } as const;
          return (
            <li key={ticket}>
              <button type="button" onClick={() => app.open(place)}>
                <bdi class="quiet">#{ticket}</bdi>
                <bdi class="cut">{subject}</bdi>
                <bdi>{format.duration(age, "calendar")}</bdi>
                <Icon name="next" />
              </button>
            </li>
          );
        })}
      </ol>
    </>
  );
}
