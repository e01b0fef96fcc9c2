import type { ComponentChildren } from "preact";
import { lengthOf } from "../state/period.ts";
import { type OpenFace, wholeMinutes } from "./face.ts";
import { Pieces } from "./fact.tsx";
import { PeriodPicker } from "./period-picker.tsx";
import { Picker } from "./pickers.tsx";
import { ReadingNotes } from "./reading-notes.tsx";

interface ViewFrameProps {
  readonly face: OpenFace;
  /** More to choose from, under the view and the period. */
  readonly pickers?: ComponentChildren;
  /** Changes are shown: the foot says against what. */
  readonly isCompared?: boolean;
  readonly children: ComponentChildren;
}

/** What the figures of a view have around them: which tickets, how far, and by which clock. */
export function ViewFrame({ face, isCompared, pickers, children }: ViewFrameProps) {
  const { format, t, terms, view } = face;
  const views = view.views.value ?? [];
  const { phase } = view.progress.value;
  const isEmpty = phase === "done" && !view.tickets.value.size;
  const days = lengthOf(view.period.value);
  const isKnown = phase !== "failed" || view.heads.value.size > 0;
  return (
    <>
      <div class="pad stack">
        {(phase === "listing" || views.length > 0) && (
          <Picker
            label={t("view")}
            chosen={view.picked.value}
            onChoose={(id) => id !== null && void view.pick(id)}
            options={views.map(({ id, name, size }) => {
              const count = size ? (size.about ? "~" : "") + format.count(size.tickets) : undefined;
              return { value: id, text: name, count };
            })}
          />
        )}
        <PeriodPicker face={face} />
        {pickers}
      </div>
      <ReadingNotes face={face} />
      {isEmpty ? <Blank face={face} /> : isKnown && children}
      <div class="foot quiet">
        {isCompared && view.before.value && days !== null && (
          <p>{t("changes_against", { n: days })}</p>
        )}
        <p>
          <Pieces of={[sayRead(face), t(terms.clock)]} />
        </p>
      </div>
    </>
  );
}

/** How many tickets the figures are made of, and how old that is. */
function sayRead({ format, minute, t, view }: OpenFace): string {
  const age = wholeMinutes(minute.value - view.listedAt.value);
  const n = view.tickets.value.size;
  if (age < 60) return t("read_now", { n });
  return t("read_ago", { n, time: format.duration(age, "calendar") });
}

/** No ticket of the view has anything in the period. */
function Blank({ face }: { face: OpenFace }) {
  const { t, view } = face;
  const period = view.period.value;
  return (
    <div class="blank">
      <h2>{t(view.heads.value.size ? "nothing_happened" : "no_tickets")}</h2>
      {period !== null && (
        <button type="button" class="button small" onClick={() => void view.choosePeriod(null)}>
          {t("look_at_all")}
        </button>
      )}
    </div>
  );
}
