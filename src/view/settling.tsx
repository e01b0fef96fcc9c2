import type { OpenFace } from "./face.ts";
import { Drawing } from "./icon.tsx";
import { sayTrouble } from "./trouble-note.tsx";

/** A ring that is not closed yet, on a square of 16. */
const ring = "M8 2a6 6 0 1 1-6 6";

/** Stands beside a figure that may still change; nothing once it cannot. */
export function settlingMark({ t, view }: OpenFace) {
  if (view.isSettled.value) return null;
  const said = t("settling");
  return (
    <span class="settling" role="img" aria-label={said} title={said}>
      <Drawing path={ring} />
    </span>
  );
}

/** What the mark means: of how many tickets the figures are, and why no more is read. */
export function SettlingLine({ face }: { face: OpenFace }) {
  const { t, view } = face;
  const { phase, read, total, trouble } = view.progress.value;
  if (view.isSettled.value || !total) return null;
  const isHalted = phase === "paused" || phase === "stopped";
  return (
    <p class="quiet">
      {settlingMark(face)} {t("settling_of", { read, total })} {isHalted && t(phase)}{" "}
      {trouble && sayTrouble(face, trouble)}
    </p>
  );
}
