import { Component } from "preact";
import type { Seconds } from "../time/instant.ts";
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
          rest={
            app.traits.reports && view.heads.value.size
              ? t("only_reported", { tool: app.traits.name })
              : ""
          }
        />
      )}
      <LeftOut face={face} />
      <Hidden face={face} />
    </>
  );
}

/** What this viewer may not see is missing in everybody's figures. */
function Hidden({ face: { t, view } }: { face: OpenFace }) {
  return view.tickets.value.hidesNotes && <Note icon="info">{t("doubt_notes_hidden")}</Note>;
}

class ProgressNote extends Component<{ face: OpenFace }> {
  /** Where this reading stood at first: what was known before comes at once and is no measure. */
  first = { startedAt: 0, read: 0, at: 0 };
  left: Seconds = 0;

  override render({ face }: { face: OpenFace }) {
    const { format, t, view } = face;
    const { phase, read, total, waitUntil } = view.progress.value;
    const isHalted = phase === "paused" || phase === "stopped";
    if (phase === "listing") return <WaitNote face={face} until={waitUntil} />;
    if (!isHalted) this.estimate(face);
    const { left } = this;
    return (
      <Note
        icon={waitUntil === null ? undefined : "clock"}
        isWarning={waitUntil !== null}
        action={
          <>
            <Buttons face={face} />
            <progress aria-label={t("reading")} max={total} value={read} />
          </>
        }
      >
        {waitUntil === null
          ? t(isHalted ? `${phase}_at` : "reading_at", { read, total })
          : sayWait(face, waitUntil)}
        <br />
        <span class="quiet">
          {waitUntil === null
            ? phase !== "stopped" &&
              left > 0 &&
              t("about", { time: format.duration(left, "calendar") })
            : t("goes_on", { read, total })}
        </span>
      </Note>
    );
  }

  /** In whole minutes, once enough is read to judge by. */
  estimate({ clock, view }: OpenFace) {
    const { read, startedAt, total } = view.progress.value;
    const { first } = this;
    if (first.startedAt !== startedAt || !first.read) {
      this.first = { startedAt, read, at: clock.value };
    }
    const fresh = read - this.first.read;
    const seconds = clock.value - this.first.at;
    const isKnown = fresh > 1 && seconds > 5;
    this.left = isKnown ? Math.ceil(((total - read) * seconds) / fresh / 60) * 60 : 0;
  }
}

/** Whoever stops by keyboard is then on the button that goes on: it is the same one. */
function Buttons({ face: { t, view } }: { face: OpenFace }) {
  const { phase } = view.progress.value;
  const isStopped = phase === "stopped";
  const isPaused = phase === "paused";
  const word = isStopped ? "go_on" : "stop";
  return (
    <>
      {!isStopped && (
        <button type="button" class="button small" onClick={isPaused ? view.goOn : view.pause}>
          <Icon name={isPaused ? "next" : "pause"} /> {t(isPaused ? "go_on" : "pause")}
        </button>
      )}
      <button
        type="button"
        class={isStopped ? "button small" : "button small bare"}
        aria-label={t(word)}
        title={isStopped ? undefined : t(word)}
        onClick={isStopped ? view.goOn : view.stop}
      >
        <Icon name={isStopped ? "next" : "cross"} /> {isStopped && t(word)}
      </button>
    </>
  );
}

/** Each reason once, with the tickets that it holds for. */
function LeftOut({ face }: { face: OpenFace }) {
  const { t, view } = face;
  const skipped = view.skipped.value;
  if (!skipped.size) return null;
  const idsFor = new Map<string, string[]>();
  for (const [id, trouble] of [...skipped].slice(0, most)) {
    const reason = sayTrouble(face, trouble);
    idsFor.set(reason, [...(idsFor.get(reason) ?? []), id]);
  }
  return (
    <Note icon="skip">
      <details open={skipped.size === 1}>
        <summary>{t("left_out", { n: skipped.size, total: view.heads.value.size })}</summary>
        <ul>
          {[...idsFor].map(([reason, ids]) => (
            <li key={reason}>
              {reason} {ids.map((id) => [" ", <TicketLink key={id} face={face} id={id} />])}
            </li>
          ))}
          {skipped.size > most && <li>{t("more", { n: skipped.size - most })}</li>}
        </ul>
      </details>
    </Note>
  );
}

/** Opens a ticket in the host, where the list told of it at all. */
function TicketLink({ face: { app, view }, id }: { face: OpenFace; id: string }) {
  const ticket = [...view.heads.value.keys()].find((one) => one === id);
  if (!ticket) return <bdi>#{id}</bdi>;
  return (
    <button type="button" class="link" onClick={() => app.openTicket(ticket)}>
      <bdi>#{id}</bdi>
    </button>
  );
}
