import { Component } from "preact";
import { perMinute, roughly } from "../state/speed.ts";
import type { Instant, Seconds } from "../time/instant.ts";
import type { OpenFace } from "./face.ts";
import { Pieces } from "./fact.tsx";
import { Icon } from "./icon.tsx";
import { LeftOutNote } from "./left-out-note.tsx";
import { Note } from "./note.tsx";
import { sayWait, TroubleNote } from "./trouble-note.tsx";

/** How far the reading of the view is, what it waits for and what it left out. */
export function ReadingNotes({ face }: { face: OpenFace }) {
  const { app, view, t } = face;
  const { trouble } = view.progress.value;
  return (
    <>
      <Told face={face} />
      <ProgressNote face={face} />
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
      <LeftOutNote face={face} />
      <Hidden face={face} />
    </>
  );
}

/** Told aloud when it changes and at every quarter of the way, not at every ticket. */
class Told extends Component<{ face: OpenFace }> {
  moment = "";
  said = "";

  override render({ face: { t, view } }: { face: OpenFace }) {
    const { phase, read, stretch, total, waitUntil } = view.progress.value;
    const quarter = Math.floor((4 * read) / total);
    const moment = `${phase} ${stretch} ${waitUntil === null} ${quarter}`;
    if (moment !== this.moment) {
      this.moment = moment;
      if (waitUntil !== null) this.said = t("waiting");
      else if (phase !== "reading") this.said = t(phase === "failed" ? "paused" : phase);
      else if (quarter > 0) this.said = t("reading_at", { read, total });
      else this.said = t(stretch === "older" ? "older" : phase);
    }
    return (
      <p class="aside" role="status">
        {this.said}
      </p>
    );
  }
}

/** What this viewer may not see is missing in everybody's figures. */
function Hidden({ face: { t, view } }: { face: OpenFace }) {
  return view.tickets.value.hidesNotes && <Note icon="info">{t("doubt_notes_hidden")}</Note>;
}

/** How fast so many tickets are read, and how long that takes. */
interface Estimate {
  readonly total: number;
  readonly at: Instant;
  readonly pace: number;
  readonly left: Seconds;
}

class ProgressNote extends Component<{ face: OpenFace }> {
  /** As it was told last: numbers that change all the time are a distraction. */
  told: Estimate | null = null;

  override render({ face }: { face: OpenFace }) {
    const { format, t, view } = face;
    const { phase, read, stretch, total, waitUntil } = view.progress.value;
    if (phase === "done" || phase === "failed") return null;
    if (phase === "reading") this.estimate(face);
    // Else the list is on its way, or what is known is looked at again.
    const isCounted = phase !== "listing" && read < total;
    const said = isCounted ? t(`${phase}_at`, { read, total }) : t(phase);
    const pieces = this.told && [
      phase === "reading" ? t("per_minute", { n: this.told.pace }) : null,
      t("about", { time: format.duration(this.told.left, "calendar") }),
    ];
    const isWaiting = waitUntil !== null;
    return (
      <Note
        icon={isWaiting ? "clock" : undefined}
        isWarning={isWaiting}
        action={
          <>
            <Buttons face={face} />
            {isCounted && stretch === "older" && (
              <p class="quiet" style={{ width: "100%" }}>
                {t("older")}
              </p>
            )}
            {isCounted && (
              <progress aria-label={t("reading")} aria-valuetext={said} max={total} value={read} />
            )}
          </>
        }
      >
        {isWaiting ? sayWait(face, waitUntil) : said}
        {isCounted && (
          <p class="quiet">
            {isWaiting
              ? t("goes_on", { read, total })
              : phase !== "stopped" && pieces && <Pieces of={pieces} />}
          </p>
        )}
      </Note>
    );
  }

  /** How fast and for how long, once it is known, and anew every ten seconds. */
  estimate({ clock, view }: OpenFace) {
    const { read, speed, total } = view.progress.value;
    const at = clock.value;
    const pace = perMinute(speed, at);
    const told = this.told?.total === total ? this.told : null;
    if (pace !== null && told && at >= told.at && at < told.at + 10) return;
    this.told =
      pace === null
        ? null
        : {
            total,
            at,
            pace: Number(pace.toPrecision(2)),
            left: roughly(((total - read) * 60) / pace, told?.left ?? null),
          };
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
