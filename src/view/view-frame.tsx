import type { ComponentChildren } from "preact";
import { periods } from "../state/period.ts";
import type { OpenFace } from "./face.ts";
import { Icon } from "./icon.tsx";
import { Picker, Segments } from "./pickers.tsx";
import { ReadingNotes } from "./reading-notes.tsx";

interface ViewFrameProps {
  readonly face: OpenFace;
  /** More to choose from, under the view and the period. */
  readonly pickers?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** What the figures of a view have around them: which tickets, how far, and by which clock. */
export function ViewFrame({ face, pickers, children }: ViewFrameProps) {
  const { t, view } = face;
  return (
    <>
      <div class="pad stack">
        <ViewPicker face={face} />
        <Segments
          label={t("period")}
          chosen={view.period.value}
          onChoose={(period) => void view.choosePeriod(period)}
          options={periods.map((value) => ({ value, text: sayPeriod(face, value) }))}
        />
        {pickers}
      </div>
      <ViewBody face={face}>{children}</ViewBody>
    </>
  );
}

/** Which of the host's views is looked at. */
export function ViewPicker({ face, isNamed }: { face: OpenFace; isNamed?: boolean | undefined }) {
  const { format, t, view } = face;
  const views = view.views.value ?? [];
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
export function ViewBody({ face, children }: Omit<ViewFrameProps, "pickers">) {
  const { t, terms, view } = face;
  const { phase } = view.progress.value;
  const isEmpty = phase === "done" && !view.tickets.value.size;
  const isKnown = phase !== "failed" || view.heads.value.size > 0;
  return (
    <>
      <ReadingNotes face={face} />
      {isEmpty ? <Blank face={face} /> : isKnown && children}
      <p class="foot quiet">
        <span>{t("tickets_read", { n: view.tickets.value.size })}</span>
        <span>{t(terms.clock)}</span>
      </p>
    </>
  );
}

export function sayPeriod({ t }: OpenFace, period: number | null): string {
  return period === null ? t("everything") : t("days", { n: period });
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
