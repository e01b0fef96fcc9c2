import type { ComponentChildren } from "preact";
import { lengthOf } from "../state/period.ts";
import { ClearData } from "./clear-data.tsx";
import { type OpenFace, wholeMinutes } from "./face.ts";
import { Pieces } from "./fact.tsx";
import { Icon } from "./icon.tsx";
import { PeriodPicker } from "./period-picker.tsx";
import { Picker } from "./pickers.tsx";
import { ReadingNotes } from "./reading-notes.tsx";

interface ViewFrameProps {
  readonly face: OpenFace;
  /** More to choose from, under the view and the period. */
  readonly pickers?: ComponentChildren;
  /** Changes are shown: the foot says against what. */
  readonly isCompared?: boolean | undefined;
  readonly children: ComponentChildren;
}

/** What the figures of a view have around them: which tickets, how far, and by which clock. */
export function ViewFrame({ face, isCompared, pickers, children }: ViewFrameProps) {
  return (
    <>
      <div class="pad stack">
        <ViewPicker face={face} />
        <PeriodPicker face={face} />
        {pickers}
      </div>
      <ViewBody face={face} isCompared={isCompared}>
        {children}
      </ViewBody>
    </>
  );
}

/** Which of the host's views is looked at. */
export function ViewPicker({ face, isNamed }: { face: OpenFace; isNamed?: boolean | undefined }) {
  const { app, format, t, view } = face;
  const views = view.views.value ?? [];
  // The list around the widget is the view.
  if (app.traits.place === "view") return null;
  if (view.progress.value.phase !== "listing" && !views.length) return null;
  return (
    <Picker
      label={t("view")}
      isNamed={isNamed}
      chosen={view.picked.value}
      onChoose={(id) => id !== null && void view.pick(id)}
      options={views.map(({ id, name, size }) => {
        const count = size ? (size.about ? "~" : "") + format.count(size.tickets) : undefined;
        return { value: id, text: name, count };
      })}
    />
  );
}

/** The figures of a view, with how far its tickets are read; or why there are none. */
export function ViewBody({ face, isCompared, children }: Omit<ViewFrameProps, "pickers">) {
  const { t, terms, view } = face;
  const { phase } = view.progress.value;
  const isEmpty = phase === "done" && !view.tickets.value.size;
  const isKnown = phase !== "failed" || view.heads.value.size > 0;
  const days = lengthOf(view.period.value);
  return (
    <>
      <ReadingNotes face={face} />
      {isEmpty ? <Blank face={face} /> : isKnown && children}
      <div class="foot quiet">
        {isCompared && view.before.value && days !== null && (
          <p>{t("changes_against", { n: days })}</p>
        )}
        <p>
          <Pieces of={[sayRead(face), t(terms.clock)]} />
        </p>
        <ClearData face={face} />
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
      <Icon name="empty" />
      <h2>{t(view.heads.value.size ? "nothing_happened" : "no_tickets")}</h2>
      {period !== null && view.heads.value.size > 0 && (
        <button type="button" class="button small" onClick={() => void view.choosePeriod(null)}>
          {t("look_at_all")}
        </button>
      )}
    </div>
  );
}
