import type { OpenFace } from "./face.ts";
import { Icon } from "./icon.tsx";
import { Note } from "./note.tsx";
import { sayTrouble, sayWait, TroubleNote, WaitNote } from "./trouble-note.tsx";

/** So many of those left out are named. */
const most = 50;

/** How far the reading of the view is, what it waits for and what it left out. */
export function ReadingNotes({ face }: { face: OpenFace }) {
  const { app, view, t } = face;
  const { phase, trouble, waitUntil } = view.progress.value;
  const isReading = phase !== "done" && phase !== "failed";
  // Told aloud when it changes, not at every ticket.
  const said = waitUntil === null ? t(phase === "failed" ? "paused" : phase) : t("waiting");
  return (
    <>
      <p class="aside" role="status">
        {said}
      </p>
      {isReading && <ProgressNote face={face} />}
      {trouble && (
        <TroubleNote
          face={face}
          trouble={trouble}
          rest={view.heads.value.size ? t("only_reported", { tool: app.traits.name }) : ""}
        />
      )}
      <LeftOut face={face} />
    </>
  );
}

function ProgressNote({ face }: { face: OpenFace }) {
  const { clock, format, t, view } = face;
  const { phase, read, startedAt, total, waitUntil } = view.progress.value;
  const isPaused = phase === "paused";
  const seconds = clock.value - startedAt;
  const left =
    read > 1 && seconds > 5 ? Math.ceil(((total - read) * (seconds / read)) / 60) * 60 : 0;
  if (phase === "listing") return <WaitNote face={face} until={waitUntil} />;
  return (
    <Note
      icon={waitUntil === null ? undefined : "clock"}
      isWarning={waitUntil !== null}
      action={
        <>
          <button type="button" class="button small" onClick={isPaused ? view.goOn : view.pause}>
            <Icon name={isPaused ? "next" : "pause"} /> {t(isPaused ? "go_on" : "pause")}
          </button>
          <progress aria-label={t("reading")} max={total} value={read} />
        </>
      }
    >
      {waitUntil === null
        ? t(phase === "paused" ? "paused_at" : "reading_at", { read, total })
        : sayWait(face, waitUntil)}
      <br />
      <span class="quiet">
        {waitUntil === null
          ? left > 0 && t("about", { time: format.duration(left, "calendar") })
          : t("goes_on", { read, total })}
      </span>
    </Note>
  );
}

function LeftOut({ face }: { face: OpenFace }) {
  const { app, t, view } = face;
  const skipped = view.skipped.value;
  if (!skipped.size) return null;
  const known = [...view.heads.value.keys()];
  return (
    <Note icon="skip">
      <details open={skipped.size === 1}>
        <summary>{t("left_out", { n: skipped.size, total: view.heads.value.size })}</summary>
        <ul>
          {[...skipped].slice(0, most).map(([id, trouble]) => {
            const ticket = known.find((one) => one === id);
            return (
              <li key={id}>
                {ticket ? (
                  <button type="button" class="link" onClick={() => app.openTicket(ticket)}>
                    #{id}
                  </button>
                ) : (
                  `#${id}`
                )}
                : {sayTrouble(face, trouble)}
              </li>
            );
          })}
          {skipped.size > most && <li>{t("more", { n: skipped.size - most })}</li>}
        </ul>
      </details>
    </Note>
  );
}
